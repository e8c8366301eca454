import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listComing } from '#modules/shipments/queries.ts'
import { arrivalListSchema } from '#modules/shipments/schemas.ts'
import { listExpectedOrders } from '#modules/sourcing/queries/expected.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

/** What the list of arrivals shows, and what it has no room for: a line for each part of an order, and for each shipment. */
export const GET = defineRoute({
  name: 'shipments.export-arrivals', entrance: 'microfactory', ability: 'floor:read', schema: arrivalListSchema.extend({ workshop: z.string() }),
  read: async (actor, filter) => {
    const { only } = filter
    const now = new Date()
    const [coming, orders] = await Promise.all([
      only === 'suppliers' || only === 'came' ? [] : listComing(actor, now, filter, LONGEST),
      only === 'places' ? [] : listExpectedOrders(actor, now, { ...filter, which: only === undefined ? 'both' : only === 'came' ? 'came' : 'expected', late: only === 'late' }, LONGEST),
    ])
    return csvResponse(writeCsv([
      ['number', 'state', 'brand', 'from', 'to', 'expected_on', 'late', 'part', 'part_number', 'revision', 'pieces', 'arrived'],
      ...orders.flatMap((order) => order.lines.map((line) => [order.number, order.state, order.brandName, order.supplier, order.place, order.expectedOn, order.late ? 'yes' : 'no', line.partName, line.partNumber, line.revision, line.quantity, line.received])),
      ...coming.map((one) => [one.number, one.state, one.brandName, one.from, one.to, one.expectedOn, one.late ? 'yes' : 'no', '', '', '', one.pieces, 0]),
    ]), 'arrivals')
  },
})
