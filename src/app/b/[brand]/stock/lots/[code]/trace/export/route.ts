import { z } from 'zod'
import { writeCsv, type CsvCell } from '#kernel/csv.ts'
import { unitWords } from '#kernel/unit-range.ts'
import { getTrace, type Trace } from '#modules/trace/queries/get-trace.ts'
import { traceSchema } from '#modules/trace/schemas.ts'
import { defineRoute } from '#server/define-route.ts'

/** The mock recall as a file: every affected piece by lot, party and day, then what is unaccounted for. */
export const GET = defineRoute({
  name: 'trace.export', entrance: 'brand', ability: 'brand:read', schema: traceSchema.extend({ brand: z.string(), code: z.string().max(120) }),
  read: async (actor, { code, units }) => {
    const trace = await getTrace(actor, decodeURIComponent(code), units)
    if (!trace) return null
    const lots = new Map([trace.lot, ...trace.above].map((lot) => [lot.id, lot]))
    const rows = (what: string, recall: Trace['recall']): CsvCell[][] => recall.lots.flatMap((account) => {
      const lot = lots.get(account.lotId)!
      const about = [trace.lot.code, what, lot.code, lot.itemCode, lot.itemName]
      return [
        ...account.holdings.map((holding): CsvCell[] => [...about, holding.disposition, holding.party, holding.quantity, holding.units && unitWords(holding.units), holding.since]),
        ...(account.unaccounted > 0 ? [[...about, 'unaccounted', '', account.unaccounted, account.unaccountedUnits && unitWords(account.unaccountedUnits), null]] : []),
      ]
    })
    const csv = writeCsv([['recalled_lot', 'what', 'lot', 'item', 'name', 'disposition', 'party', 'pieces', 'units', 'since'], ...rows('holds it', trace.recall), ...rows('the lot itself', trace.own)])
    return new Response(csv, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="trace-${trace.lot.code}.csv"`, 'cache-control': 'private, no-store' } })
  },
})
