import { z } from 'zod'
import { dateAt } from '#kernel/calendar-date.ts'
import { writeCsv } from '#kernel/csv.ts'
import { plainAmount } from '#kernel/money.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { listOffers } from '#modules/sourcing/queries/offers.ts'
import { offerListSchema } from '#modules/sourcing/schemas.ts'
import { defineRoute } from '#server/define-route.ts'

const LONGEST = 10_000

/** One line a price: the same columns as the file that is taken in. */
export const GET = defineRoute({
  name: 'sourcing.export-offers', entrance: 'brand', ability: 'brand:read', schema: offerListSchema.omit({ after: true, before: true }).extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { timeZone } = await getBrandFacts(actor)
    const { rows } = await listOffers(actor, filter, dateAt(new Date(), timeZone), LONGEST)
    const csv = writeCsv([
      ['supplier', 'part', 'revision', 'article', 'from_quantity', 'unit_price', 'currency', 'minimum', 'multiple', 'lead_days', 'valid_from', 'valid_to', 'state'],
      ...rows.flatMap((row) => row.breaks.map(({ quantity, unitPrice }) => [
        row.supplier, row.partNumber, row.revision, row.supplierCode, quantity, plainAmount(unitPrice, row.currency), row.currency, row.minimum, row.multiple, row.leadDays, row.validFrom, row.validTo, row.state,
      ])),
    ])
    return new Response(csv, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="offers.csv"', 'cache-control': 'private, no-store' } })
  },
})
