import { writeCsv } from '#kernel/csv.ts'
import type { Board } from './board.ts'

/** The runs on a board as CSV, a line a run, with its hours of every day that is shown. A brand stands where the board says it. */
export function boardCsv(board: Board): string {
  const days = board.workshops[0]?.days.map(({ day }) => day) ?? []
  return writeCsv([
    ['workshop', 'city', 'run', 'brand', 'toy', 'state', 'ordered', 'made', 'starts_on', 'ready_on', 'last_day', 'late', 'to_rework', ...days.map((day) => `hours_${day}`)],
    ...board.workshops.flatMap(({ name, city, runs }) => runs.map((run) => [
      name, city, run.number, run.brand, run.name, run.state, run.quantity, run.made, run.startOn, run.readyOn, run.lastDay, run.late ? 'yes' : 'no', run.rework, ...days.map((day) => Math.round((run.hours[day] ?? 0) * 10) / 10),
    ])),
  ])
}
