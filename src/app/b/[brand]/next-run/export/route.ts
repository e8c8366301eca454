import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { plainAmount } from '#kernel/money.ts'
import { listProposals } from '#modules/planning/queries/proposals.ts'
import { proposalFilterSchema } from '#modules/planning/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

export const GET = defineRoute({
  name: 'planning.export', entrance: 'brand', ability: 'brand:read', schema: proposalFilterSchema.extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { rows } = await listProposals(actor, filter, { size: LONGEST })
    const csv = writeCsv([
      ['proposal', 'state', 'sku', 'name', 'pilot', 'verdict', 'quantity', 'demand_low', 'demand_high', 'expected_profit', 'currency', 'chance_of_loss', 'run', 'created_at'],
      ...rows.map((row) => [row.number, row.state, row.sku, row.name, row.pilot, row.verdict, row.quantity, row.interval[0], row.interval[1], plainAmount(row.expectedProfit, row.currency), row.currency,
        Math.round(row.chanceOfLoss * 1000) / 1000, row.run, row.createdAt]),
    ])
    return csvResponse(csv, 'next-runs')
  },
})
