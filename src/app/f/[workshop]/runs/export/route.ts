import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listRuns } from '#modules/runs/queries/list-runs.ts'
import { runFilterSchema } from '#modules/runs/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

/** The runs of a workshop, in the order of the screen. */
export const GET = defineRoute({
  name: 'runs.export-floor', entrance: 'microfactory', ability: 'floor:read', schema: runFilterSchema.omit({ after: true, before: true }).extend({ workshop: z.string() }),
  read: async (actor, { workshop: _, ...filter }) => {
    const { rows } = await listRuns(actor, filter, { size: LONGEST })
    return csvResponse(writeCsv([
      ['run', 'brand', 'state', 'sku', 'name', 'revision', 'workshop', 'ordered', 'good', 'scrap', 'planned_start', 'ready_on', 'late', 'lot'],
      ...rows.map((run) => [run.number, run.brand, run.state, run.sku, run.name, run.revision, run.workshop, run.quantity, run.goodCount, run.scrapCount, run.plannedStartOn, run.readyOn, run.late ? 'yes' : 'no', run.lotCode]),
    ]), 'runs')
  },
})
