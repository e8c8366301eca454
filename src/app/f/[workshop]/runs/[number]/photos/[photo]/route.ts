import { z } from 'zod'
import { photoResponse } from '#modules/runs/queries/photo-response.ts'
import { defineRoute } from '#server/define-route.ts'

export const GET = defineRoute({
  name: 'runs.floor-report-photo', entrance: 'microfactory', ability: 'runs:read', schema: z.object({ workshop: z.string(), number: z.string(), photo: z.uuid() }),
  read: (actor, { photo }) => photoResponse(actor, photo),
})
