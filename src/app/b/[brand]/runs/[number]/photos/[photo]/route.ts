import { z } from 'zod'
import { photoResponse } from '#modules/runs/queries/photo-response.ts'
import { defineRoute } from '#server/define-route.ts'

export const GET = defineRoute({
  name: 'runs.report-photo', entrance: 'brand', ability: 'runs:read', schema: z.object({ brand: z.string(), number: z.string(), photo: z.uuid() }),
  read: (actor, { photo }) => photoResponse(actor, photo),
})
