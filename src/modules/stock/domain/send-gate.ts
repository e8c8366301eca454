import { conflict, type Refusal } from '#kernel/refusal.ts'

/** Kinds of place where goods that are not released may go: to be inspected, reworked or kept apart. A shop or venue sells, so it may not. */
const MAY_HOLD_UNRELEASED: readonly string[] = ['workshop', 'warehouse']

/**
 * The gate on the way out: only released lots leave for a place that sells. Recalled goods go back to a workshop or warehouse, never out.
 * Null: the lot may go there.
 */
export function refuseSending(lot: { readonly code: string; readonly quality: string; readonly recalled: boolean }, to: { readonly kind: string; readonly name: string }): Refusal | null {
  if (MAY_HOLD_UNRELEASED.includes(to.kind)) return null
  if (lot.recalled) {
    return conflict('lot-not-usable', `Lot ${lot.code} is recalled and cannot be sent to ${to.name}. Bring it back to a workshop or warehouse instead.`, {
      field: 'toLocationId', rule: { name: 'No recalled goods go out', citation: '16 CFR 1115', missing: 'a workshop or warehouse to bring it back to' },
    })
  }
  if (lot.quality === 'released') return null
  const words: Record<string, string> = { quarantine: 'is in quarantine', held: 'is on hold', rejected: 'was rejected' }
  const missing = lot.quality === 'quarantine' ? 'a passed inspection and the release of the lot' : lot.quality === 'held' ? 'an end to the hold on this lot' : 'goods of another lot; rejected goods stay out of shops'
  return conflict('lot-not-usable', `Lot ${lot.code} ${words[lot.quality] ?? `is ${lot.quality}`} and cannot be sent to ${to.name}. Missing: ${missing}.`, {
    field: 'toLocationId', rule: { name: 'Only released goods go to places that sell', citation: 'ISO 9001:2015 §8.6', missing },
  })
}
