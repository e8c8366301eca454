import { z } from 'zod'
import { plainAmount } from '#kernel/money.ts'
import { writeCsv } from '#kernel/csv.ts'
import { listRuns } from '#modules/runs/queries/list-runs.ts'
import { runFilterSchema } from '#modules/runs/schemas.ts'
import { listMaterialStates } from '#modules/sourcing/queries/run-materials-states.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

export const GET = defineRoute({
  name: 'runs.export', entrance: 'brand', ability: 'brand:read', schema: runFilterSchema.extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const now = new Date()
    const { rows } = await listRuns(actor, filter, { size: LONGEST, now })
    const materials = await listMaterialStates(actor, rows, now)
    const csv = writeCsv([
      ['run', 'state', 'sku', 'name', 'revision', 'workshop', 'ordered', 'good', 'scrap', 'planned_start', 'ready_on', 'late', 'parts', 'parts_by', 'cost', 'currency', 'pilot', 'lot', 'created_at'],
      ...rows.map((run) => [run.number, run.state, run.sku, run.name, run.revision, run.workshop, run.quantity, run.goodCount, run.scrapCount, run.plannedStartOn, run.readyOn, run.late ? 'yes' : 'no', materials[run.number]?.state, materials[run.number]?.on,
        run.cost === null ? '' : plainAmount(run.cost, run.currency), run.currency, run.pilot, run.lotCode, run.createdAt]),
    ])
    return csvResponse(csv, 'runs')
  },
})
