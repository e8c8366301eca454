import { exportRestocks } from '#modules/restocks/queries/export-restocks.ts'
import { restockListSchema } from '#modules/restocks/schemas.ts'
import { defineRoute } from '#server/define-route.ts'

/** What the list shows, as CSV. */
export const GET = defineRoute({
  name: 'restocks.export', entrance: 'brand', ability: 'brand:read', schema: restockListSchema,
  read: async (actor, filter) => new Response(await exportRestocks(actor, filter), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="restocks.csv"', 'cache-control': 'private, no-store' } }),
})
