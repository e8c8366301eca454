import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { plainAmount } from '#kernel/money.ts'
import { listAgreedTerms } from '#modules/runs/queries/order-options.ts'
import { termsListSchema } from '#modules/runs/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The workshop terms that the list shows, all pages of it, as CSV. */
export const GET = defineRoute({
  name: 'runs.export-terms', entrance: 'brand', ability: 'brand:read', schema: termsListSchema.omit({ page: true }).extend({ brand: z.string() }),
  read: async (actor, { brand, ...filter }) => {
    const { terms, currency } = await listAgreedTerms(actor, { ...filter, page: 1 }, null)
    const csv = writeCsv([
      ['toy', 'workshop', 'city', 'setup_cost', 'setup_minutes', 'unit_cost', 'seconds_per_unit', 'currency', 'yield_permille', 'minimum_quantity', 'maximum_quantity'],
      ...terms.map((row) => [row.toy, row.workshop, row.city, plainAmount(row.setupCost, currency), row.setupMinutes, plainAmount(row.unitCost, currency), row.secondsPerUnit, currency, row.yieldPermille, row.minimumQuantity, row.maximumQuantity]),
    ])
    return csvResponse(csv, `${brand}-terms`)
  },
})
