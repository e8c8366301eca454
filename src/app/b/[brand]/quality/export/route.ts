import { z } from 'zod'
import { queueCsv } from '#modules/quality/queries/queue-csv.ts'
import { listQueue } from '#modules/quality/queries/waiting-lots.ts'
import { queueSchema } from '#modules/quality/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

/** The lots that wait for a person, in the order of the screen. */
export const GET = defineRoute({
  name: 'quality.export-queue', entrance: 'brand', ability: 'brand:read', schema: queueSchema.omit({ after: true, before: true }).extend({ brand: z.string() }),
  read: async (actor, filter) => csvResponse(queueCsv((await listQueue(actor, filter, LONGEST)).rows), 'quality-queue'),
})
