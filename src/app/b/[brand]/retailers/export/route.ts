import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listPartners } from '#modules/partners/queries/partners.ts'
import { partnerListSchema } from '#modules/partners/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The partners that the list shows, all pages of it, one line a place. */
export const GET = defineRoute({
  name: 'partners.export-partners', entrance: 'brand', ability: 'brand:read',
  schema: partnerListSchema.extend({ brand: z.string() }),
  read: async (actor, { brand, ...filter }) => {
    const partners = await listPartners(actor, filter, 10_000)
    const rows = partners.rows.flatMap((partner) => (partner.places.length > 0 ? partner.places : [null]).map((place) => [partner.name, partner.kind, partner.state, partner.paymentTermsDays, place?.name, place?.kind, place?.city, place?.state]))
    return csvResponse(writeCsv([['Partner', 'Kind', 'State', 'Terms (days)', 'Place', 'Kind of place', 'City', 'Place is'], ...rows]), `${brand}-partners`)
  },
})
