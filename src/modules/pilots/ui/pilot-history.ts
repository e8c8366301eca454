import type { TrailEntry } from '#audit/list-trail.ts'
import { stateWords, type Tone } from '#ui/state-words.ts'
import type { TimelineEntry } from '#ui/timeline.tsx'

const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'Title', hypothesis: 'Hypothesis', stopRule: 'Stop rule', plannedQuantity: 'Quantity', budget: 'Budget', startsOn: 'First day of sale', decisionDate: 'Decision date', metrics: 'Metrics',
}

/** A field of a pilot as people say it. */
export function fieldWords(field: string): string {
  return FIELD_WORDS[field] ?? stateWords(field)
}

/** The events of a pilot as its history tells them. */
export function pilotHistory(trail: readonly TrailEntry[]): TimelineEntry[] {
  return trail.map((entry) => {
    const [what, tone, note] = sentence(entry)
    return { id: entry.id, at: entry.at, by: entry.by === 'pilots' ? undefined : entry.by, what, tone, note: note || undefined }
  })
}

function sentence({ type, data }: TrailEntry): [what: string, tone: Tone, note?: string] {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '')
  switch (type) {
    case 'pilots.planned': return ['Planned', 'planned', text('title')]
    case 'pilots.approved': return ['Approved', 'progress']
    case 'pilots.started': return ['Started: its first run was released, and what it is judged by is locked', 'progress']
    case 'pilots.changed': return ['Changed', 'planned', changed(data.changes)]
    case 'pilots.amended': return ['Amended', 'held', `${changed(data.changes)} ${text('why')}`]
    case 'pilots.learning-added': return ['Learning added', 'progress', text('text')]
    case 'pilots.evaluated': return [`Verdict: ${stateWords(text('outcome')).toLowerCase()}`, data.outcome === 'met' ? 'released' : 'held', data.recommended ? `Recommended: ${text('recommended')}.` : undefined]
    case 'pilots.closed': return [`Closed: ${text('decision')}`, 'released']
    case 'pilots.cancelled': return ['Cancelled', 'planned', text('reason')]
    default: return [type.replace(/^.*\./, '').replaceAll('-', ' '), 'planned']
  }
}

function changed(changes: unknown): string {
  const list = Array.isArray(changes) ? (changes as { field: string; before: string; after: string }[]) : []
  return list.map(({ field, before, after }) => (after.length > 80 ? `${fieldWords(field)} rewritten.` : `${fieldWords(field)}: ${before} became ${after}.`)).join(' ')
}
