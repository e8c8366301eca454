import type { Metadata } from 'next'
import { requireActor } from '#auth/require-actor.ts'
import { listFloorCounts } from '#modules/stock/queries/list-counts.ts'
import { floorCountListSchema } from '#modules/stock/schemas.ts'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { FloorCard } from '#ui/floor-card.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { FIRST_PAGE, isSet, withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Count' }

const ORDERS = [{ value: 'opened', label: 'Oldest first' }, { value: '-opened', label: 'Newest first' }, { value: '-left', label: 'Most left first' }, { value: 'left', label: 'Least left first' }, { value: 'place', label: 'By place' }, { value: 'brand', label: 'By brand' }]

export default async function Page({ params, searchParams }: { params: Promise<{ workshop: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { workshop } = await params
  const path = `/f/${workshop}/counts`
  const actor = await requireActor('microfactory', workshop, path)
  const search = await searchParams
  const counts = await listFloorCounts(actor, floorCountListSchema.parse(search))
  return (
    <>
      <PageHead title="Count" about="What a brand wants counted here." />
      {(counts.rows.length > 0 || isSet(search.q)) && (
        <FilterBar path={path} params={search} search="Number, place, brand" sorts={ORDERS}
          beside={<LinkButton size="touch" href={withParams(`${path}/export`, search, FIRST_PAGE)} prefetch={false}>Export CSV</LinkButton>} />
      )}
      <div className="mt-6">
        {counts.rows.map((count) => (
          <FloorCard key={count.id} href={`${path}/${count.id}`} title={count.placeName}>
            <span className="tabular font-semibold text-ink">{count.counted.toLocaleString('en-US')} of {count.lines.toLocaleString('en-US')} lots counted</span><span>for {count.brandName}</span><span className="font-mono text-sm">{count.number}</span>
          </FloorCard>
        ))}
      </div>
      {counts.rows.length === 0 && <NoRows title="No count fits" path={path} params={search} filters={[]} none={<EmptyState title="Nothing to count">Counts appear here when a brand opens one for this workshop.</EmptyState>} />}
      <Pager path={path} params={search} after={counts.next} before={counts.previous} shown={counts.rows.length} />
    </>
  )
}
