import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { plainAmount } from '#kernel/money.ts'
import { listOrders } from '#modules/sourcing/queries/orders.ts'
import { orderListSchema } from '#modules/sourcing/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

export const GET = defineRoute({
  name: 'sourcing.export-orders', entrance: 'brand', ability: 'brand:read', schema: orderListSchema.omit({ after: true, before: true }).extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { rows } = await listOrders(actor, filter, new Date(), LONGEST)
    const csv = writeCsv([
      ['order', 'state', 'supplier', 'deliver_to', 'lines', 'pieces', 'received', 'total', 'currency', 'expected_on', 'late', 'sent_at', 'created_at'],
      ...rows.map((row) => [row.number, row.state, row.supplier, row.place, row.lines, row.pieces, row.received, plainAmount(row.total, row.currency), row.currency, row.expectedOn, row.late ? 'yes' : 'no', row.sentAt, row.createdAt]),
    ])
    return csvResponse(csv, 'purchase-orders')
  },
})
