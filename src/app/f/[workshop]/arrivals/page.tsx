import type { Metadata } from 'next'
import { requireActor } from '#auth/require-actor.ts'
import { listComing } from '#modules/shipments/queries.ts'
import { arrivalListSchema } from '#modules/shipments/schemas.ts'
import { ArrivalCard } from '#modules/shipments/ui/arrival-card.tsx'
import { listExpectedOrders } from '#modules/sourcing/queries/expected.ts'
import { ExpectedCard } from '#modules/sourcing/ui/expected-card.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { isSet, withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Arrivals' }

/** Of each kind; beyond it people search. */
const MOST = 100
const ORDERS = [{ value: 'expected', label: 'Next first' }, { value: '-expected', label: 'Last first' }, { value: 'from', label: 'By sender' }, { value: 'to', label: 'By place' }]
const ONLY = [{ value: 'suppliers', label: 'From suppliers' }, { value: 'places', label: 'From other places' }, { value: 'late', label: 'Late' }, { value: 'came', label: 'Came this week' }]

export default async function Page({ params, searchParams }: { readonly params: Promise<{ workshop: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { workshop } = await params
  const path = `/f/${workshop}/arrivals`
  const actor = await requireActor('microfactory', workshop, path)
  const search = await searchParams
  const filter = arrivalListSchema.parse(search)
  const { only } = filter
  const now = new Date()
  const orderly = (which: 'expected' | 'came') => listExpectedOrders(actor, now, { ...filter, which, late: only === 'late' }, MOST + 1)
  const [fetched, expectedOrders, cameOrders] = await Promise.all([
    only === 'suppliers' || only === 'came' ? [] : listComing(actor, now, filter, MOST + 1),
    only === 'places' || only === 'came' ? [] : orderly('expected'),
    only === undefined || only === 'came' ? orderly('came') : [],
  ])
  const [coming, expected, came] = [fetched.slice(0, MOST), expectedOrders.slice(0, MOST), cameOrders.slice(0, MOST)]
  const more = [fetched, expectedOrders, cameOrders].some(({ length }) => length > MOST)
  const several = new Set([...coming.map(({ to }) => to), ...[...expected, ...came].map(({ place }) => place)]).size > 1
  return (
    <>
      <PageHead title="Arrivals" about="Open what has come, and count it." />
      {(coming.length + expected.length + came.length > 0 || isSet(search.q) || only) && (
        <FilterBar path={path} params={search} search="Number, part, sender, brand" sorts={ORDERS} chips={[{ name: 'only', label: 'Only', options: ONLY }]}
          beside={<LinkButton size="touch" href={withParams(`${path}/export`, search)} prefetch={false}>Export CSV</LinkButton>} />
      )}
      {more && <p className="mb-4">The first {MOST} of a kind stand here. Search finds the others, and the CSV file has them all.</p>}
      {expected.length > 0 && <Section title="From suppliers" about="New parts. They stay apart until the brand has looked at them.">{expected.map((order) => <ExpectedCard key={order.id} order={order} href={`${path}/orders/${order.id}`} several={several} />)}</Section>}
      {coming.length > 0 && <Section title="From other places" about="Parts and toys that a brand sent here.">{coming.map((shipment) => <ArrivalCard key={shipment.id} shipment={shipment} href={`${path}/${shipment.id}`} several={several} />)}</Section>}
      {coming.length + expected.length === 0 && only !== 'came' && <NoRows title="Nothing on its way fits" path={path} params={search} filters={['only']} none={<EmptyState title="Nothing is on its way to you">When a brand orders parts for this workshop or sends something here, it stands on this page until somebody has counted it.</EmptyState>} />}
      {came.length > 0 && <Section title="Came this week" about="Something counted wrong? Open it and take it back.">{came.map((order) => <ExpectedCard key={order.id} order={order} href={`${path}/orders/${order.id}`} several={several} />)}</Section>}
      {came.length === 0 && only === 'came' && <NoRows title="Nothing that came this week fits" path={path} params={search} filters={['only']} none={null} />}
    </>
  )
}
