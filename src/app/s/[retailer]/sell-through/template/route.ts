import { z } from 'zod'
import { getSalesTemplate } from '#modules/sales/queries/template.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The plain template, with the codes already in it. */
export const GET = defineRoute({
  name: 'sales.template-for-retailer', entrance: 'retailer', ability: 'shop:read', schema: z.object({ retailer: z.string() }),
  read: async (actor) => csvResponse(await getSalesTemplate(actor), 'sales-template'),
})
