import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listReceipts } from '#modules/sourcing/queries/receipts.ts'
import { receiptListSchema } from '#modules/sourcing/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

export const GET = defineRoute({
  name: 'sourcing.export-receipts', entrance: 'brand', ability: 'brand:read', schema: receiptListSchema.omit({ after: true, before: true }).extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { rows } = await listReceipts(actor, filter, LONGEST)
    const csv = writeCsv([
      ['lot', 'state', 'part', 'revision', 'name', 'supplier', 'order', 'supplier_lot', 'place', 'received', 'returned', 'on_hand', 'checked', 'defects', 'verdict', 'received_by', 'received_at'],
      ...rows.map(({ findings: [last], ...row }) => [
        row.lotCode, row.recalled ? 'recalled' : row.quality, row.partNumber, row.revision, row.partName, row.supplier, row.orderNumber, row.supplierLot, row.place, row.quantity, row.returned, row.onHand,
        last?.checked, last?.defects, last?.verdict, row.receivedBy, row.at,
      ]),
    ])
    return csvResponse(csv, 'incoming-goods')
  },
})
