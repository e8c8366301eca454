import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listCounts } from '#modules/stock/queries/list-counts.ts'
import { countListSchema } from '#modules/stock/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

export const GET = defineRoute({
  name: 'stock.export-counts', entrance: 'brand', ability: 'brand:read', schema: countListSchema.extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { rows } = await listCounts(actor, filter, LONGEST)
    const csv = writeCsv([
      ['count', 'state', 'place', 'lots', 'lots_counted', 'lots_that_differ', 'counted_by', 'opened_at', 'counted_at', 'closed_at'],
      ...rows.map((row) => [row.number, row.state, row.placeName, row.lines, row.counted, row.differences, row.countedBy, row.openedAt, row.countedAt, row.closedAt]),
    ])
    return csvResponse(csv, 'counts')
  },
})
