import { z } from 'zod'
import { findReportPhoto } from '#modules/runs/queries/get-run.ts'
import { defineRoute } from '#server/define-route.ts'
import { keptFileResponse } from '#server/files/kept-file-response.ts'

export const GET = defineRoute({
  name: 'runs.floor-report-photo', entrance: 'microfactory', ability: 'runs:read', schema: z.object({ workshop: z.string(), number: z.string(), photo: z.uuid() }),
  read: async (actor, { photo }) => keptFileResponse(await findReportPhoto(actor, photo)),
})
