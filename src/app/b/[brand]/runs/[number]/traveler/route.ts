import { z } from 'zod'
import { getTraveler } from '#modules/runs/queries/get-traveler.ts'
import { runTraveler } from '#modules/runs/ui/run-traveler.tsx'
import { defineRoute } from '#server/define-route.ts'
import { pdfResponse } from '#server/documents/pdf-response.ts'

export const GET = defineRoute({
  name: 'runs.traveler', entrance: 'brand', ability: 'brand:read', schema: z.object({ brand: z.string(), number: z.string() }),
  read: async (actor, { number }) => {
    const traveler = await getTraveler(actor, number)
    return traveler && pdfResponse(runTraveler(traveler), `${traveler.run.number}-traveler`)
  },
})
