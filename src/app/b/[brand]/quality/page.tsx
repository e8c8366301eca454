import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { startInspectionAction } from '#modules/quality/actions.ts'
import { listInspections, listWaitingLots } from '#modules/quality/queries/list-inspections.ts'
import { inspectionListSchema } from '#modules/quality/schemas.ts'
import { InspectionsTable } from '#modules/quality/ui/inspections-table.tsx'
import { WaitingLots } from '#modules/quality/ui/waiting-lots.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Quality' }

const RECENT = 8

export default async function Page({ params }: { params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const path = `/b/${brand}/quality`
  const actor = await requireActor('brand', brand, path)
  const [waiting, recent] = await Promise.all([listWaitingLots(actor), listInspections(actor, inspectionListSchema.parse({}), RECENT)])
  const ready = waiting.filter(({ next }) => next !== 'finish-run')
  const making = waiting.filter(({ next }) => next === 'finish-run')
  const links = {
    lot: (lot: (typeof waiting)[number]) => `/b/${brand}/stock/lots/${encodeURIComponent(lot.code)}`, inspection: (lot: (typeof waiting)[number]) => `${path}/inspections/${lot.inspectionNumber ?? ''}`, checklists: `${path}/checklists`,
  }
  const work = { workspace: brand, start: startInspectionAction, mayInspect: may(actor, 'quality:inspect'), links }
  const pieces = ready.reduce((sum, { onHand }) => sum + onHand, 0)
  return (
    <>
      <PageHead title="Quality" action={<LinkButton href={`${path}/checklists`}>Checklists</LinkButton>}
        about={ready.length === 0 ? 'No lot waits for you.' : `${ready.length} ${ready.length === 1 ? 'lot waits' : 'lots wait'} with ${pieces.toLocaleString('en-US')} pieces that cannot be sold yet.`} />
      {waiting.length === 0 ? (
        <EmptyState title="Nothing waits for quality" action={<LinkButton href={`/b/${brand}/stock?by=lot`}>All lots</LinkButton>}>A lot appears here when a workshop reports what it made. It cannot be promised, shipped or sold until its inspection has passed and somebody releases it.</EmptyState>
      ) : (
        <>
          {ready.length > 0 && <Section title="Waits for you"><WaitingLots {...work} lots={ready} /></Section>}
          {making.length > 0 && <Section title="Still being made" about="A lot is inspected when it is complete; its sample is drawn from all of it."><WaitingLots {...work} lots={making} /></Section>}
        </>
      )}
      <Section title="Inspections" action={<LinkButton size="small" href={`${path}/inspections`}>All inspections</LinkButton>}>
        <InspectionsTable rows={recent.rows} base={`${path}/inspections`} empty={<p className="text-ink-soft">No inspection has been started yet.</p>} />
      </Section>
    </>
  )
}
