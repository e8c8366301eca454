import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listRecalls } from '#modules/recalls/queries.ts'
import { recallFilterSchema } from '#modules/recalls/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The recalls that the list shows, all pages of it, as CSV. */
export const GET = defineRoute({
  name: 'recalls.export-list', entrance: 'brand', ability: 'brand:read', schema: recallFilterSchema.extend({ brand: z.string() }),
  read: async (actor, { brand, ...filter }) => {
    const { rows } = await listRecalls(actor, filter, 10_000)
    const csv = writeCsv([['recall', 'title', 'state', 'lots', 'drafted_at', 'published_at'], ...rows.map((row) => [row.number, row.title, row.state, row.lotCount, row.createdAt, row.publishedAt])])
    return csvResponse(csv, `${brand}-recalls`)
  },
})
