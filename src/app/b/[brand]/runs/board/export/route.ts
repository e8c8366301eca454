import { z } from 'zod'
import { writeCsv } from '#kernel/csv.ts'
import { getBoard } from '#modules/runs/queries/board.ts'
import { boardSchema } from '#modules/runs/schemas.ts'
import { defineRoute } from '#server/define-route.ts'

/** The runs on the board, a line a run, with its hours of every day that is shown. */
export const GET = defineRoute({
  name: 'runs.export-board', entrance: 'brand', ability: 'brand:read', schema: boardSchema.extend({ brand: z.string() }),
  read: async (actor, asked) => {
    const board = await getBoard(actor, asked, new Date(), Infinity)
    const days = board.workshops[0]?.days.map(({ day }) => day) ?? []
    const csv = writeCsv([
      ['workshop', 'city', 'run', 'toy', 'state', 'ordered', 'made', 'starts_on', 'ready_on', 'last_day', 'late', 'to_rework', ...days.map((day) => `hours_${day}`)],
      ...board.workshops.flatMap(({ name, city, runs }) => runs.map((run) => [
        name, city, run.number, run.name, run.state, run.quantity, run.made, run.startOn, run.readyOn, run.lastDay, run.late ? 'yes' : 'no', run.rework, ...days.map((day) => Math.round((run.hours[day] ?? 0) * 10) / 10),
      ])),
    ])
    return new Response(csv, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="board-${board.from}.csv"`, 'cache-control': 'private, no-store' } })
  },
})
