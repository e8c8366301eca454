import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { plural } from '#kernel/plural.ts'
import { startInspectionAction } from '#modules/quality/actions.ts'
import { listInspections } from '#modules/quality/queries/list-inspections.ts'
import { listQueue, queueHead } from '#modules/quality/queries/waiting-lots.ts'
import { inspectionListSchema, queueSchema } from '#modules/quality/schemas.ts'
import { inspectionLines } from '#modules/quality/ui/inspection-line.ts'
import { InspectionsTable } from '#modules/quality/ui/inspections-table.tsx'
import { waitingLines } from '#modules/quality/ui/waiting-line.ts'
import { WaitingLots } from '#modules/quality/ui/waiting-lots.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Quality' }

const RECENT = 8
const ORDERS = [
  { value: 'made', label: 'Oldest first' }, { value: '-made', label: 'Newest first' }, { value: '-pieces', label: 'Most pieces first' }, { value: 'pieces', label: 'Fewest pieces first' },
  { value: 'step', label: 'Nearest to release first' }, { value: 'toy', label: 'By toy' }, { value: 'place', label: 'By place' },
]
const STEPS = [{ value: 'release', label: 'To release' }, { value: 'continue', label: 'Under way' }, { value: 'start', label: 'To inspect' }, { value: 'decide', label: 'On hold' }, { value: 'write-checklist', label: 'No checklist' }]

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/quality`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const [queue, head, recent] = await Promise.all([listQueue(actor, queueSchema.parse(search)), queueHead(actor), listInspections(actor, inspectionListSchema.parse({}), RECENT)])
  const links = { lots: `/b/${brand}/stock/lots`, inspections: `${path}/inspections`, checklists: `${path}/checklists` }
  const work = { workspace: brand, start: startInspectionAction, mayInspect: may(actor, 'quality:inspect'), links }
  return (
    <>
      <PageHead title="Quality" action={<LinkButton href={`${path}/checklists`}>Checklists</LinkButton>}
        about={head.lots === 0 ? 'No lot waits for you.' : `${plural(head.lots, 'lot')} ${head.lots === 1 ? 'waits' : 'wait'} with ${plural(head.pieces, 'piece')} that cannot be sold yet.`} />
      {head.lots === 0 && head.making.length === 0 && (
        <EmptyState title="Nothing waits for quality" action={<LinkButton href={`/b/${brand}/stock?by=lot`}>All lots</LinkButton>}>A lot appears here when a workshop reports what it made. It cannot be promised, shipped or sold until its inspection has passed and somebody releases it.</EmptyState>
      )}
      {head.lots > 0 && (
        <Section title="Waits for you">
          <FilterBar path={path} params={search} search="Lot, toy, run, place" sorts={ORDERS} chips={[{ name: 'step', label: 'Next step', options: STEPS }]}
            beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
          {queue.rows.length === 0 ? <NoRows title="No lot fits" path={path} params={search} filters={['step']} none={null} /> : <WaitingLots {...work} lots={waitingLines(queue.rows, 'inspectionNumber')} />}
          <Pager path={path} params={search} after={queue.next} before={queue.previous} shown={queue.rows.length} />
        </Section>
      )}
      {head.making.length > 0 && <Section title="Still being made" about="A lot is inspected when it is complete; its sample is drawn from all of it."><WaitingLots {...work} lots={waitingLines(head.making, 'inspectionNumber')} /></Section>}
      <Section title="Inspections" action={<LinkButton size="small" href={`${path}/inspections`}>All inspections</LinkButton>}>
        {recent.rows.length === 0
          ? <p className="text-ink-soft">No inspection has been started yet.</p>
          : <InspectionsTable rows={inspectionLines(recent.rows)} base={`${path}/inspections`} />}
      </Section>
    </>
  )
}
