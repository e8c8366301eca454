import { z } from 'zod'
import type { BrandActor } from '#auth/actor.ts'
import { writeCsv } from '#kernel/csv.ts'
import { listStockLines } from '#modules/stock/queries/list-stock-lines.ts'
import { listStockByItem, listStockByPlace } from '#modules/stock/queries/list-stock.ts'
import type { Pieces } from '#modules/stock/queries/stock-pieces.ts'
import { stockListSchema, type StockFilter } from '#modules/stock/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 20_000

/** What the screen shows, as a file: the same view, filter and order, all pages of it. Of lots each place is a line of its own. */
export const GET = defineRoute({
  name: 'stock.export', entrance: 'brand', ability: 'brand:read', schema: stockListSchema.omit({ after: true, before: true }).extend({ brand: z.string() }),
  read: async (actor, filter) => csvResponse(writeCsv(await table(actor, filter)), `stock-by-${filter.by}`),
})

const PIECES = ['on_hand', 'free_to_promise', 'held_for_restocks', 'in_quarantine', 'stopped', 'on_the_way']
const pieces = (row: Pieces & { readonly onTheWay: number }) => [row.onHand, row.usable, row.held, row.quarantine, row.stopped, row.onTheWay]

async function table(actor: BrandActor, filter: StockFilter): Promise<(string | number | null)[][]> {
  if (filter.by === 'lot') {
    const lines = await listStockLines(actor, filter, LONGEST)
    return [
      ['item', 'name', 'lot', 'revision', 'quality', 'made_on', 'place', 'kind', ...PIECES, 'due', 'shipment'],
      ...lines.map(({ lot, ...line }) => [lot.itemCode, lot.itemName, lot.code, lot.revision, lot.recalled ? 'recalled' : lot.quality, lot.madeOn, line.placeName, line.placeKind, ...pieces(line), line.due, line.shipment]),
    ]
  }
  if (filter.by === 'place') {
    const { rows } = await listStockByPlace(actor, filter, LONGEST)
    return [['place', 'kind', 'city', 'open', 'items', ...PIECES], ...rows.map((row) => [row.placeName, row.placeKind, row.city, row.open ? 'yes' : 'no', row.items, ...pieces(row)])]
  }
  const { rows } = await listStockByItem(actor, filter, LONGEST)
  return [['item', 'name', ...PIECES, 'where'], ...rows.map((row) => [row.code, row.name, ...pieces(row), row.places.map(({ placeName, onHand }) => `${placeName}: ${onHand}`).join('; ')])]
}
