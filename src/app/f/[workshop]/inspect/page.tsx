import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { startOnFloorAction } from '#modules/quality/actions.ts'
import { listWaitingLots } from '#modules/quality/queries/waiting-lots.ts'
import { FLOOR_LOTS, floorQueueSchema, MOST_FLOOR_LOTS } from '#modules/quality/schemas.ts'
import { waitingLines } from '#modules/quality/ui/waiting-line.ts'
import { WaitingLots } from '#modules/quality/ui/waiting-lots.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Inspect' }

export default async function Page({ params, searchParams }: { params: Promise<{ workshop: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { workshop } = await params
  const path = `/f/${workshop}/inspect`
  const actor = await requireActor('microfactory', workshop, path)
  const { shown } = floorQueueSchema.parse(await searchParams)
  const { lots, more } = await listWaitingLots(actor, shown)
  return (
    <>
      <PageHead title="Inspect" about="Lots that lie here and cannot leave before they pass." />
      {lots.length === 0 ? <EmptyState title="Nothing to inspect">Lots appear here when a run is finished.</EmptyState>
        : <WaitingLots lots={waitingLines(lots, 'inspectionId')} workspace={workshop} start={startOnFloorAction} mayInspect={may(actor, 'quality:inspect')} size="floor" links={{ inspections: path }} />}
      {more && <p className="mt-6 flex flex-wrap items-center gap-4">The {lots.length} oldest are here. {shown < MOST_FLOOR_LOTS && <LinkButton href={`${path}?shown=${shown + FLOOR_LOTS}`}>Show more</LinkButton>}</p>}
    </>
  )
}
