import type { TrailEntry } from '#audit/list-trail.ts'
import type { TimelineEntry } from '#ui/timeline.tsx'

/** The trail of a shipment in words. */
export function shipmentHistory(trail: readonly TrailEntry[]): TimelineEntry[] {
  return trail.map(({ id, at, type, by, data }) => ({ id, at, by, ...words(type, data) }))
}

function words(type: string, data: Readonly<Record<string, unknown>>): Pick<TimelineEntry, 'what' | 'note' | 'tone'> {
  const missing = Number(data.missing ?? 0)
  switch (type) {
    case 'shipments.transfer-sent':
    case 'shipments.restock-shipped': return { what: `${String(data.pieces)} pieces sent from ${String(data.from)} to ${String(data.to)}`, tone: 'progress' }
    case 'shipments.received': return { what: missing > 0 ? `${String(data.received)} received, ${missing} missing` : `${String(data.received)} received, complete`, tone: missing > 0 ? 'held' : 'released' }
    case 'shipments.voided': return { what: 'Taken back: the stock is where it was', tone: 'planned' }
    case 'shipments.lost': return { what: 'Reported lost', note: String(data.reason ?? ''), tone: 'rejected' }
    default: return { what: type.split('.').at(-1)!.replaceAll('-', ' ') }
  }
}
