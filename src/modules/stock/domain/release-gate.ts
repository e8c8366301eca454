import type { CalendarDate } from '#kernel/calendar-date.ts'
import { conflict } from '#kernel/refusal.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { whyNotUsable, type LotCondition, type NotUsable } from './usable.ts'

const MISSING: Readonly<Record<NotUsable, string>> = {
  quarantine: 'a passed inspection and the release of the lot',
  held: 'an end to the hold on this lot',
  rejected: 'goods of another lot; rejected goods stay out of stock',
  recalled: 'goods of another lot; a recalled lot stays blocked, also when its recall is closed',
  expired: 'goods that have not expired',
  'place-closed': 'an open place',
}

const WORDS: Readonly<Record<NotUsable, string>> = {
  quarantine: 'is in quarantine', held: 'is on hold', rejected: 'was rejected', recalled: 'is recalled', expired: 'has expired', 'place-closed': 'lies at a place that is closed',
}

/** The gate between a lot and everybody who wants to promise, hold or ship it: the refusal, or null when the lot is usable there. */
export function refuseUnusable(lot: LotCondition & { readonly code: string }, place: { readonly name: string; readonly open: boolean }, today: CalendarDate): Refusal | null {
  const why = whyNotUsable(lot, place.open, today)
  if (why === null) return null
  const where = why === 'place-closed' ? ` (${place.name})` : ''
  return conflict('lot-not-usable', `Lot ${lot.code} ${WORDS[why]}${where}, so none of it can be promised, held or shipped. Missing: ${MISSING[why]}.`, {
    detail: { lot: lot.code, place: place.name, why },
    rule: { name: 'Only released stock is allocated', citation: why === 'recalled' ? '16 CFR 1115' : 'ISO 9001:2015 §8.6', missing: MISSING[why] },
  })
}
