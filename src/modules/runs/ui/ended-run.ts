import { daysBetween, type CalendarDate } from '#kernel/calendar-date.ts'
import { plural } from '#kernel/plural.ts'
import type { RunState } from '../domain/run-state.ts'

const OVER: readonly RunState[] = ['produced', 'closed', 'stopped', 'cancelled']

/** Nothing more is made of it. */
export function isOver(state: RunState): boolean {
  return OVER.includes(state)
}

/** How many days after the promised one it was finished, in words; null when it was not late, or nobody promised a day. */
export function finishedLate(readyOn: CalendarDate | null, finishedOn: CalendarDate | null): string | null {
  return readyOn && finishedOn && finishedOn > readyOn ? `finished ${plural(daysBetween(readyOn, finishedOn), 'day')} later` : null
}

interface EndedLot {
  readonly code: string
  readonly quality: string
  readonly recalled: boolean
}

/** What the floor is told of the lots of a finished run: every one of them, each with its state. */
export function lotsText(lots: readonly EndedLot[]): string {
  if (lots.length === 0) return 'Nothing good was made.'
  const states = new Map<string, string[]>()
  for (const { code, quality, recalled } of lots) {
    const state = recalled ? 'recalled' : quality
    states.set(state, [...(states.get(state) ?? []), code])
  }
  return [...states].map(([state, codes]) => {
    const one = codes.length === 1
    const words = state === 'quarantine' ? `in quarantine until ${one ? 'its' : 'their'} inspection` : state
    return `${one ? 'Lot' : 'Lots'} ${new Intl.ListFormat('en-US').format(codes)} ${one ? 'is' : 'are'} ${words}.`
  }).join(' ')
}

/** Which lots a made run still waits for, said to the brand. */
export function madeText(lots: readonly EndedLot[]): string {
  const waiting = lots.filter(({ quality, recalled }) => quality === 'quarantine' && !recalled).length
  if (waiting === 0) return 'Made. Close it when it is settled with the workshop.'
  if (lots.length === 1) return 'Made. Its lot waits in quarantine until an inspection passes.'
  return `Made. ${waiting} of its ${lots.length} lots ${waiting === 1 ? 'waits' : 'wait'} in quarantine until an inspection passes.`
}

interface Happened {
  readonly type: string
  readonly by: string
  readonly data: Readonly<Record<string, unknown>>
}

const ENDS: Readonly<Record<string, string>> = { 'runs.stopped': 'Stopped', 'runs.cancelled': 'Cancelled', 'runs.declined': 'Declined' }

/** Who ended a run before it was made, and why, from its history with the newest first. Null: nobody did. */
export function whoEnded(trail: readonly Happened[]): { readonly what: string; readonly reason: string } | null {
  const end = trail.find(({ type }) => type in ENDS)
  return end ? { what: `${ENDS[end.type]} by ${end.by}`, reason: typeof end.data.reason === 'string' ? end.data.reason.trim() : '' } : null
}
