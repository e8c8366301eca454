import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listStockLines } from '#modules/stock/queries/list-stock-lines.ts'
import { stockListSchema } from '#modules/stock/schemas.ts'
import { defineRoute } from '#server/define-route.ts'

export const GET = defineRoute({
  name: 'stock.export', entrance: 'brand', ability: 'brand:read', schema: stockListSchema.extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const lines = await listStockLines(actor, filter)
    const csv = writeCsv([
      ['item', 'name', 'lot', 'revision', 'quality', 'made_on', 'place', 'kind', 'on_hand', 'free_to_promise', 'held_for_restocks', 'in_quarantine', 'stopped', 'on_the_way', 'due', 'shipment'],
      ...lines.map((line) => [line.itemCode, line.itemName, line.lot, line.revision, line.quality, line.madeOn, line.placeName, line.placeKind, line.onHand, line.usable, line.held, line.quarantine, line.stopped, line.onTheWay, line.due, line.shipment]),
    ])
    return new Response(csv, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="stock.csv"', 'cache-control': 'private, no-store' } })
  },
})
