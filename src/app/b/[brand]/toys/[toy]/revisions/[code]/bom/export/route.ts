import { z } from 'zod'
import { billCsv, getBill } from '#modules/catalogue/queries/bill.ts'
import { defineRoute } from '#server/define-route.ts'

/** The bill as a file that can be imported again. */
export const GET = defineRoute({
  name: 'catalogue.export-bill', entrance: 'brand', ability: 'brand:read', schema: z.object({ brand: z.string(), toy: z.string(), code: z.string().max(4) }),
  read: async (actor, { toy, code }) => {
    const bill = await getBill(actor, toy, code)
    if (!bill) return null
    const name = `bill-${bill.toyName.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${bill.code}.csv`
    return new Response(billCsv(bill.lines), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' } })
  },
})
