import type { TrailEntry } from '#audit/list-trail.ts'
import type { TimelineEntry } from '#ui/timeline.tsx'
import type { Tone } from '#ui/state-words.ts'

const WORDS: Readonly<Record<string, readonly [what: string, tone?: Tone]>> = {
  'partners.partner-invited': ['Invited', 'progress'], 'partners.partner-approved': ['Approved', 'released'], 'partners.partnership-accepted': ['They accepted', 'released'],
  'partners.partnership-declined': ['They declined', 'rejected'], 'partners.partner-suspended': ['Suspended', 'held'], 'partners.partnership-ended': ['Ended'], 'partners.terms-changed': ['Terms changed'],
}

/** The history of a partnership as the timeline shows it. */
export function partnersTimeline(trail: readonly TrailEntry[]): TimelineEntry[] {
  return trail.map(({ id, at, by, type, data }) => ({ id, at, by, what: WORDS[type]?.[0] ?? type, tone: WORDS[type]?.[1], note: typeof data.reason === 'string' ? data.reason : undefined }))
}
