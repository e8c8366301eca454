import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { plainAmount } from '#kernel/money.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { changePolicyAction } from '#modules/sourcing/actions.ts'
import { getPolicy } from '#modules/sourcing/queries/policy.ts'
import { PolicyFields } from '#modules/sourcing/ui/policy-fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'How you buy' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const base = `/b/${brand}/sourcing`
  const actor = await requireActor('brand', brand, `${base}/policy`)
  const [policy, { currency }] = await Promise.all([getPolicy(actor), getBrandFacts(actor)])
  const edits = may(actor, 'sourcing:order')
  return (
    <div className="max-w-2xl">
      <PageHead title="How you buy" crumbs={[{ label: 'Sourcing', href: base }]} about="What the shortages reckon with: order quantities, safety, what a transfer costs, and how strictly incoming lots are looked at." />
      {!edits && <Notice title="Owners and managers change this">You see what holds now.</Notice>}
      <ActionForm action={changePolicyAction} hidden={{ workspace: brand, version: policy.version }} submitLabel={edits ? 'Save' : undefined}>
        <PolicyFields policy={policy} currency={currency} transferCost={plainAmount(policy.transferCost, currency)} disabled={!edits} />
      </ActionForm>
    </div>
  )
}
