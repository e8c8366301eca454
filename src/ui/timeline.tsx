import type { ReactNode } from 'react'
import { cx } from './class-names.ts'
import { DateText } from './date-text.tsx'
import type { Tone } from './state-words.ts'

export interface TimelineEntry {
  readonly id: string
  readonly at: string // ISO instant
  /** What happened, in words: "Lot released". */
  readonly what: ReactNode
  readonly by?: string
  readonly note?: ReactNode
  readonly tone?: Tone
}

const DOTS: Record<Tone, string> = { released: 'bg-released-fill', held: 'bg-held-fill', rejected: 'bg-rejected-fill', progress: 'bg-progress-fill', planned: 'bg-line-strong' }

/** What happened, newest first, on the clock of the place it happened at. Detail pages end with it. */
export function Timeline({ entries, timeZone }: { readonly entries: readonly TimelineEntry[]; readonly timeZone: string }) {
  return (
    <ol className="relative">
      {entries.map((entry, index) => (
        <li key={entry.id} className="relative grid gap-x-4 pb-4 pl-6 last:pb-0 sm:grid-cols-[1fr_auto]">
          {index < entries.length - 1 && <span aria-hidden className="absolute top-3.5 bottom-[-7px] left-[4px] w-px bg-line" />}
          <span aria-hidden className={cx('absolute top-[6px] left-0 size-[9px] rounded-full ring-4 ring-paper', DOTS[entry.tone ?? 'planned'])} />
          <p className="min-w-0"><span className="font-medium">{entry.what}</span>{entry.by && <span className="text-ink-soft"> · {entry.by}</span>}</p>
          <p className="text-sm text-ink-soft sm:text-right"><DateText instant={entry.at} timeZone={timeZone} /></p>
          {entry.note && <div className="measure text-ink-soft sm:col-span-2">{entry.note}</div>}
        </li>
      ))}
    </ol>
  )
}
