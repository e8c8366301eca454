import { z } from 'zod'
import { dateAt } from '#kernel/calendar-date.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { offerCsv } from '#modules/sourcing/queries/offer-file.ts'
import { listOffers } from '#modules/sourcing/queries/offers.ts'
import { offerListSchema } from '#modules/sourcing/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

/** One line a price: the file that can be imported again. */
export const GET = defineRoute({
  name: 'sourcing.export-offers', entrance: 'brand', ability: 'brand:read', schema: offerListSchema.omit({ after: true, before: true }).extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { timeZone } = await getBrandFacts(actor)
    const { rows } = await listOffers(actor, filter, dateAt(new Date(), timeZone), LONGEST)
    return csvResponse(offerCsv(rows), 'offers')
  },
})
