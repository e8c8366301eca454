import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { checkOfferFileAction } from '#modules/sourcing/actions.ts'
import { listOpenOfferFiles } from '#modules/sourcing/queries/offer-file.ts'
import { LinkButton } from '#ui/button.tsx'
import { DateText } from '#ui/date-text.tsx'
import { FileField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Import offers' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const path = `/b/${brand}/sourcing/offers`
  const actor = await requireActor('brand', brand, `${path}/import`)
  if (!may(actor, 'sourcing:order')) notFound()
  const [open, { timeZone }] = await Promise.all([listOpenOfferFiles(actor), getBrandFacts(actor)])
  return (
    <div className="max-w-2xl">
      <PageHead title="Import offers" crumbs={[{ label: 'Offers', href: path }]} about="A price list as CSV. First you see what it would change, line by line. Then you decide." />
      <ActionForm action={checkOfferFileAction} hidden={{ workspace: brand }} submitLabel="Compare" pendingLabel="Reading the file …" beside={<LinkButton href={path} variant="plain">Cancel</LinkButton>}>
        <FileField name="file" label="File" accept=".csv,.txt,.tsv,text/csv,text/plain" help="CSV as spreadsheets write it: comma, semicolon or tab, up to 5,000 lines and 4 MB." />
      </ActionForm>
      {open.length > 0 && (
        <Section id="open" title="Waiting for your decision">
          <ul className="border-t border-line">
            {open.map((file) => (
              <li key={file.id} className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-2.5">
                <Link href={`${path}/imports/${file.id}`} className="prose-link font-medium wrap-anywhere">{file.fileName}</Link>
                <span className="text-sm text-ink-soft">{file.uploadedBy}, <DateText instant={file.at} timeZone={timeZone} /></span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="columns" title="What the file holds" about="One line a price: an offer with three prices has three lines." action={<LinkButton size="small" href={`${path}/export`} prefetch={false} icon={<Icon name="download" />}>Your offers as CSV</LinkButton>}>
        <dl className="grid gap-x-6 gap-y-1.5 border-t border-line pt-3 sm:grid-cols-[10rem_1fr]">
          {COLUMNS.map(([name, what]) => <div key={name} className="contents"><dt className="font-mono text-sm">{name}</dt><dd className="text-ink-soft">{what}</dd></div>)}
        </dl>
        <p className="measure mt-4">Offers the file does not name stay as they are. A new one ends the one before it. <a className="prose-link" href={`${path}/template`}>Download an empty template</a></p>
      </Section>
    </div>
  )
}

const COLUMNS = [
  ['supplier', 'The name of one you have.'], ['part', 'The number of one of your parts.'], ['revision', 'A, B … Empty: the newest.'], ['article', 'Their number for it.'],
  ['from_quantity', 'From how many pieces on the price holds. Empty: 1.'], ['unit_price', 'One piece, in the supplier’s currency.'], ['currency', 'For checking. It must be the supplier’s.'],
  ['minimum, multiple', 'Smallest order and its steps. Empty: as before, else 1.'], ['lead_days', 'Working days of the supplier. Empty: as before.'],
  ['valid_from', 'A day like 2026-11-24. The day of an offer you have: that one is changed. Empty: today.'], ['valid_to', 'The last day. Empty: until further notice.'], ['state', 'For readers. It is not looked at.'],
] as const
