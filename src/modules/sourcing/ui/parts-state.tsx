import { dayText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { MaterialState } from '../queries/run-materials-states.ts'

/** Whether a run has its parts, in a list. `run`: the run's page, where it says which. */
export function PartsState({ of, run }: { readonly of: MaterialState | undefined; readonly run: string }) {
  if (!of) return <span className="text-ink-soft">–</span>
  if (of.state === 'here') return <StateBadge state="here" tone="released" words="Here" />
  return (
    <a href={`${run}#materials`} className="cell-link hover:underline">
      {of.state === 'short' ? <StateBadge state="short" tone="rejected" words={`${of.missing.toLocaleString('en-US')} short`} /> : <StateBadge state="coming" tone={of.late ? 'held' : 'progress'} words={`By ${dayText(of.on!, { weekday: false })}${of.late ? ', late' : ''}`} />}
    </a>
  )
}
