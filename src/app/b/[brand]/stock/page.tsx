import type { Metadata } from 'next'
import Link from 'next/link'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { plural } from '#kernel/plural.ts'
import { listStockByItem, listStockByLot, listStockByPlace, stockHead } from '#modules/stock/queries/list-stock.ts'
import { stockListSchema } from '#modules/stock/schemas.ts'
import { itemLine } from '#modules/stock/ui/item-line.ts'
import { stripParts } from '#modules/stock/ui/pieces.ts'
import { StockByItem, StockByLot, StockByPlace } from '#modules/stock/ui/stock-tables.tsx'
import { LinkButton } from '#ui/button.tsx'
import { LotStrip } from '#ui/charts/lot-strip.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/fields.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Stock' }

const VIEWS = [['item', 'Toys'], ['part', 'Parts'], ['place', 'By place'], ['lot', 'By lot']] as const
const SEARCH = { item: 'Item, toy or GTIN', part: 'Part or number', place: 'Place or city', lot: 'Lot or item' } as const

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/stock`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = stockListSchema.parse(search)
  const [totals, list] = await Promise.all([
    stockHead(actor, filter.place),
    filter.by === 'item' || filter.by === 'part' ? listStockByItem(actor, filter).then((page) => ({ by: 'item' as const, page }))
      : filter.by === 'place' ? listStockByPlace(actor, filter).then((page) => ({ by: 'place' as const, page }))
      : listStockByLot(actor, filter).then((page) => ({ by: 'lot' as const, page })),
  ])
  const own = { item: 'code', part: 'code', place: 'name', lot: '' }[filter.by]
  const sorting = { path, params: search, sort: filter.sort ?? own }
  const actions = totals.onHand > 0 && (
    <>
      <LinkButton href={`${path}/counts`}>Counts</LinkButton>
      {may(actor, 'shipments:send') && <LinkButton variant="primary" href={`${path}/move`}>Move stock</LinkButton>}
    </>
  )
  const empty = <NoRows title="Nothing here fits" path={path} params={search} filters={['place', 'quality', 'kind']} none={<EmptyState title="Nothing on hand yet" action={<LinkButton href={`/b/${brand}/runs`}>Look at the runs</LinkButton>}>Goods appear here when a workshop reports what it made. They start in quarantine, and are free to promise once their lot is released.</EmptyState>} />
  return (
    <>
      <PageHead title="Stock" about={totals.onHand > 0 ? <>{plural(totals.onHand, 'piece')} on hand, of {plural(totals.items, 'item')} at {plural(totals.places, 'place')}{totals.onTheWay > 0 && <>, and <Link href={withParams(`/b/${brand}/shipments`, { state: 'in-transit', place: filter.place })} className="prose-link">{totals.onTheWay.toLocaleString('en-US')} on the way</Link> between places</>}.</> : 'What is on hand, where, and what may be done with it.'} action={actions}>
        {totals.onHand > 0 && <LotStrip label="All stock" parts={stripParts(totals)} />}
      </PageHead>
      <Tabs label="Stock by" tabs={VIEWS.map(([by, label]) => ({ label, href: withParams(path, search, { by: by === 'item' ? undefined : by, after: undefined, before: undefined, sort: undefined, q: undefined, kind: undefined, place: by === 'place' ? undefined : filter.place }), current: filter.by === by }))} />
      <FilterBar path={path} params={{ ...search, by: filter.by === 'item' ? undefined : filter.by }} search={SEARCH[filter.by]} fields={['place']}
        chips={[
          { name: 'quality', label: 'Quality', options: [{ value: 'released', label: 'Released' }, { value: 'quarantine', label: 'Quarantine' }, { value: 'held', label: 'On hold' }, { value: 'recalled', label: 'Recalled' }] },
          ...(filter.by !== 'lot' ? [] : [{ name: 'kind', label: 'Kind', options: [{ value: 'sku', label: 'Toys' }, { value: 'part', label: 'Parts' }] }]),
        ]}
        beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>}>
        {filter.by !== 'place' && <SelectField name="place" label="Place" hideLabel className="min-w-36 flex-1 sm:w-40 sm:flex-none" placeholder="All places" defaultValue={filter.place} options={totals.choices.map(({ id, name, kind }) => ({ value: id, label: name, group: KINDS[kind as keyof typeof KINDS] }))} />}
      </FilterBar>
      {list.page.rows.length === 0 ? empty
        : list.by === 'item' ? <StockByItem rows={list.page.rows.map(itemLine)} base={path} sorting={sorting} />
        : list.by === 'place' ? <StockByPlace rows={list.page.rows} base={path} sorting={sorting} />
        : <StockByLot rows={list.page.rows} base={path} sorting={sorting} />}
      <Pager path={path} params={search} after={list.page.next} before={list.page.previous} shown={list.page.rows.length} />
    </>
  )
}

const KINDS = { workshop: 'Workshops', warehouse: 'Warehouses', shop: 'Shops', venue: 'Venues' } as const
