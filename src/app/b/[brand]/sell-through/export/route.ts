import { sellThroughCsv } from '#modules/sales/queries/downloads.ts'
import { sellThroughSchema } from '#modules/sales/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** What the table shows, as CSV. */
export const GET = defineRoute({
  name: 'sales.export-for-brand', entrance: 'brand', ability: 'brand:read', schema: sellThroughSchema,
  read: async (actor, filter) => csvResponse(await sellThroughCsv(actor, filter), 'sell-through'),
})
