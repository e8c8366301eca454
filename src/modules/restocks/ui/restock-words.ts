import type { CalendarDate } from '#kernel/calendar-date.ts'
import { dayText } from '#ui/date-text.tsx'

/** Audit events of a restock in words for its history. */
export const RESTOCK_EVENT_WORDS: Readonly<Record<string, string>> = {
  'restocks.requested': 'Requested, and promised', 'restocks.promised-again': 'Promised again', 'restocks.accepted': 'Accepted: the goods are held', 'restocks.declined': 'Declined',
  'restocks.cancelled': 'Cancelled', 'restocks.promise-moved': 'The day moved with the run', 'restocks.reopened': 'Promised anew: the run brings less than was held', 'restocks.expired': 'Expired: nobody fetched what was held', 'restocks.picking-started': 'Picking started', 'restocks.units-chosen': 'Units chosen', 'restocks.shipped': 'Shipped', 'restocks.received': 'Received', 'restocks.closed': 'Closed',
}

/** Beside the promised day: the day both agreed on, when the promise has moved since. */
export function movedFrom({ agreedFor, promisedOn }: { readonly agreedFor: CalendarDate | null; readonly promisedOn: CalendarDate | null }, today: CalendarDate): string | undefined {
  return agreedFor !== null && agreedFor !== promisedOn ? `agreed for ${dayText(agreedFor, { today })}` : undefined
}

/** What a state means to the shop. */
export const SHOP_STATE_WORDS: Readonly<Record<string, string>> = {
  submitted: 'Waits for the brand', promised: 'Waits for the brand', accepted: 'Held for you', picking: 'Being picked', shipped: 'On the way', received: 'Received', closed: 'Done',
  declined: 'Declined', cancelled: 'Cancelled', expired: 'Expired',
}
