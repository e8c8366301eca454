import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { startOnFloorAction } from '#modules/quality/actions.ts'
import { listFloorQueue } from '#modules/quality/queries/waiting-lots.ts'
import { floorQueueSchema } from '#modules/quality/schemas.ts'
import { waitingLines } from '#modules/quality/ui/waiting-line.ts'
import { WaitingLots } from '#modules/quality/ui/waiting-lots.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { FIRST_PAGE, isSet, withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Inspect' }

const ORDERS = [
  { value: 'step', label: 'Nearest to release first' }, { value: 'made', label: 'Oldest first' }, { value: '-made', label: 'Newest first' }, { value: '-pieces', label: 'Most pieces first' },
  { value: 'toy', label: 'By toy' }, { value: 'place', label: 'By place' },
]
const STEPS = [{ value: 'start', label: 'To inspect' }, { value: 'continue', label: 'Under way' }, { value: 'release', label: 'Passed' }, { value: 'decide', label: 'On hold' }, { value: 'finish-run', label: 'Being made' }, { value: 'write-checklist', label: 'No checklist' }]

export default async function Page({ params, searchParams }: { params: Promise<{ workshop: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { workshop } = await params
  const path = `/f/${workshop}/inspect`
  const actor = await requireActor('microfactory', workshop, path)
  const search = await searchParams
  const queue = await listFloorQueue(actor, floorQueueSchema.parse(search))
  const brands = new Set(queue.rows.map(({ brandName }) => brandName)).size > 1
  return (
    <>
      <PageHead title="Inspect" about="Lots that lie here and cannot leave before they pass." />
      {(queue.rows.length > 0 || isSet(search.q) || isSet(search.step)) && (
        <FilterBar path={path} params={search} search="Lot, toy, run, place, brand" sorts={ORDERS} chips={[{ name: 'step', label: 'Next step', options: STEPS }]}
          beside={<LinkButton size="touch" href={withParams(`${path}/export`, search, FIRST_PAGE)} prefetch={false}>Export CSV</LinkButton>} />
      )}
      {queue.rows.length === 0 && <NoRows title="No lot fits" path={path} params={search} filters={['step']} none={<EmptyState title="Nothing to inspect">Lots appear here when a run is finished.</EmptyState>} />}
      {queue.rows.length > 0 && <WaitingLots lots={waitingLines(queue.rows, 'inspectionId', { brands })} workspace={workshop} start={startOnFloorAction} mayInspect={may(actor, 'quality:inspect')} size="floor" links={{ inspections: path }} />}
      <Pager path={path} params={search} after={queue.next} before={queue.previous} shown={queue.rows.length} />
    </>
  )
}
