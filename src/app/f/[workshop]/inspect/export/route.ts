import { z } from 'zod'
import { queueCsv } from '#modules/quality/queries/queue-csv.ts'
import { listFloorQueue } from '#modules/quality/queries/waiting-lots.ts'
import { floorQueueSchema } from '#modules/quality/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

const LONGEST = 10_000

/** The lots that cannot leave the workshop yet, in the order of the screen. */
export const GET = defineRoute({
  name: 'quality.export-floor-queue', entrance: 'microfactory', ability: 'floor:read', schema: floorQueueSchema.omit({ after: true, before: true }).extend({ workshop: z.string() }),
  read: async (actor, filter) => csvResponse(queueCsv((await listFloorQueue(actor, filter, LONGEST)).rows, { brands: true }), 'inspect'),
})
