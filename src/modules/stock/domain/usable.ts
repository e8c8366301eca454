import type { CalendarDate } from '#kernel/calendar-date.ts'

export type LotQuality = 'quarantine' | 'released' | 'held' | 'rejected'

/** What the four questions about usability need to know of a lot. */
export interface LotCondition {
  readonly quality: LotQuality
  readonly recalled: boolean
  /** Last day on which it may be used (as GS1 AI 17); null: it does not expire. */
  readonly expiresOn: CalendarDate | null
}

export interface Balance {
  readonly onHand: number
  readonly allocated: number
}

export type NotUsable = 'quarantine' | 'held' | 'rejected' | 'recalled' | 'expired' | 'place-closed'

/**
 * Why nothing of a lot can be used at a place, or null when it can. The one definition:
 * RELEASED, not recalled, not expired, at an open location. `today` is the day at the location.
 */
export function whyNotUsable(lot: LotCondition, placeOpen: boolean, today: CalendarDate): NotUsable | null {
  if (lot.recalled) return 'recalled'
  if (lot.quality !== 'released') return lot.quality
  if (lot.expiresOn !== null && lot.expiresOn < today) return 'expired'
  return placeOpen ? null : 'place-closed'
}

/** Pieces of a balance that can be promised: on hand − allocated when the lot is usable there, else 0. */
export function usableQuantity(balance: Balance, lot: LotCondition, placeOpen: boolean, today: CalendarDate): number {
  return whyNotUsable(lot, placeOpen, today) === null ? Math.max(0, balance.onHand - balance.allocated) : 0
}
