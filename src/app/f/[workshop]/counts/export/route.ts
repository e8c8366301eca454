import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listFloorCounts } from '#modules/stock/queries/list-counts.ts'
import { floorCountListSchema } from '#modules/stock/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

/** The open counts, in the order of the screen. */
export const GET = defineRoute({
  name: 'stock.export-floor-counts', entrance: 'microfactory', ability: 'floor:read', schema: floorCountListSchema.extend({ workshop: z.string() }),
  read: async (actor, filter) => {
    const { rows } = await listFloorCounts(actor, filter, LONGEST)
    return csvResponse(writeCsv([['count', 'brand', 'place', 'lots', 'lots_counted'], ...rows.map((row) => [row.number, row.brandName, row.placeName, row.lines, row.counted])]), 'counts')
  },
})
