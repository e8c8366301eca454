import type { LotPart } from '#ui/charts/lot-strip.tsx'
import type { CountState } from '../domain/stock-count.ts'
import type { Pieces } from '../queries/stock-pieces.ts'

/** On-hand pieces as the parts of a lot strip. What is stopped (on hold, rejected, recalled, expired) is drawn as held. */
export function stripParts(pieces: Pieces): { part: LotPart; quantity: number }[] {
  return [
    { part: 'quarantine', quantity: pieces.quarantine }, { part: 'held', quantity: pieces.stopped },
    { part: 'released', quantity: pieces.usable }, { part: 'allocated', quantity: pieces.held },
  ]
}

/** Why nothing of a lot can be promised at a place. */
export const WHY_WORDS: Readonly<Record<string, string>> = {
  quarantine: 'waits for inspection', held: 'on hold', rejected: 'rejected', recalled: 'recalled', expired: 'expired', 'place-closed': 'place is closed',
}

/** Reasons of movements, as the ledger on a screen says them. */
export const MOVE_WORDS: Readonly<Record<string, string>> = {
  produced: 'Made', consumed: 'Used in production', received: 'Received', shipped: 'Shipped', transferred: 'Moved', sold: 'Sold', returned: 'Returned by a customer',
  'returned-to-supplier': 'Returned to the supplier', scrapped: 'Scrapped', lost: 'Lost on the way', counted: 'Counted', reversed: 'Undone',
}

/** States of a count, as a badge says them. */
export const COUNT_LOOKS: Readonly<Record<CountState, { readonly state: string; readonly words: string }>> = {
  counting: { state: 'in-progress', words: 'Being counted' }, counted: { state: 'held', words: 'Waits for approval' }, closed: { state: 'closed', words: 'Closed' }, cancelled: { state: 'cancelled', words: 'Cancelled' },
}
