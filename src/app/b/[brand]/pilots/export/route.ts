import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listPilots } from '#modules/pilots/queries/list-pilots.ts'
import { pilotFilterSchema } from '#modules/pilots/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

export const GET = defineRoute({
  name: 'pilots.export', entrance: 'brand', ability: 'brand:read', schema: pilotFilterSchema.extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { rows } = await listPilots(actor, filter, { size: LONGEST })
    const csv = writeCsv([
      ['pilot', 'title', 'state', 'decision', 'sku', 'name', 'planned', 'made', 'sold', 'decision_date', 'learnings'],
      ...rows.map((pilot) => [pilot.number, pilot.title, pilot.state, pilot.decision, pilot.sku, pilot.name, pilot.plannedQuantity, pilot.made, pilot.sold, pilot.decisionDate, pilot.learnings]),
    ])
    return csvResponse(csv, 'pilots')
  },
})
