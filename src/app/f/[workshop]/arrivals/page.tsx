import type { Metadata } from 'next'
import { requireActor } from '#auth/require-actor.ts'
import { listComing } from '#modules/shipments/queries.ts'
import { ArrivalCard } from '#modules/shipments/ui/arrival-card.tsx'
import { listExpectedOrders } from '#modules/sourcing/queries/expected.ts'
import { ExpectedCard } from '#modules/sourcing/ui/expected-card.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Arrivals' }

export default async function Page({ params }: { readonly params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  const path = `/f/${workshop}/arrivals`
  const actor = await requireActor('microfactory', workshop, path)
  const now = new Date()
  const [coming, orders] = await Promise.all([listComing(actor, now), listExpectedOrders(actor, now, { alsoCame: true })])
  const several = new Set([...coming.map(({ to }) => to), ...orders.map(({ place }) => place)]).size > 1
  const expected = orders.filter(({ receivable }) => receivable)
  const came = orders.filter(({ receivable }) => !receivable)
  return (
    <>
      <PageHead title="Arrivals" about="Open what has come, and count it." />
      {expected.length > 0 && <Section title="From suppliers" about="New parts. They stay apart until the brand has looked at them.">{expected.map((order) => <ExpectedCard key={order.id} order={order} href={`${path}/orders/${order.id}`} several={several} />)}</Section>}
      {coming.length > 0 && <Section title="From other places" about="Parts and toys that a brand sent here.">{coming.map((shipment) => <ArrivalCard key={shipment.id} shipment={shipment} href={`${path}/${shipment.id}`} several={several} />)}</Section>}
      {coming.length + expected.length === 0 && <EmptyState title="Nothing is on its way to you">When a brand orders parts for this workshop or sends something here, it stands on this page until somebody has counted it.</EmptyState>}
      {came.length > 0 && <Section title="Came this week" about="Something counted wrong? Open it and take it back.">{came.map((order) => <ExpectedCard key={order.id} order={order} href={`${path}/orders/${order.id}`} several={several} />)}</Section>}
    </>
  )
}
