import type { ReactNode } from 'react'
import Link from 'next/link'

/** Labelled bars below one another, longest possible `max`: to compare a few places or reasons. */
export function BarRow({ rows, max, label }: {
  readonly rows: readonly { readonly label: string; readonly value: number; readonly words?: ReactNode; readonly href?: string; readonly strong?: boolean }[]
  readonly max?: number
  readonly label: string
}) {
  const most = Math.max(max ?? 0, ...rows.map(({ value }) => value), 1e-9)
  return (
    <ul aria-label={label} className="grid content-start gap-2">
      {rows.map((row) => (
        <li key={row.label} className="grid grid-cols-[1fr_auto] items-center gap-x-4 sm:grid-cols-[11rem_1fr_4.5rem]">
          <span className="truncate">{row.href ? <Link href={row.href} className="inline-flex min-h-6 items-center hover:underline underline-offset-4">{row.label}</Link> : row.label}</span>
          <span className="tabular text-right font-medium sm:order-last">{row.words ?? row.value.toLocaleString('en-US')}</span>
          <span aria-hidden className="col-span-2 h-2 self-center overflow-hidden rounded-full bg-paper-sunk sm:col-span-1">
            <span className="block h-full rounded-full" style={{ width: `${Math.max(0, row.value / most) * 100}%`, background: row.strong ? 'var(--accent)' : 'var(--ink-soft)' }} />
          </span>
        </li>
      ))}
    </ul>
  )
}
