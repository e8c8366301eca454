import { z } from 'zod'
import { billCsv, getBill } from '#modules/catalogue/queries/bill.ts'
import { defineRoute } from '#server/define-route.ts'

/** An empty bill: the heading, and nothing below it. */
export const GET = defineRoute({
  name: 'catalogue.bill-template', entrance: 'brand', ability: 'brand:read', schema: z.object({ brand: z.string(), toy: z.string(), code: z.string().max(4) }),
  read: async (actor, { toy, code }) => {
    if (!(await getBill(actor, toy, code))) return null
    return new Response(billCsv([]), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="bill-template.csv"', 'cache-control': 'private, no-store' } })
  },
})
