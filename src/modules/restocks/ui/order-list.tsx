import Link from 'next/link'
import { dayText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { RestockListRow } from '../queries/list-restocks.ts'
import { SHOP_STATE_WORDS } from './restock-words.ts'

/** A shop's restocks: what, when, in which state. */
export function OrderList({ rows, path }: { readonly rows: readonly RestockListRow[]; readonly path: string }) {
  return (
    <ul className="border-t border-line">
      {rows.map((row) => (
        <li key={row.id} className="relative border-b border-line py-3">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <p className="min-w-0 flex-1 basis-44 font-semibold"><Link href={`${path}/orders/${row.id}`} className="row-link inline-flex min-h-6 items-center after:absolute after:inset-0 hover:underline underline-offset-4">{row.toys}</Link></p>
            <p className={row.late ? 'font-semibold text-rejected' : 'font-semibold'}>{dayLine(row)}</p>
          </div>
          <p className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-soft">
            <StateBadge state={row.late ? 'late' : row.state} words={row.late ? 'Late' : SHOP_STATE_WORDS[row.state]} />
            <span className="font-mono text-xs">{row.number}</span>
            {row.sameWeek && !row.late && ['promised', 'accepted', 'picking', 'shipped'].includes(row.state) && <span className="font-medium text-released">This week</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}

function dayLine(row: RestockListRow): string {
  if (row.receivedOn) return `Received ${dayText(row.receivedOn)}`
  if (['declined', 'cancelled', 'expired'].includes(row.state)) return ''
  return row.promisedOn ? `By ${dayText(row.promisedOn)}` : 'No day yet'
}
