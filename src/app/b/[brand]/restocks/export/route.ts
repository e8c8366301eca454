import { exportRestocks } from '#modules/restocks/queries/export-restocks.ts'
import { restockListSchema } from '#modules/restocks/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** What the list shows, as CSV. */
export const GET = defineRoute({
  name: 'restocks.export', entrance: 'brand', ability: 'brand:read', schema: restockListSchema,
  read: async (actor, filter) => csvResponse(await exportRestocks(actor, filter), 'restocks'),
})
