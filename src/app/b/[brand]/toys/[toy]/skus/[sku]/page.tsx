import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { env } from '#env.ts'
import { formatDigitalLink } from '#kernel/gs1.ts'
import { formatMinor } from '#kernel/money.ts'
import { changeSkuAction, retireSkuAction } from '#modules/catalogue/actions.ts'
import { getSkuForEditing } from '#modules/catalogue/queries/toys.ts'
import { SkuFields } from '#modules/catalogue/ui/sku-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Facts } from '#ui/facts.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

export const metadata: Metadata = { title: 'SKU' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; toy: string; sku: string }> }) {
  const { brand, toy: toyId, sku: skuId } = await params
  const path = `/b/${brand}/toys/${toyId}`
  const actor = await requireActor('brand', brand, `${path}/skus/${skuId}`)
  const sku = await getSkuForEditing(actor, skuId)
  if (!sku || sku.toyId !== toyId) notFound()
  const edits = may(actor, 'catalogue:edit') && sku.state !== 'retired'
  const link = formatDigitalLink(env.APP_URL, { gtin: sku.gtin }).value
  const margin = sku.retailPrice > 0 ? Math.round(((sku.retailPrice - sku.wholesalePrice) / sku.retailPrice) * 100) : null
  return (
    <div className="max-w-2xl">
      <PageHead title={sku.name} number={sku.code} crumbs={[{ label: 'Toys', href: `/b/${brand}/toys` }, { label: sku.toyName, href: path }]} state={<StateBadge state={sku.state} />}
        action={edits && <ConfirmForm action={retireSkuAction} hidden={{ workspace: brand, skuId: sku.id, version: sku.version }} label="Retire …" title={`Retire ${sku.code}?`} consequence="No new pilots, runs or restocks of it. What is on shelves is sold on." confirmLabel="Retire SKU" />}>
        <Facts facts={[
          { label: 'Shops pay', value: formatMinor(sku.wholesalePrice, sku.currency) },
          { label: 'People pay', value: formatMinor(sku.retailPrice, sku.currency) },
          { label: 'The shop keeps', value: margin === null ? '–' : `${margin} %` },
          { label: 'Restock', value: `${sku.minimum}+`, note: `by ${sku.multiple}` },
        ]} />
      </PageHead>
      <Section title="On the pack" id="pack" about="The QR code on every unit leads here, with the lot behind it.">
        <dl className="grid gap-x-6 gap-y-2 border-t border-line pt-3 sm:grid-cols-[8rem_1fr]">
          <dt className="text-ink-soft">GTIN</dt><dd className="font-mono">{sku.gtin}<CopyButton text={sku.gtin} label="Copy GTIN" /></dd>
          {link && <><dt className="text-ink-soft">Digital Link</dt><dd className="min-w-0 font-mono text-sm break-all"><a href={link} className="underline underline-offset-4">{link}</a><CopyButton text={link} label="Copy the address" /></dd></>}
        </dl>
        {sku.gtin.startsWith('0952') && <p className="measure mt-3 text-sm text-ink-soft">952 is GS1’s range for demonstrations. Enter your own company prefix in the settings before you print a new SKU.</p>}
      </Section>
      {edits && (
        <Section title="Change" id="change">
          <ActionForm action={changeSkuAction} hidden={{ workspace: brand, skuId: sku.id, version: sku.version }} submitLabel="Save" beside={<LinkButton href={path} variant="plain">Back to {sku.toyName}</LinkButton>}>
            <SkuFields currency={sku.currency} sku={sku} />
          </ActionForm>
        </Section>
      )}
    </div>
  )
}
