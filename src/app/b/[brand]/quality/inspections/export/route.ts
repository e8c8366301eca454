import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listInspections } from '#modules/quality/queries/list-inspections.ts'
import { inspectionListSchema } from '#modules/quality/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

export const GET = defineRoute({
  name: 'quality.export', entrance: 'brand', ability: 'brand:read', schema: inspectionListSchema.extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { rows } = await listInspections(actor, filter, LONGEST)
    const csv = writeCsv([
      ['inspection', 'state', 'lot', 'item', 'place', 'lot_size', 'sample', 'looked_at', 'started_at', 'closed_at', 'closed_by'],
      ...rows.map((row) => [row.number, row.state, row.lotCode, row.itemName, row.placeName, row.lotSize, row.sample, row.looked, row.startedAt, row.closedAt, row.closedBy]),
    ])
    return csvResponse(csv, 'inspections')
  },
})
