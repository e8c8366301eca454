import type { Metadata } from 'next'
import Link from 'next/link'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { listFloorWork, type RunListRow } from '#modules/runs/queries/list-runs.ts'
import { FloorRunCard } from '#modules/runs/ui/floor-run-card.tsx'
import { floorRunPath } from '#modules/runs/ui/floor-run-path.ts'
import { KeepRuns } from '#modules/runs/ui/outbox/keep-runs.tsx'
import { listComing } from '#modules/shipments/queries.ts'
import { ArrivalCard } from '#modules/shipments/ui/arrival-card.tsx'
import { listExpectedOrders } from '#modules/sourcing/queries/expected.ts'
import { ExpectedCard } from '#modules/sourcing/ui/expected-card.tsx'
import { EmptyState } from '#ui/empty-state.tsx'

export const metadata: Metadata = { title: 'What to make' }

/** So many runs' pages are kept for the time without a network: more than a workshop makes in a week, and a few megabytes on a phone. */
const KEPT_RUNS = 60

export default async function Page({ params }: { params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  const actor = await requireActor('microfactory', workshop, `/f/${workshop}`)
  const now = new Date()
  const [work, coming, orders] = await Promise.all([listFloorWork(actor, now), listComing(actor, now), listExpectedOrders(actor, now)])
  const isDue = ({ expectedOn, timeZone }: { expectedOn: string | null; timeZone: string }) => expectedOn !== null && expectedOn <= dateAt(now, timeZone)
  const due = { orders: orders.filter(isDue), shipments: coming.filter(isDue) }
  const arriving = due.orders.length + due.shipments.length
  const all = [...work.rework, ...work.now, ...work.asked, ...work.coming, ...work.made]
  const toMake = [...work.rework, ...work.now]
  const several = new Set(all.map((run) => run.workshop)).size > 1
  const list = (title: string, about: string, runs: readonly RunListRow[]) => runs.length > 0 && (
    <section className="mt-10 first-of-type:mt-0">
      <h2 className="font-display text-xl font-semibold tracking-[-0.02em]">{title}</h2>
      <p className="mb-5 text-base text-ink-soft">{about}</p>
      {runs.map((run) => <FloorRunCard key={run.id} run={run} rework={work.toRework.get(run.id) ?? 0} workshop={workshop} several={several} />)}
    </section>
  )
  return (
    <>
      <h1 className="sr-only">What to make</h1>
      {work.total > all.length && (
        <p className="mb-6 text-base">The {all.length.toLocaleString('en-US')} most urgent of {work.total.toLocaleString('en-US')} runs stand here. <Link href={`/f/${workshop}/runs`} className="inline-flex min-h-11 items-center font-medium underline decoration-line-strong underline-offset-4">All runs</Link> has every one: search there by its number.</p>
      )}
      <KeepRuns paths={toMake.slice(0, KEPT_RUNS).map((run) => floorRunPath(workshop, run))} total={toMake.length} />
      {list('To rework', 'Units of a lot that did not pass came back. What is to be done stands on the run.', work.rework)}
      {list('To make now', work.now.length === 1 ? 'One run is yours to make.' : `${work.now.length} runs, the one being made first, then by ready day.`, work.now)}
      {arriving > 0 && (
        <section className="mt-10 first-of-type:mt-0">
          <h2 className="font-display text-xl font-semibold tracking-[-0.02em]">Arriving today</h2>
          <p className="mb-5 text-base text-ink-soft">{due.orders.length > 0 ? 'Count it when it is here, and keep it apart until it has been looked at.' : 'Count it when it is here.'}</p>
          {due.orders.map((order) => <ExpectedCard key={order.id} order={order} href={`/f/${workshop}/arrivals/orders/${order.id}`} several={several} />)}
          {due.shipments.map((shipment) => <ArrivalCard key={shipment.id} shipment={shipment} href={`/f/${workshop}/arrivals/${shipment.id}`} several={several} />)}
        </section>
      )}
      {list('Waiting for an answer', actor.role === 'lead' ? 'Brands asked for these. Confirm or decline.' : 'Your lead confirms or declines these.', work.asked)}
      {list('Coming', 'Confirmed. They start when the brand releases them.', work.coming)}
      {list('Made lately', 'Finished in the last two weeks; the lots wait for inspection.', work.made)}
      {all.length + arriving === 0 && <EmptyState title="Nothing to make">When a brand orders a run at one of your workshops, it stands here.</EmptyState>}
    </>
  )
}
