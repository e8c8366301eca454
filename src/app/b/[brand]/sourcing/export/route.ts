import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { plainAmount } from '#kernel/money.ts'
import { listShortages } from '#modules/sourcing/queries/shortages.ts'
import { shortageListSchema } from '#modules/sourcing/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

export const GET = defineRoute({
  name: 'sourcing.export-shortages', entrance: 'brand', ability: 'brand:read', schema: shortageListSchema.omit({ after: true, before: true }).extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { rows } = await listShortages(actor, filter, new Date(), LONGEST)
    const csv = writeCsv([
      ['part', 'revision', 'name', 'place', 'kind', 'needed_on', 'missing', 'needed', 'here', 'coming', 'runs', 'way', 'from', 'pieces', 'arrives_on', 'cost', 'currency', 'reason'],
      ...rows.map(({ choice, ...row }) => [
        row.number, row.revision, row.name, row.place, row.kind, row.neededOn, row.missing, row.total, row.usable, row.coming.reduce((sum, { pieces }) => sum + pieces, 0), row.runs.map(({ number }) => number).join(' '),
        choice?.source.kind, choice?.source.from, choice?.source.pieces, choice?.source.arrivesOn, choice && plainAmount(choice.source.cost, choice.source.currency), choice?.source.currency, choice?.reason,
      ]),
    ])
    return csvResponse(csv, 'shortages')
  },
})
