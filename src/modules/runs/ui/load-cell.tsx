import type { CSSProperties } from 'react'
import { shortDay } from '#kernel/calendar-date.ts'
import { cx } from '#ui/class-names.ts'
import type { BoardDay } from '../queries/board.ts'

/** 7.25 → '7.3' */
export function hours(value: number): string {
  const tenths = Math.round(value * 10) / 10
  // A board has thousands of figures, and nearly all need no separator.
  return tenths < 1000 ? String(tenths) : tenths.toLocaleString('en-US')
}
/** For a column of two digits. */
const narrow = (value: number) => (value < 10 ? hours(value) : Math.round(value).toLocaleString('en-US'))

/** The days above a table of the board. */
export function DayHeads({ first, days, today, wide }: { readonly first: string; readonly days: readonly { readonly day: string }[]; readonly today: string; readonly wide: boolean }) {
  return (
    <tr>
      <th scope="col" className="font-medium text-ink-soft">{first}</th>
      {days.map(({ day }) => (
        <th key={day} scope="col" aria-current={day === today ? 'date' : undefined} className={day === today ? 'today text-accent-ink' : undefined}>
          <span className="block text-xs">{shortDay(day).slice(0, wide ? 2 : 3)}</span>
          <span className="tabular block">{Number(day.slice(8))}</span>
          {day === today && <span className="sr-only">today</span>}
        </th>
      ))}
    </tr>
  )
}

/** Hours of a day against what is open: the actor's runs, other brands' in grey, what is too much in red. The figure stands below the picture. */
export function LoadCell({ day: { day, open, closed, own, others, over }, today, wide }: { readonly day: BoardDay; readonly today: string; readonly wide: boolean }) {
  const used = own + others
  const share = (value: number) => `${Math.round((100 * value) / Math.max(open, used, 1))}%`
  const style = used > 0 ? { '--others': share(others), '--own': share(others + Math.max(0, own - over)), '--used': share(used) } as CSSProperties : undefined
  const shown = open > 0 || used > 0
  return (
    <td className={cx('load', day === today && 'today', !shown && 'shut', over > 0.05 && 'over')} style={style}>
      {open === 0 && (closed ? <span title={closed} className={wide ? 'sr-only' : 'block truncate text-xs'}>{closed}</span> : !shown && <span className="sr-only">closed</span>)}
      {shown && (wide ? narrow(used) : `${hours(used)} of ${hours(open)}`)}
      {(others > 0 || over > 0.05) && <span className="sr-only">{others > 0 && `, ${hours(others)} for other brands`}{over > 0.05 && `, ${hours(over)} too many`}</span>}
    </td>
  )
}
