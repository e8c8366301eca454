import { z } from 'zod'
import { getDrawnToy } from '#modules/catalogue/queries/toys.ts'
import { drawable } from '#modules/catalogue/ui/drawn-part.ts'
import { defineRoute } from '#server/define-route.ts'
import { toyFileResponse } from '#ui/drawing/toy-file.ts'

/** A toy of the brand drawn, drafts too, for the list of them. `v` changes with the drawing. */
export const GET = defineRoute({
  name: 'catalogue.toy-drawing', entrance: 'brand', ability: 'brand:read', schema: z.object({ brand: z.string(), toy: z.string(), v: z.string().max(20).optional() }),
  read: async (actor, { toy }) => {
    const parts = await getDrawnToy(actor, toy)
    return parts && toyFileResponse(drawable(parts), 'private')
  },
})
