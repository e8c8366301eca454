import { z } from 'zod'
import { billCsv, getBill } from '#modules/catalogue/queries/bill.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** An empty bill: the heading, and nothing below it. */
export const GET = defineRoute({
  name: 'catalogue.bill-template', entrance: 'brand', ability: 'brand:read', schema: z.object({ brand: z.string(), toy: z.string(), code: z.string().max(4) }),
  read: async (actor, { toy, code }) => {
    if (!(await getBill(actor, toy, code))) return null
    return csvResponse(billCsv([]), 'bill-template')
  },
})
