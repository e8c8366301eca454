import { DataTable } from '#ui/data-table.tsx'
import { Count } from '#ui/money.tsx'
import type { RecalledLot } from '../queries.ts'

/** Every unit of the recalled lots, in exactly one column. */
export function WhereUnitsAre({ lots }: { readonly lots: readonly RecalledLot[] }) {
  const total = (read: (lot: RecalledLot) => number) => <Count value={lots.reduce((sum, lot) => sum + read(lot), 0)} />
  const atPlaces = (lot: RecalledLot) => lot.places.reduce((sum, place) => sum + place.onHand, 0)
  const places = [...new Map(lots.flatMap((lot) => lot.places.map((place) => [`${place.name} ${lot.code}`, { ...place, lot: lot.code }])) ).values()]
  return (
    <div className="grid gap-8">
      <DataTable caption="Units of each lot" rows={lots} rowKey={(lot) => lot.id} columns={[
        { key: 'lot', label: 'Lot', cell: (lot) => <><span className="font-mono">{lot.code}</span> <span className="font-normal text-ink-soft">{lot.skuName}</span></>, total: 'All lots' },
        { key: 'made', label: 'Made', number: true, cell: (lot) => <Count value={lot.made} />, total: total((lot) => lot.made) },
        { key: 'places', label: 'At places', number: true, cell: (lot) => <Count value={atPlaces(lot)} />, total: total(atPlaces) },
        { key: 'way', label: 'On the way', number: true, cell: (lot) => <Count value={lot.onTheWay} />, total: total((lot) => lot.onTheWay) },
        { key: 'sold', label: 'With families', number: true, cell: (lot) => <Count value={lot.sold} />, total: total((lot) => lot.sold) },
        { key: 'scrapped', label: 'Scrapped', number: true, cell: (lot) => <Count value={lot.scrapped} />, total: total((lot) => lot.scrapped) },
        { key: 'missing', label: 'Missing at counts', number: true, cell: (lot) => <Count value={lot.missing} />, total: total((lot) => lot.missing) },
      ]} />
      {places.length > 0 && (
        <DataTable caption="Places that hold units" showCaption rows={places} rowKey={(place) => `${place.name} ${place.lot}`} columns={[
          { key: 'place', label: 'Place', cell: (place) => place.name, total: 'All places' },
          { key: 'city', label: 'City', cell: (place) => place.city },
          { key: 'lot', label: 'Lot', cell: (place) => <span className="font-mono">{place.lot}</span> },
          { key: 'units', label: 'Units', number: true, cell: (place) => <Count value={place.onHand} />, total: <Count value={places.reduce((sum, place) => sum + place.onHand, 0)} /> },
        ]} />
      )}
    </div>
  )
}
