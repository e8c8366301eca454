import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listShipments } from '#modules/shipments/queries.ts'
import { shipmentListSchema } from '#modules/shipments/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

export const GET = defineRoute({
  name: 'shipments.export', entrance: 'brand', ability: 'brand:read', schema: shipmentListSchema.extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { rows } = await listShipments(actor, filter, new Date(), LONGEST)
    const csv = writeCsv([
      ['shipment', 'state', 'from', 'to', 'restock', 'pieces', 'missing', 'sent_at', 'expected_on', 'received_at', 'late'],
      ...rows.map((row) => [row.number, row.state, row.from, row.to, row.restockNumber, row.pieces, row.missing, row.shippedAt, row.expectedOn, row.deliveredAt, row.late ? 'yes' : 'no']),
    ])
    return csvResponse(csv, 'shipments')
  },
})
