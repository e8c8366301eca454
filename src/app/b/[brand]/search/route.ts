import { z } from 'zod'
import { searchWorkspace } from '#modules/home/queries/search.ts'
import { defineRoute } from '#server/define-route.ts'

/** What the command palette asks while somebody types. */
export const GET = defineRoute({
  name: 'home.search', entrance: 'brand', ability: 'brand:read', schema: z.object({ brand: z.string(), q: z.string().trim().min(2).max(60) }),
  read: async (actor, { q }) => ({ items: await searchWorkspace(actor, q) }),
})
