import type { TrailEntry } from '#audit/list-trail.ts'
import { stateWords } from '#ui/state-words.ts'
import type { TimelineEntry } from '#ui/timeline.tsx'

/** The events of a proposal as its history tells them. */
export function proposalHistory(trail: readonly TrailEntry[]): TimelineEntry[] {
  return trail.map(({ id, at, by, type, data }) => {
    const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '')
    const count = (name: string) => Number(data[name] ?? 0).toLocaleString('en-US')
    if (type === 'planning.proposed') return { id, at, by, what: `Proposed: ${data.verdict === 'make' ? `make ${count('quantity')}` : stateWords(text('verdict')).toLowerCase()}`, tone: 'progress', note: `Method ${text('method')}.` }
    if (type === 'planning.accepted') return { id, at, by, what: `Accepted: ${count('quantity')} to revision ${text('revision')}, ${text('run')}`, tone: 'released', note: text('reason') || undefined }
    if (type === 'planning.declined') return { id, at, by, what: 'Declined', tone: 'rejected', note: text('reason') || undefined }
    return { id, at, by, what: type, tone: 'planned' }
  })
}
