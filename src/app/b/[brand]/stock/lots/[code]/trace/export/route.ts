import { z } from 'zod'
import { writeCsv, type CsvCell } from '#kernel/csv.ts'
import { getTrace, type Trace } from '#modules/trace/queries/get-trace.ts'
import { RECALL_COLUMNS, recallRows } from '#modules/trace/queries/recall-rows.ts'
import { traceSchema } from '#modules/trace/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The mock recall as a file: every affected piece by lot, party and day, then what is unaccounted for. */
export const GET = defineRoute({
  name: 'trace.export', entrance: 'brand', ability: 'brand:read', schema: traceSchema.extend({ brand: z.string(), code: z.string().max(120) }),
  read: async (actor, { code, units }) => {
    const trace = await getTrace(actor, decodeURIComponent(code), units)
    if (!trace) return null
    const lots = [trace.lot, ...trace.above]
    const about = (what: string, recall: Trace['recall']) => recallRows(recall, lots, trace.registrations).map((row): CsvCell[] => [trace.lot.code, what, ...row])
    const csv = writeCsv([['recalled_lot', 'what', ...RECALL_COLUMNS], ...about('holds it', trace.recall), ...about('the lot itself', trace.own)])
    return csvResponse(csv, `trace-${trace.lot.code}`)
  },
})
