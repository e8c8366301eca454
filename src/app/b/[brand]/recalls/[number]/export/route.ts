import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { getRecall } from '#modules/recalls/queries.ts'
import { getAccount } from '#modules/trace/queries/get-account.ts'
import { RECALL_COLUMNS, recallRows } from '#modules/trace/queries/recall-rows.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** Where every piece of a recall is now: whom to tell, and how many to expect back. */
export const GET = defineRoute({
  name: 'recalls.export', entrance: 'brand', ability: 'brand:read', schema: z.object({ brand: z.string(), number: z.string().max(40) }),
  read: async (actor, { number }) => {
    const recall = await getRecall(actor, number)
    if (!recall) return null
    const { lots, finished, parts, registrations } = await getAccount(actor, recall.lots)
    const csv = writeCsv([['recall', ...RECALL_COLUMNS], ...[finished, parts].flatMap((account) => recallRows(account, lots, registrations)).map((row) => [recall.number, ...row])])
    return csvResponse(csv, recall.number)
  },
})
