import type { TrailEntry } from '#audit/list-trail.ts'
import type { TimelineEntry } from '#ui/timeline.tsx'

const WORDS: Readonly<Record<string, string>> = {
  'places.location-added': 'Place added', 'places.location-changed': 'Place changed', 'places.closure-added': 'Closed days added', 'places.closure-removed': 'Closed days removed',
}

/** The history of a place as the timeline shows it. */
export function placesTimeline(trail: readonly TrailEntry[]): TimelineEntry[] {
  return trail.map(({ id, at, by, type, data }) => ({
    id, at, by, what: data.before === 'open' && data.after === 'closed' ? 'Closed for good' : data.before === 'closed' && data.after === 'open' ? 'Opened again' : WORDS[type] ?? type,
    note: typeof data.reason === 'string' ? data.reason : undefined,
  }))
}
