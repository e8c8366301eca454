import { shortDay } from '#kernel/calendar-date.ts'
import type { TrailEntry } from '#audit/list-trail.ts'
import type { TimelineEntry } from '#ui/timeline.tsx'
import type { Tone } from '#ui/state-words.ts'

const WORDS: Readonly<Record<string, readonly [what: string, tone?: Tone]>> = {
  'sourcing.supplier-added': ['Added'], 'sourcing.supplier-changed': ['Changed'], 'sourcing.supplier-retired': ['Retired'], 'sourcing.supplier-taken-back': ['Taken back', 'released'],
  'sourcing.offer-added': ['Noted'], 'sourcing.offer-changed': ['Changed'], 'sourcing.offer-ended': ['Ended'],
  'sourcing.order-drafted': ['Drafted'], 'sourcing.order-changed': ['Changed'], 'sourcing.order-sent': ['Sent', 'progress'], 'sourcing.order-confirmed': ['Delivery day confirmed', 'progress'],
  'sourcing.order-closed': ['Closed', 'released'], 'sourcing.order-cancelled': ['Cancelled'], 'sourcing.goods-received': ['Received', 'released'], 'sourcing.receipt-undone': ['Receipt taken back', 'held'],
  'sourcing.goods-returned': ['Returned to the supplier', 'held'], 'sourcing.lot-inspected': ['Inspected', 'progress'],
}

/** The history of a supplier, offer or order as the timeline shows it. */
export function sourcingHistory(trail: readonly TrailEntry[]): TimelineEntry[] {
  return trail.map(({ id, at, by, type, data }) => ({ id, at, by, what: type === 'sourcing.order-sent' && data.again === true ? 'Sent again' : (WORDS[type]?.[0] ?? type), tone: WORDS[type]?.[1], note: noteOf(type, data) }))
}

function noteOf(type: string, data: TrailEntry['data']): string | undefined {
  const text = (key: string) => (typeof data[key] === 'string' && data[key] !== '' ? data[key] : undefined)
  const count = (key: string) => (typeof data[key] === 'number' ? data[key].toLocaleString('en-US') : '')
  switch (type) {
    case 'sourcing.offer-added': case 'sourcing.offer-changed': return text('file') && `from ${text('file')}`
    case 'sourcing.order-sent': return text('to')
    case 'sourcing.order-confirmed': return [[text('before'), text('after')].filter((day) => day !== undefined).map((day) => shortDay(day)).join(' → '), text('supplierRef')].filter(Boolean).join(' · ')
    case 'sourcing.goods-received': return `${count('quantity')} as lot ${text('lot')}${data.over ? `, ${count('over')} more than ordered` : ''}`
    case 'sourcing.receipt-undone': case 'sourcing.goods-returned': return `${count('quantity')} of lot ${text('lot')}: ${text('reason')}`
    case 'sourcing.lot-inspected': return `${count('defects')} bad in ${count('checked')}${text('reason') ? `: ${text('reason')}` : ''}`
    default: return text('reason')
  }
}
