import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listSkuOptions } from '#modules/catalogue/public.ts'
import { proposeNextRunAction } from '#modules/planning/actions.ts'
import { DEFAULT_HORIZON_DAYS, DEFAULT_SALVAGE_PERCENT } from '#modules/planning/schemas.ts'
import { countProposals, listProposals } from '#modules/planning/queries/proposals.ts'
import { PROPOSAL_STATES, proposalFilterSchema } from '#modules/planning/schemas.ts'
import { LinkButton } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { NumberField, SelectField } from '#ui/fields.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Count, Money } from '#ui/money.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { stateWords } from '#ui/state-words.ts'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Next run' }

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/next-run`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = proposalFilterSchema.parse(search)
  const [page, counts, skus] = await Promise.all([listProposals(actor, filter), countProposals(actor), listSkuOptions(actor.brandId)])
  return (
    <>
      <PageHead title="Next run" about="How many to make next, where, and for which shops: computed from what sold, with empty shelves counted as demand nobody saw." />
      {may(actor, 'planning:propose') && skus.length > 0 && (
        <div className="mb-10 border-y border-line py-5">
          <ActionForm action={proposeNextRunAction} hidden={{ workspace: brand }} layout="row" submitLabel="Propose" pendingLabel="Computing …" label="A new proposal">
            <SelectField name="skuId" label="SKU" placeholder="Choose a SKU" options={skus.map(({ id, code, name, toyName }) => ({ value: id, label: `${name} · ${code}`, group: toyName }))} className="w-full sm:w-72" />
            <NumberField name="horizonDays" label="Sell over" unit="days" defaultValue={DEFAULT_HORIZON_DAYS} className="w-32" />
            <NumberField name="salvagePercent" label="Unsold units keep" unit="%" defaultValue={DEFAULT_SALVAGE_PERCENT} className="w-36" />
          </ActionForm>
        </div>
      )}
      <Section title="Proposals">
        <FilterBar path={path} params={search} search="Number or toy"
          chips={[{ name: 'state', label: 'State', options: PROPOSAL_STATES.filter((state) => counts[state]).map((state) => ({ value: state, label: stateWords(state), count: counts[state] })) }]}
          beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
        <DataTable
          caption="Proposals" rows={page.rows} rowKey={({ id }) => id} href={({ number }) => `${path}/${number}`} sorting={{ path, params: search, sort: filter.sort }}
          empty={<NoRows title="No proposal fits" path={path} params={search} filters={['state']} none={<EmptyState title="No proposal yet">Once a pilot has sold for a few days, ask here what to make next. “Make none” and “not enough evidence” are answers too.</EmptyState>} />}
          columns={[
            { key: 'sku', label: 'For', sort: 'created', first: 'most', cell: (row) => <>{row.name}<span className="block text-sm font-normal text-ink-soft"><span className="font-mono text-xs">{row.number}</span>{row.pilot && ` · from ${row.pilot}`}</span></> },
            { key: 'verdict', label: 'Verdict', cell: ({ verdict }) => <StateBadge state={verdict} /> },
            { key: 'quantity', label: 'Make', number: true, sort: 'quantity', cell: ({ quantity }) => <Count value={quantity} /> },
            { key: 'interval', label: 'Demand, 8 in 10', number: true, cell: ({ interval }) => <span className="tabular">{interval[0].toLocaleString('en-US')}–{interval[1].toLocaleString('en-US')}</span> },
            { key: 'profit', label: 'Expected profit', number: true, cell: ({ verdict, expectedProfit, currency }) => (verdict === 'make' ? <Money minor={expectedProfit} currency={currency} whole /> : <span className="text-ink-soft">–</span>) },
            { key: 'state', label: 'State', cell: (row) => <StateBadge state={row.state} tone={row.state === 'accepted' ? 'released' : undefined} words={row.run ? `Accepted, ${row.run}` : undefined} /> },
            { key: 'created', label: 'Made on', cell: ({ createdAt }) => <DateText day={createdAt.slice(0, 10)} /> },
          ]}
        />
        <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
      </Section>
    </>
  )
}
