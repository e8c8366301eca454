import { z } from 'zod'
import { plainAmount } from '#kernel/money.ts'
import { writeCsv } from '#kernel/csv.ts'
import { partFilterSchema } from '#modules/catalogue/schemas.ts'
import { listParts } from '#modules/catalogue/queries/parts.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The parts that the list shows, all pages of it, as CSV. */
export const GET = defineRoute({
  name: 'catalogue.export-parts', entrance: 'brand', ability: 'brand:read', schema: partFilterSchema.extend({ brand: z.string() }),
  read: async (actor, { brand, ...filter }) => {
    const [parts, { currency }] = await Promise.all([listParts(actor, filter, 10_000), getBrandFacts(actor)])
    const head = ['Number', 'Name', 'Kind', 'Revision', 'Material', 'Look out for', 'Built into', `Unit cost (${currency})`, `Spare price (${currency})`, 'State']
    const rows = parts.rows.map((part) => [
      part.number, part.name, part.category, part.revision, part.material, part.safetyFlags.join('; '), part.usedIn.join('; '),
      plainAmount(part.unitCost, currency), part.sparePrice === null ? '' : plainAmount(part.sparePrice, currency), part.state,
    ])
    return csvResponse(writeCsv([head, ...rows]), `${brand}-parts`)
  },
})
