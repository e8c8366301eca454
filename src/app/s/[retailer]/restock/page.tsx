import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { typedNumber } from '#kernel/typed-number.ts'
import { writtenNumber } from '#kernel/written-number.ts'
import { previewPromise } from '#modules/restocks/queries/preview-promise.ts'
import { getShopChoices, listShelf, nextCutOff } from '#modules/restocks/queries/shop-shelf.ts'
import { RestockForm } from '#modules/restocks/ui/restock-form.tsx'
import { ShopTabs } from '#modules/restocks/ui/shop-tabs.tsx'
import { Countdown } from '#ui/countdown.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Tabs } from '#ui/tabs.tsx'

export const metadata: Metadata = { title: 'Restock' }

const paramsSchema = z.object({
  shop: z.string().optional().catch(undefined), brand: z.string().optional().catch(undefined), sku: z.uuid().optional().catch(undefined),
  quantity: typedNumber().int().min(1).max(10_000).optional().catch(undefined), shipToId: z.uuid().optional().catch(undefined), brandId: z.uuid().optional().catch(undefined),
})

/** The order form. What is in the address is what is chosen: from a "Restock 12" link, or sent back by the form itself where no JavaScript runs. */
export default async function Page({ params, searchParams }: { readonly params: Promise<{ retailer: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { retailer } = await params
  const path = `/s/${retailer}/restock`
  const actor = await requireActor('retailer', retailer, path)
  const raw = await searchParams
  const query = paramsSchema.parse(raw)
  const { shops, brands } = await getShopChoices(actor)
  const shop = shops.find(({ id }) => id === (query.shop ?? query.shipToId)) ?? shops[0]
  const brand = brands.find(({ id, slug }) => slug === query.brand || id === query.brandId) ?? brands[0]
  if (!shop || !brand) return <><PageHead title="Restock" /><EmptyState title="Nothing to order yet">{shop ? 'No brand works with you yet. A brand that wants its toys in your shop invites you by e-mail.' : 'No shop is open yet. Add your shop first, so that there is somewhere to send toys to.'}</EmptyState></>
  if (!may(actor, 'restocks:request')) return <EmptyState title="Buyers order">Your role does not include ordering. Ask a buyer of your shop.</EmptyState>

  const now = new Date()
  const initial = chosenIn(raw, query)
  const [rows, cutOff, preview] = await Promise.all([
    listShelf(actor, shop.id, { brandId: brand.id, now }),
    nextCutOff(actor, shop.id, brand.id, now),
    Object.keys(initial).length > 0 ? previewPromise(actor, { brandId: brand.id, shipToId: shop.id, lines: Object.entries(initial).map(([skuId, quantity]) => ({ skuId, quantity })) }, now) : null,
  ])

  return (
    <>
      <PageHead title={brands.length > 1 ? 'Restock' : `Restock from ${brand.name}`} about={cutOff ? <>Leaves {cutOff.from} if you order within <Countdown until={cutOff.until} now={now.toISOString()} over="the next cut-off" className="font-semibold text-ink" /></> : undefined} />
      <ShopTabs path={path} params={{ brand: brand.slug }} shops={shops} current={shop.id} />
      {brands.length > 1 && <div className="mb-4"><Tabs label="Brands" tabs={brands.map(({ id, slug, name }) => ({ label: name, href: `${path}?shop=${shop.id}&brand=${slug}`, current: id === brand.id }))} /></div>}
      {rows.length === 0
        ? <EmptyState title={`${brand.name} sells nothing to shops yet`}>As soon as it has a toy with a price, it stands here.</EmptyState>
        : (
          <RestockForm
            key={`${shop.id}/${brand.id}`} retailer={retailer} brand={{ id: brand.id, name: brand.name }} shop={{ id: shop.id, name: shop.name }} today={dateAt(now, shop.timeZone)} rows={rows} initial={initial} preview={preview}
            note={<div className="mt-5"><Notice title="What happens next"><p>Sending holds nothing yet. {brand.name} accepts, and from then on the goods are held for you; you hear by e-mail. Until somebody picks them you can cancel in <Link className="prose-link" href={`/s/${retailer}/orders`}>your orders</Link>.</p></Notice></div>}
          />
        )}
    </>
  )
}

/** Quantities by SKU: one from a link (`sku`, `quantity`), or the form's own fields `lines[3].skuId`, `lines[3].quantity`. */
function chosenIn(raw: Record<string, string | string[] | undefined>, query: z.output<typeof paramsSchema>): Record<string, number> {
  const chosen: Record<string, number> = {}
  if (query.sku && query.quantity) chosen[query.sku] = query.quantity
  for (const [name, value] of Object.entries(raw)) {
    const index = /^lines\[(\d{1,3})\]\.skuId$/.exec(name)?.[1]
    const quantity = writtenNumber(String(raw[`lines[${index}].quantity`]))
    if (index !== undefined && typeof value === 'string' && z.uuid().safeParse(value).success && Number.isInteger(quantity) && quantity > 0 && quantity <= 10_000) chosen[value] = quantity
  }
  return chosen
}
