'use client' // Rows come as data: as elements, each would be built and sent twice.
import { Printer, Truck } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { LotStrip } from '#ui/charts/lot-strip.tsx'
import { DataTable, type Column, type Sorting } from '#ui/data-table.tsx'
import { DateText, dayText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { LotRow, PlaceRow } from '../queries/list-stock.ts'
import type { Arriving, Pieces } from '../queries/stock-pieces.ts'
import type { ItemLine } from './item-line.ts'
import { stripParts } from './pieces.ts'

/** Quiet in a table; on a phone such a line is left out. */
const NOTHING = <span className="nothing text-ink-soft">–</span>

/** A figure that is nothing most of the time. */
function Quiet({ value, strong }: { readonly value: number; readonly strong?: string }) {
  return value === 0 ? NOTHING : strong ? <strong className={strong}><Count value={value} /></strong> : <Count value={value} />
}

/** The pieces on hand as a bar, as long as they are many beside the fullest row. */
function Strip({ of, most, label }: { readonly of: Pieces; readonly most: number; readonly label: string }) {
  if (of.onHand === 0) return null
  return <div className="w-full min-w-32"><div style={{ width: `${Math.max(8, (of.onHand / most) * 100)}%` }} className="max-sm:ml-auto [&_[role=img]]:min-w-0"><LotStrip thin label={label} parts={stripParts(of)} /></div></div>
}

function pieceColumns<Row extends Pieces & { readonly onTheWay: number; readonly arriving: readonly Arriving[]; readonly moreArriving: number }>(rows: readonly Row[], labelOf: (row: Row) => string, { quarantine = true, way }: { readonly quarantine?: boolean; readonly way?: 'where to' | 'when' } = {}): Column<Row>[] {
  const most = Math.max(1, ...rows.map(({ onHand }) => onHand))
  return [
    { key: 'strip', label: 'By state', className: 'sm:w-32', cell: (row) => <Strip of={row} most={most} label={labelOf(row)} /> },
    { key: 'onHand', label: 'On hand', sort: 'onHand', number: true, cell: ({ onHand }) => (onHand === 0 ? <span className="text-ink-soft">–</span> : <Count value={onHand} />) },
    { key: 'usable', label: 'Free', sort: 'free', number: true, cell: ({ usable }) => <Quiet value={usable} strong="font-semibold" /> },
    { key: 'held', label: 'Promised', sort: 'promised', number: true, cell: ({ held }) => <Quiet value={held} /> },
    ...(quarantine ? [{ key: 'quarantine', label: 'Quarantine', sort: 'quarantine', number: true, cell: (row: Row) => <Quiet value={row.quarantine} /> }] : []),
    // Rare, so it takes no room until it is needed.
    ...(rows.some(({ stopped }) => stopped > 0) ? [{ key: 'stopped', label: 'Stopped', number: true, cell: ({ stopped }: Row) => <Quiet value={stopped} strong="font-semibold text-held" /> }] : []),
    ...(way && rows.some(({ onTheWay }) => onTheWay > 0) ? [{ key: 'onTheWay', label: 'On the way', className: 'sm:w-44', cell: ({ arriving, moreArriving }: Row) => <OnTheWay arriving={arriving} more={moreArriving} here={way === 'when'} /> }] : []),
  ]
}

/** Goods between two places: how many, where they go (unless that is `here`), and when they are due; `more`: shipments that are not told one by one. */
export function OnTheWay({ arriving, more = 0, here = false }: { readonly arriving: readonly Arriving[]; readonly more?: number; readonly here?: boolean }) {
  if (arriving.length === 0) return NOTHING
  return (
    <ul className="text-sm">
      {arriving.map((one) => <li key={`${one.shipment} ${one.placeName}`}><ArrivingText arriving={one} here={here} /></li>)}
      {more > 0 && <li className="text-ink-soft">and {more} more</li>}
    </ul>
  )
}

function ArrivingText({ arriving: { placeName, quantity, due }, here }: { readonly arriving: Arriving; readonly here: boolean }) {
  return <><span className="tabular font-medium">{quantity.toLocaleString('en-US')}</span> <span className="text-ink-soft">{here ? '' : `to ${placeName}, `}{due ? <span className="whitespace-nowrap">{dayText(due, { weekday: true })}</span> : 'no day known'}</span></>
}

interface ListProps<Row> {
  readonly rows: readonly Row[]
  readonly base: string
  readonly sorting: Sorting
}

/** Items with what is on hand of each, and at which places. */
export function StockByItem({ rows, base, sorting }: ListProps<ItemLine>) {
  return (
    <DataTable caption="Stock by item" rows={rows} rowKey={({ itemId }) => itemId} href={({ code }) => `${base}?by=lot&q=${encodeURIComponent(code)}`} sorting={sorting}
      columns={[
        {
          key: 'item', label: 'Item', sort: 'name', className: 'sm:min-w-44', cell: (row) => (
            <>
              {row.name}
              <span className="block font-mono text-xs font-normal text-ink-soft">{row.code}</span>
            </>
          ),
        },
        ...pieceColumns(rows, ({ name }) => name),
        { key: 'places', label: 'Where', className: 'sm:w-72', cell: (row) => <Where row={row} base={base} /> },
      ]} />
  )
}

/** At which places, the fullest first, and what is on its way to one. */
function Where({ row: { places, morePlaces, arriving, moreArriving }, base }: { readonly row: ItemLine; readonly base: string }) {
  if (places.length === 0 && arriving.length === 0) return NOTHING
  return (
    <ul className="flex flex-wrap gap-x-3 text-sm max-sm:justify-end">
      {places.map((place) => (
        <li key={place.locationId} className="whitespace-nowrap">
          <a href={`${base}?by=lot&place=${place.locationId}`} className="cell-link inline-flex min-h-6 items-center gap-1 text-ink-soft hover:text-ink hover:underline underline-offset-4">{place.placeName} <span className="tabular font-medium text-ink">{place.onHand.toLocaleString('en-US')}</span></a>
        </li>
      ))}
      {morePlaces > 0 && <li className="inline-flex min-h-6 items-center text-ink-soft">and {morePlaces} more</li>}
      {arriving.map((one) => <li key={`${one.shipment} ${one.placeName}`} className="flex w-full min-h-6 items-center gap-1.5 max-sm:justify-end"><Truck aria-label="On the way:" className="size-3.5 shrink-0 text-progress" /><span><ArrivingText arriving={one} here={false} /></span></li>)}
      {moreArriving > 0 && <li className="inline-flex min-h-6 items-center text-ink-soft">and {moreArriving} more on the way</li>}
    </ul>
  )
}

const PLACE_KINDS: Readonly<Record<string, string>> = { workshop: 'Workshop', warehouse: 'Warehouse', shop: 'Shop', venue: 'Venue' }

/** Places with what lies there. */
export function StockByPlace({ rows, base, sorting }: ListProps<PlaceRow>) {
  return (
    <DataTable caption="Stock by place" rows={rows} rowKey={({ locationId }) => locationId} href={({ locationId }) => `${base}?by=lot&place=${locationId}`} sorting={sorting}
      columns={[
        { key: 'place', label: 'Place', sort: 'name', className: 'sm:min-w-44', cell: (row) => <>{row.placeName}<span className="block text-sm font-normal text-ink-soft">{PLACE_KINDS[row.placeKind] ?? row.placeKind}, {row.city}{row.open ? '' : ' · closed'}</span></> },
        { key: 'items', label: 'Items', number: true, cell: ({ items }) => <Count value={items} /> },
        ...pieceColumns(rows, ({ placeName }) => placeName, { way: 'when' }),
      ]} />
  )
}

/** Lots, newest first; chosen ones can be given labels, which are asked for by code. */
export function StockByLot({ rows, base, sorting }: ListProps<LotRow>) {
  return (
    <DataTable caption="Stock by lot" rows={rows} rowKey={({ code }) => code} href={({ code }) => `${base}/lots/${encodeURIComponent(code)}`} sorting={sorting}
      select={{ form: 'print-labels', name: 'lot', label: ({ code }) => `Choose lot ${code}` }}
      bulk={<form id="print-labels" action={`${base}/labels`} className="contents"><Button type="submit" size="small" icon={<Printer aria-hidden />}>Print labels</Button></form>}
      columns={[
        { key: 'lot', label: 'Lot', sort: 'code', className: 'sm:min-w-44', cell: (row) => <><span className="font-mono text-sm whitespace-nowrap">{row.code}</span><span className="block font-normal text-ink-soft">{row.itemName}{row.revision && <span className="whitespace-nowrap"> · rev {row.revision}</span>}</span></> },
        { key: 'state', label: 'Quality', cell: (row) => <StateBadge state={row.recalled ? 'recalled' : row.quality} /> },
        { key: 'made', label: 'Made or came', sort: 'made', first: 'most', cell: ({ madeOn }) => <DateText day={madeOn} weekday={false} /> },
        ...pieceColumns(rows, ({ code }) => `Lot ${code}`, { quarantine: false, way: 'where to' }), // the badge says quarantine
      ]} />
  )
}
