import { z } from 'zod'
import { getFloorManifest } from '#modules/runs/queries/floor-manifest.ts'
import { defineRoute } from '#server/define-route.ts'

export const GET = defineRoute({
  name: 'runs.floor-manifest', entrance: 'microfactory', ability: 'floor:read', schema: z.object({ workshop: z.string() }),
  read: async (actor) => Response.json(await getFloorManifest(actor), { headers: { 'content-type': 'application/manifest+json', 'cache-control': 'private, no-store' } }),
})
