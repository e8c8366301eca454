import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { listQueue } from '#modules/quality/queries/waiting-lots.ts'
import { queueSchema } from '#modules/quality/schemas.ts'
import { defineRoute } from '#server/define-route.ts'

const LONGEST = 10_000

/** The lots that wait for a person, in the order of the screen. */
export const GET = defineRoute({
  name: 'quality.export-queue', entrance: 'brand', ability: 'brand:read', schema: queueSchema.omit({ after: true, before: true }).extend({ brand: z.string() }),
  read: async (actor, filter) => {
    const { rows } = await listQueue(actor, filter, LONGEST)
    const csv = writeCsv([
      ['lot', 'state', 'item', 'revision', 'pieces', 'place', 'made_on', 'run', 'next_step', 'inspection', 'sample', 'looked_at', 'reason'],
      ...rows.map((row) => [row.code, row.quality, row.itemName, row.revision, row.onHand, row.placeName, row.madeOn, row.runNumber, row.next, row.inspectionNumber, row.sample, row.looked, row.qualityReason]),
    ])
    return new Response(csv, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="quality-queue.csv"', 'cache-control': 'private, no-store' } })
  },
})
