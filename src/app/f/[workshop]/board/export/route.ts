import { z } from 'zod'
import { getBoard } from '#modules/runs/queries/board.ts'
import { boardCsv } from '#modules/runs/queries/board-csv.ts'
import { boardSchema } from '#modules/runs/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The runs on the board of a workshop, of every brand. */
export const GET = defineRoute({
  name: 'runs.export-floor-board', entrance: 'microfactory', ability: 'floor:read',
  // In the address of a floor `workshop` is the organization: which of its workshops is asked for under another name.
  schema: boardSchema.omit({ workshop: true }).extend({ workshop: z.string(), place: boardSchema.shape.workshop }),
  read: async (actor, { place, ...asked }) => {
    const board = await getBoard(actor, { ...asked, workshop: place }, new Date(), Infinity)
    return csvResponse(boardCsv(board), `board-${board.from}`)
  },
})
