import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { PilotPlace } from '../facts.ts'

const PLACE_WORDS: Readonly<Record<string, string>> = { shop: 'Shop', venue: 'Pop-up' }

/** Where the pilot was sold, and what is left there. */
export function PlacesTable({ places }: { readonly places: readonly PilotPlace[] }) {
  const sum = (of: (place: PilotPlace) => number) => <Count value={places.reduce((total, place) => total + of(place), 0)} />
  return (
    <DataTable
      caption="Places of sale" rows={places} rowKey={({ locationId }) => locationId}
      columns={[
        { key: 'name', label: 'Place', total: 'All places', cell: (place) => <>{place.name}<span className="block text-sm font-normal text-ink-soft">{PLACE_WORDS[place.kind] ?? place.kind}, {place.city}</span></> },
        { key: 'received', label: 'Received', number: true, total: sum(({ received }) => received), cell: ({ received }) => <Count value={received} /> },
        { key: 'sold', label: 'Sold', number: true, total: sum(({ sold }) => sold), cell: ({ sold }) => <Count value={sold} /> },
        { key: 'returned', label: 'Returned', number: true, total: sum(({ returned }) => returned), cell: ({ returned }) => <Count value={returned} /> },
        { key: 'onHand', label: 'On hand', number: true, total: sum(({ onHand }) => onHand), cell: ({ onHand }) => <Count value={onHand} /> },
        { key: 'out', label: 'Ran out', cell: (place) => (place.stockedOutOn ? <span className="inline-flex flex-wrap items-center gap-1.5"><StateBadge state="stocked-out" words="Sold out" />{place.stockedOutAt ? <DateText instant={place.stockedOutAt} timeZone={place.timeZone} /> : <DateText day={place.stockedOutOn} />}</span> : <span className="text-ink-soft">–</span>) },
      ]}
    />
  )
}
