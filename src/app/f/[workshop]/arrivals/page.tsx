import type { Metadata } from 'next'
import { requireActor } from '#auth/require-actor.ts'
import { listComing } from '#modules/shipments/queries.ts'
import { ArrivalCard } from '#modules/shipments/ui/arrival-card.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Arrivals' }

export default async function Page({ params }: { readonly params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  const path = `/f/${workshop}/arrivals`
  const coming = await listComing(await requireActor('microfactory', workshop, path), new Date())
  const several = new Set(coming.map(({ to }) => to)).size > 1
  return (
    <>
      <PageHead title="Arrivals" about="Open what has come, and count it." />
      {coming.map((shipment) => <ArrivalCard key={shipment.id} shipment={shipment} href={`${path}/${shipment.id}`} several={several} />)}
      {coming.length === 0 && <EmptyState title="Nothing is on its way to you">When a brand sends parts or toys here, they stand on this page until somebody has counted them.</EmptyState>}
    </>
  )
}
