import { z } from 'zod'
import { billCsv, getBill } from '#modules/catalogue/queries/bill.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The bill as a file that can be imported again. */
export const GET = defineRoute({
  name: 'catalogue.export-bill', entrance: 'brand', ability: 'brand:read', schema: z.object({ brand: z.string(), toy: z.string(), code: z.string().max(4) }),
  read: async (actor, { toy, code }) => {
    const bill = await getBill(actor, toy, code)
    if (!bill) return null
    return csvResponse(billCsv(bill.lines), `bill-${bill.toyName.toLowerCase()}-${bill.code}`)
  },
})
