import type { TrailEntry } from '#audit/list-trail.ts'
import type { TimelineEntry } from '#ui/timeline.tsx'

/** The trail of an inspection in words. */
export function inspectionHistory(trail: readonly TrailEntry[]): TimelineEntry[] {
  return trail.map(({ id, at, type, by, data }) => ({ id, at, by, ...words(type, data) }))
}

function words(type: string, data: Readonly<Record<string, unknown>>): Pick<TimelineEntry, 'what' | 'note' | 'tone'> {
  const failed = Array.isArray(data.failed) ? data.failed.length : 0
  switch (type) {
    case 'quality.inspection-started': return { what: 'Inspection started', note: String(data.plan ?? ''), tone: 'progress' }
    case 'quality.result-recorded': return { what: `Unit No. ${String(data.unit)}: ${failed > 0 ? `${failed} failed` : 'passed'}`, tone: failed > 0 ? 'rejected' : 'planned' }
    case 'quality.inspection-passed': return { what: 'Passed', tone: 'released' }
    case 'quality.inspection-failed': return { what: 'Failed; the lot was put on hold', tone: 'rejected' }
    default: return { what: type.split('.').at(-1)!.replaceAll('-', ' ') }
  }
}
