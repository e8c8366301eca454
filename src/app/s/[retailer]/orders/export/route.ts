import { exportRestocks } from '#modules/restocks/queries/export-restocks.ts'
import { restockListSchema } from '#modules/restocks/schemas.ts'
import { defineRoute } from '#server/define-route.ts'

/** What the list of the shop's orders shows, as CSV. */
export const GET = defineRoute({
  name: 'restocks.export-orders', entrance: 'retailer', ability: 'shop:read', schema: restockListSchema,
  read: async (actor, filter) => new Response(await exportRestocks(actor, filter), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="orders.csv"', 'cache-control': 'private, no-store' } }),
})
