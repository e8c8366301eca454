import type { TrailEntry } from '#audit/list-trail.ts'
import type { TimelineEntry } from '#ui/timeline.tsx'

/** The trail of a lot in words. */
export function lotHistory(trail: readonly TrailEntry[]): TimelineEntry[] {
  return trail.map(({ id, at, type, by, data }) => ({ id, at, by, ...words(type, data) }))
}

/** The trail of a count in words. */
export function countHistory(trail: readonly TrailEntry[]): TimelineEntry[] {
  return trail.map(({ id, at, type, by, data }) => ({ id, at, by, ...countWords(type, data) }))
}

function countWords(type: string, data: Readonly<Record<string, unknown>>): Pick<TimelineEntry, 'what' | 'note' | 'tone'> {
  switch (type) {
    case 'stock.count-opened': return { what: `Opened, ${text(data.lines)} lots on the sheet`, tone: 'planned' }
    case 'stock.count-entered': return data.finished === true ? { what: 'Handed in', note: `${text(data.counted)} lots counted`, tone: 'progress' } : { what: `Kept, ${text(data.counted)} of ${text(data.of)} counted`, tone: 'progress' }
    case 'stock.count-extended': return { what: `Lot ${text(data.lot)} added to the sheet`, tone: 'planned' }
    case 'stock.count-settled': return { what: { accept: `Accepted, ${text(data.pieces)} pieces corrected`, keep: 'Books kept as they are', recount: 'Sent back to be counted again' }[text(data.verdict)] ?? 'Decided', note: text(data.lots), tone: data.verdict === 'accept' ? 'released' : 'held' }
    case 'stock.count-cancelled': return { what: 'Cancelled', tone: 'planned' }
    default: return { what: type.split('.').at(-1)!.replaceAll('-', ' ') }
  }
}

function words(type: string, data: Readonly<Record<string, unknown>>): Pick<TimelineEntry, 'what' | 'note' | 'tone'> {
  const note = text(data.reason)
  switch (type) {
    case 'stock.counted': return { what: `Counted at ${text(data.place)}: ${text(data.before)} on the books, ${text(data.after)} there`, note, tone: 'held' }
    case 'stock.scrapped': return { what: `${text(data.quantity)} scrapped`, note, tone: 'rejected' }
    case 'stock.transferred': return { what: `${text(data.quantity)} moved from ${text(data.from)} to ${text(data.to)}`, note, tone: 'progress' }
    case 'stock.move-undone': return { what: `Movement undone: ${text(data.quantity)} ${text(data.undone)}`, note, tone: 'planned' }
    case 'sourcing.lot-inspected': return { what: `${{ released: 'Released', held: 'Put on hold', rejected: 'Rejected' }[text(data.after)] ?? 'Looked at'} on arrival`, note: [text(data.number), `${text(data.defects)} bad in ${text(data.checked)}`, note].filter(Boolean).join(' · '), tone: ({ released: 'released', held: 'held', rejected: 'rejected' } as const)[text(data.after)] }
    case 'quality.lot-released': return { what: 'Lot released', note: data.inspection ? `On ${text(data.inspection)}` : undefined, tone: 'released' }
    case 'quality.lot-held': return { what: 'Lot put on hold', note, tone: 'held' }
    case 'quality.lot-rejected': return { what: 'Lot rejected', note, tone: 'rejected' }
    default: return { what: type.split('.').at(-1)!.replaceAll('-', ' '), note }
  }
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
