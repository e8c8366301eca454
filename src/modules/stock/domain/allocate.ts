import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'

/** Usable pieces of one lot at one place (see usable.ts). */
export interface StockAt {
  readonly locationId: Id
  readonly lotId: Id
  readonly skuId: Id
  readonly usable: number
  readonly madeOn: CalendarDate | null
}

/** One line that needs pieces. `key` says whose they will be. */
export interface Need {
  readonly key: string
  readonly skuId: Id
  readonly quantity: number
}

export interface Allocation {
  readonly key: string
  readonly locationId: Id
  readonly lotId: Id
  readonly quantity: number
}

export interface AllocationResult {
  readonly allocations: readonly Allocation[]
  /** Lines that did not get everything, with what is missing. */
  readonly short: readonly { readonly key: string; readonly missing: number }[]
}

/**
 * Chooses lots and places. Places in the order given (a place that is not named comes after those that are); inside a place, and between
 * places of equal rank, what was made first goes first; then by id, so that equal input gives equal output.
 * Each place is emptied before the next one is touched: stock 10 + 15, order 13 → 10 + 3. Lines draw from one pool, in the order given.
 */
export function allocateStock(needs: readonly Need[], stock: readonly StockAt[], placeOrder: readonly Id[] = []): AllocationResult {
  const rank = new Map(placeOrder.map((locationId, index) => [locationId, index]))
  const rankOf = ({ locationId }: StockAt) => rank.get(locationId) ?? placeOrder.length
  const ordered = [...stock].sort((a, b) =>
    rankOf(a) - rankOf(b) || (rank.size > 0 ? compare(a.locationId, b.locationId) : 0) || compare(a.madeOn ?? '9999-12-31', b.madeOn ?? '9999-12-31') || compare(a.locationId, b.locationId) || compare(a.lotId, b.lotId))
  const left = ordered.map(({ usable }) => Math.max(0, usable))
  const allocations: Allocation[] = []
  const short: { key: string; missing: number }[] = []
  for (const { key, skuId, quantity } of needs) {
    let missing = quantity
    ordered.forEach((source, index) => {
      const taken = source.skuId === skuId ? Math.min(missing, left[index]!) : 0
      if (taken <= 0) return
      allocations.push({ key, locationId: source.locationId, lotId: source.lotId, quantity: taken })
      left[index]! -= taken
      missing -= taken
    })
    if (missing > 0) short.push({ key, missing })
  }
  return { allocations, short }
}

/** The one order in which balances are locked, whoever locks them: by place, then lot. Each balance once. */
export function lockOrder(rows: readonly { readonly locationId: Id; readonly lotId: Id }[]): { locationId: Id; lotId: Id }[] {
  const distinct = new Map(rows.map(({ locationId, lotId }) => [`${locationId}/${lotId}`, { locationId, lotId }]))
  return [...distinct.values()].sort((a, b) => compare(a.locationId, b.locationId) || compare(a.lotId, b.lotId))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
