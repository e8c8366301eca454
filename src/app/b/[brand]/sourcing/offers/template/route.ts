import { z } from 'zod'
import { offerCsv } from '#modules/sourcing/queries/offer-file.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The heading of a file of offers, and nothing below it. */
export const GET = defineRoute({
  name: 'sourcing.offer-template', entrance: 'brand', ability: 'brand:read', schema: z.object({ brand: z.string() }),
  read: async () => csvResponse(offerCsv([]), 'offers-template'),
})
