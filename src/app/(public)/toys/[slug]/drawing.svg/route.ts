import { z } from 'zod'
import { getToyLines } from '#modules/repair/queries/find.ts'
import { drawnLines } from '#modules/repair/ui/drawn-lines.ts'
import { defineRoute } from '#server/define-route.ts'
import { toyFileResponse } from '#ui/drawing/toy-file.ts'

/** A toy drawn, for pages that show several. `v` changes with the drawing. */
export const GET = defineRoute({
  name: 'repair.toy-drawing', entrance: 'public', ability: 'public:use', schema: z.object({ slug: z.string().max(120), v: z.string().max(20).optional() }),
  read: async (_, { slug }) => {
    const lines = await getToyLines(slug)
    return lines && toyFileResponse(drawnLines(lines), 'public')
  },
})
