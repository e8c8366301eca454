import { dayText } from '#ui/date-text.tsx'
import type { Tone } from '#ui/state-words.ts'
import type { MaterialState } from '../queries/run-materials-states.ts'

/** Whether a run has its parts, as a list says it. */
export function partsWords({ state, missing, on, late }: MaterialState): { readonly state: MaterialState['state']; readonly words: string; readonly tone: Tone } {
  if (state === 'here') return { state, words: 'Here', tone: 'released' }
  if (state === 'short') return { state, words: `${missing.toLocaleString('en-US')} short`, tone: 'rejected' }
  return { state, words: `By ${dayText(on!, { weekday: false })}${late ? ', late' : ''}`, tone: late ? 'held' : 'progress' }
}
