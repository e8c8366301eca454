import { shortDay } from '#kernel/calendar-date.ts'
import type { Resting } from '../queries/resting.ts'

/** What counts on a run, as a sentence. */
export function restingText(resting: readonly Resting[]): string {
  if (resting.length === 0) return 'Nothing is promised from it.'
  return `Resting on it: ${resting.map(({ kind, number, units, on }) => (kind === 'pilot' ? `${number}${on ? `, decided ${shortDay(on)}` : ''}` : `${units} for ${number}${on ? `, promised ${shortDay(on)}` : ''}`)).join('; ')}.`
}
