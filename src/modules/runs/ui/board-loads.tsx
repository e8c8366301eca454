'use client' // Rows come as data: as elements, each would be built and sent twice.
import { plural } from '#kernel/plural.ts'
import { cx } from '#ui/class-names.ts'
import type { BoardLoad } from '../queries/board.ts'
import { DayHeads, LoadCell } from './load-cell.tsx'

/** What is on the machines of many workshops, a row a workshop, a column a day; each leads to its runs. `address` is of the board of all of them. */
export function BoardLoads({ loads, address, wide }: { readonly loads: readonly BoardLoad[]; readonly address: string; readonly wide: boolean }) {
  const [first] = loads
  return (
    <div className="relative overflow-x-auto">
      <table aria-label="Hours used, by workshop" className={cx('board', wide && 'wide')}>
        <thead><DayHeads first="Workshop" days={first!.days} today={first!.today} wide={wide} /></thead>
        <tbody>
          {loads.map(({ id, name, city, today, days, daysOver, open, late }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`${address}&workshop=${id}`} className="row-link block truncate font-medium hover:underline">{name}</a>
                <span className="block truncate text-xs text-ink-soft">{city} · {plural(open, 'run')}{late > 0 && <strong className="font-semibold text-rejected"> · {late} late</strong>}{daysOver > 0 && <strong className="font-semibold text-rejected"> · {plural(daysOver, 'day')} too much</strong>}</span>
              </th>
              {days.map((day) => <LoadCell key={day.day} day={day} today={today} wide={wide} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
