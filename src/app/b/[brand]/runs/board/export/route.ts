import { z } from 'zod'
import { getBoard } from '#modules/runs/queries/board.ts'
import { boardCsv } from '#modules/runs/queries/board-csv.ts'
import { boardSchema } from '#modules/runs/schemas.ts'
import { defineRoute } from '#server/define-route.ts'
import { csvResponse } from '#server/documents/csv-response.ts'

/** The runs on the board of a brand. */
export const GET = defineRoute({
  name: 'runs.export-board', entrance: 'brand', ability: 'brand:read', schema: boardSchema.extend({ brand: z.string() }),
  read: async (actor, asked) => {
    const board = await getBoard(actor, asked, new Date(), Infinity)
    return csvResponse(boardCsv(board), `board-${board.from}`)
  },
})
