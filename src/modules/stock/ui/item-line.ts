import { pick } from '#kernel/pick.ts'
import type { ItemRow } from '../queries/list-stock.ts'

const PLACES_SHOWN = 4

/** Of an item, what its row among the stock shows: the fullest places, and how many more there are. */
export const itemLine = (row: ItemRow) => ({
  ...pick(row, 'itemId', 'code', 'name', 'onHand', 'usable', 'held', 'quarantine', 'stopped', 'onTheWay', 'arriving', 'moreArriving'),
  places: row.places.slice(0, PLACES_SHOWN).map((place) => pick(place, 'locationId', 'placeName', 'onHand')), morePlaces: Math.max(0, row.places.length - PLACES_SHOWN),
})

export type ItemLine = ReturnType<typeof itemLine>
