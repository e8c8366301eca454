import type { Metadata } from 'next'
import { requireActor } from '#auth/require-actor.ts'
import { listFloorWork, type RunListRow } from '#modules/runs/queries/list-runs.ts'
import { FloorRunCard } from '#modules/runs/ui/floor-run-card.tsx'
import { floorRunPath } from '#modules/runs/ui/floor-run-path.ts'
import { KeepRuns } from '#modules/runs/ui/outbox/keep-runs.tsx'
import { EmptyState } from '#ui/empty-state.tsx'

export const metadata: Metadata = { title: 'What to make' }

/** So many runs' pages are kept for the time without a network: more than anybody makes in a day. */
const KEPT_RUNS = 12

export default async function Page({ params }: { params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  const actor = await requireActor('microfactory', workshop, `/f/${workshop}`)
  const work = await listFloorWork(actor)
  const all = [...work.rework, ...work.now, ...work.asked, ...work.coming, ...work.made]
  const several = new Set(all.map((run) => run.workshop)).size > 1
  const first = [work.rework, work.now, work.asked, work.coming, work.made].find((runs) => runs.length > 0)
  const list = (title: string, about: string, runs: readonly RunListRow[]) => runs.length > 0 && (
    <section className={runs === first ? undefined : 'mt-10'}>
      <h2 className="font-display text-xl font-semibold tracking-[-0.02em]">{title}</h2>
      <p className="mb-5 text-base text-ink-soft">{about}</p>
      {runs.map((run) => <FloorRunCard key={run.id} run={run} workshop={workshop} several={several} />)}
    </section>
  )
  return (
    <>
      <h1 className="sr-only">What to make</h1>
      <KeepRuns paths={work.now.slice(0, KEPT_RUNS).map((run) => floorRunPath(workshop, run))} />
      {list('To rework', 'Units of a lot that did not pass came back. What is to be done stands on the run.', work.rework)}
      {list('To make now', work.now.length === 1 ? 'One run is yours to make.' : `${work.now.length} runs, the one being made first, then by ready day.`, work.now)}
      {list('Waiting for an answer', actor.role === 'lead' ? 'Brands asked for these. Confirm or decline.' : 'Your lead confirms or declines these.', work.asked)}
      {list('Coming', 'Confirmed. They start when the brand releases them.', work.coming)}
      {list('Made lately', 'Finished in the last two weeks; the lots wait for inspection.', work.made)}
      {all.length === 0 && <EmptyState title="Nothing to make">When a brand orders a run at one of your workshops, it stands here.</EmptyState>}
    </>
  )
}
