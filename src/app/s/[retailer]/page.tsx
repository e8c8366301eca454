import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { requireActor } from '#auth/require-actor.ts'
import { may } from '#auth/permissions.ts'
import { plural } from '#kernel/plural.ts'
import { listArrivals } from '#modules/restocks/queries/list-arrivals.ts'
import { listRestocks } from '#modules/restocks/queries/list-restocks.ts'
import { getShopChoices, listShelf, nextCutOff } from '#modules/restocks/queries/shop-shelf.ts'
import { CutOffBanner } from '#modules/restocks/ui/cut-off-banner.tsx'
import { LowList } from '#modules/restocks/ui/low-list.tsx'
import { OrderList } from '#modules/restocks/ui/order-list.tsx'
import { ReceiveForm } from '#modules/restocks/ui/receive-form.tsx'
import { ShelfTable } from '#modules/restocks/ui/shelf-table.tsx'
import { ShopTabs } from '#modules/restocks/ui/shop-tabs.tsx'
import { receiveAtShopAction } from '#modules/shipments/actions.ts'
import { LinkButton } from '#ui/button.tsx'
import { dayText } from '#ui/date-text.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Today' }

const paramsSchema = z.object({ shop: z.string().optional().catch(undefined) })

export default async function Page({ params, searchParams }: { readonly params: Promise<{ retailer: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { retailer } = await params
  const path = `/s/${retailer}`
  const actor = await requireActor('retailer', retailer, path)
  const query = paramsSchema.parse(await searchParams)
  const { shops, brands } = await getShopChoices(actor)
  const shop = shops.find(({ id }) => id === query.shop) ?? shops[0]
  if (!shop) {
    return <EmptyState title="No shop is open yet" action={may(actor, 'places:edit') && <LinkButton href={`${path}/places/new`} variant="primary" size="touch">Add your shop</LinkButton>}>Add your shop, with its address and receiving days, so that brands can promise you a day. A brand that invited you can do it for you.</EmptyState>
  }
  const now = new Date()
  const [shelf, orders, cutOffs] = await Promise.all([
    listShelf(actor, shop.id, { now }),
    listRestocks(actor, { state: 'open', shop: shop.id }, { size: 5, now }),
    Promise.all(brands.map(async (brand) => ({ brand, cutOff: await nextCutOff(actor, shop.id, brand.id, now) }))),
  ])
  const [waiting, arrivals] = await Promise.all([listRestocks(actor, { state: 'waiting', shop: shop.id }, { size: 5, now }), may(actor, 'shipments:receive') ? listArrivals(actor) : null])
  const low = shelf.filter((row) => row.low)
  const carried = shelf.filter((row) => row.carried)
  const mayOrder = may(actor, 'restocks:request')
  const first = cutOffs.find(({ cutOff }) => cutOff !== null)

  return (
    <>
      <h1 className="font-display text-xl font-semibold tracking-[-0.022em]">{shops.length > 1 ? 'Today' : shop.name}</h1>
      <ShopTabs path={path} shops={shops} current={shop.id} />
      {brands.length === 0
        ? <EmptyState title="No brand works with you yet">A brand that wants its toys in your shop invites you by e-mail. Accept its invitation, and its toys can be ordered here.</EmptyState>
        : <CutOffBanner options={cutOffs} now={now.toISOString()} timeZone={shop.timeZone} restockHref={mayOrder ? `${path}/restock?shop=${shop.id}${first ? `&brand=${first.brand.slug}` : ''}` : undefined} />}

      {arrivals?.next.map((shipment) => (
        <Section key={shipment.id} id={`receive-${shipment.number}`} title={`${shipment.number} has arrived at ${shipment.to}?`} about={`Sent from ${shipment.from}${shipment.expectedOn ? `, expected ${dayText(shipment.expectedOn)}` : ''}. Count what is in the parcel; what arrived is on your shelf at once.`}>
          <ReceiveForm action={receiveAtShopAction} workspace={retailer} shipment={shipment} />
        </Section>
      ))}
      {arrivals !== null && arrivals.more > 0 && <p className="mt-3 text-ink-soft">{plural(arrivals.more, 'more parcel')} on the way: they show here once these are received.</p>}
      <Section id="low" title={low.length > 0 ? `${low.length} running low` : 'Nothing is running low'} about={low.length > 0 ? 'Less than a week left at the pace of the last four weeks, days without stock left out.' : undefined}>
        {low.length > 0
          ? <LowList rows={low} path={path} shopId={shop.id} brands={brands} mayOrder={mayOrder} />
          : carried.some(({ sold }) => sold > 0)
            ? <p className="text-ink-soft">Everything on your shelf lasts a week or more at the present pace.</p>
            : <p className="measure text-ink-soft">Nobody knows yet how fast your toys sell. <Link className="prose-link" href={`${path}/sell-through`}>Upload what your till exports</Link>, and what runs low shows here first.</p>}
      </Section>

      {(orders.rows.length > 0 || waiting.rows.length > 0) && (
        <Section id="coming" title="On the way" action={<LinkButton size="small" variant="plain" href={`${path}/orders`}>All orders</LinkButton>}>
          <OrderList rows={[...orders.rows, ...waiting.rows]} path={path} />
        </Section>
      )}

      {carried.length > 0 && (
        <Section id="shelf" title="On your shelf" action={<LinkButton size="small" variant="plain" href={`${path}/sell-through`}>Sell-through</LinkButton>}>
          <ShelfTable rows={carried} />
        </Section>
      )}
    </>
  )
}
