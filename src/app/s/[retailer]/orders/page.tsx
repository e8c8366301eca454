import type { Metadata } from 'next'
import { Download } from 'lucide-react'
import { requireActor } from '#auth/require-actor.ts'
import { countRestocks, listRestocks, type RestockListRow } from '#modules/restocks/queries/list-restocks.ts'
import { restockListSchema } from '#modules/restocks/schemas.ts'
import { OrderList } from '#modules/restocks/ui/order-list.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Orders' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ retailer: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { retailer } = await params
  const path = `/s/${retailer}/orders`
  const actor = await requireActor('retailer', retailer, path)
  const filter = restockListSchema.parse(await searchParams)
  const [page, counts] = await Promise.all([listRestocks(actor, filter), countRestocks(actor)])
  const sum = (...states: RestockListRow['state'][]) => states.reduce((total, state) => total + (counts[state] ?? 0), 0)
  const none = Object.keys(counts).length === 0
  return (
    <>
      <PageHead title="Orders" about="Every restock you asked for." action={<LinkButton variant="primary" size="touch" href={`/s/${retailer}/restock`}>Restock</LinkButton>} />
      {none ? (
        <EmptyState title="No orders yet" action={<LinkButton variant="primary" href={`/s/${retailer}/restock`}>Ask for your first restock</LinkButton>}>Choose toys and quantities, and see at once when they will be here and why then.</EmptyState>
      ) : (
        <>
          <FilterBar path={path} params={{ ...filter }} search="Number or shop"
            sorts={[{ value: '-asked', label: 'Newest first' }, { value: 'asked', label: 'Oldest first' }, { value: 'promised', label: 'By day, soonest first' }, { value: 'shop', label: 'By shop' }, { value: 'state', label: 'By state' }]}
            beside={<LinkButton size="small" href={withParams(`${path}/export`, { ...filter, after: undefined, before: undefined })} icon={<Download aria-hidden />} prefetch={false}>CSV</LinkButton>}
            chips={[{
            name: 'state', label: 'State', options: [
              { value: 'waiting', label: 'Waiting', count: sum('submitted', 'promised') }, { value: 'open', label: 'On the way', count: sum('accepted', 'picking', 'shipped') },
              { value: 'received', label: 'Received', count: sum('received') }, { value: 'closed', label: 'Done', count: sum('closed') },
            ],
          }]} />
          {page.rows.length === 0 ? <NoRows title="No order fits" path={path} params={{ ...filter }} filters={['state']} none={null} /> : <OrderList rows={page.rows} path={`/s/${retailer}`} />}
          <Pager path={path} params={{ ...filter }} after={page.next} before={page.previous} shown={page.rows.length} />
        </>
      )}
    </>
  )
}
