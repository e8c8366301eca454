import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { getCount } from '#modules/stock/queries/get-count.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** A count as a file: while it is counted the blind sheet, to be filled in; afterwards with the books beside it. */
export const GET = defineRoute({
  name: 'stock.export-count', entrance: 'brand', ability: 'brand:read', schema: z.object({ brand: z.string(), number: z.string().max(40) }),
  read: async (actor, { number }) => {
    const count = await getCount(actor, number)
    if (!count) return null
    const csv = writeCsv(count.state === 'counting'
      ? [['count', 'place', 'lot', 'item', 'name', 'revision', 'counted', 'note'], ...count.lines.map((line) => [count.number, count.placeName, line.lotCode, line.itemCode, line.itemName, line.revision, line.counted, line.note])]
      : [['count', 'place', 'lot', 'item', 'name', 'revision', 'on_the_books', 'counted', 'difference', 'note', 'decision'], ...count.differences.map((line) => [count.number, count.placeName, line.lotCode, line.itemCode, line.itemName, line.revision, line.expected, line.counted, line.difference, line.note, line.state])])
    return csvResponse(csv, count.number)
  },
})
