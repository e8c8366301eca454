import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listToys } from '#modules/catalogue/queries/toys.ts'
import { toyFilterSchema } from '#modules/catalogue/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The toys that the list shows, all pages of it, as CSV. */
export const GET = defineRoute({
  name: 'catalogue.export-toys', entrance: 'brand', ability: 'brand:read', schema: toyFilterSchema.extend({ brand: z.string() }),
  read: async (actor, { brand, ...filter }) => {
    const { rows } = await listToys(actor, filter, 10_000)
    const csv = writeCsv([
      ['Name', 'Kind', 'From age (months)', 'State', 'Revision', 'Revision is', 'Parts', 'SKUs', 'Summary'],
      ...rows.map((toy) => [toy.name, toy.category, toy.minAgeMonths, toy.state, toy.revision.code, toy.revision.state, toy.parts, toy.skus, toy.summary]),
    ])
    return csvResponse(csv, `${brand}-toys`)
  },
})
