import { z } from 'zod'
import { getTraveler } from '#modules/runs/queries/get-traveler.ts'
import { runTraveler } from '#modules/runs/ui/run-traveler.tsx'
import { defineRoute } from '#server/define-route.ts'
import { pdfResponse } from '#server/documents/pdf-response.ts'

export const GET = defineRoute({
  name: 'runs.floor-traveler', entrance: 'microfactory', ability: 'runs:read',
  // `brand` tells two brands' runs of one number apart, as on the run's page.
  schema: z.object({ workshop: z.string(), number: z.string(), brand: z.string().optional() }),
  read: async (actor, { number, brand }) => {
    const traveler = await getTraveler(actor, number, brand)
    return traveler && pdfResponse(runTraveler(traveler), `${traveler.run.number}-traveler`)
  },
})
