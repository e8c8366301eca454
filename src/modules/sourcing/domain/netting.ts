/** Time-phased netting of one part at one place, as in every MRP record. Periods are indexes; the caller knows their days. */

export interface MaterialInput {
  readonly onHand: number
  readonly gross: readonly number[]
  readonly scheduled: readonly number[]
}

/**
 * How net requirements become receipts. `step` rounds each one up when it arises; `ahead` sees all of them and may bring some forward.
 * Both may order more than is needed; the surplus meets later needs.
 */
export interface LotSizing {
  readonly step: (net: number) => number
  readonly ahead?: (nets: readonly number[]) => readonly number[]
}

export const LOT_FOR_LOT: LotSizing = { step: (net) => net }

export interface MaterialRecord {
  readonly gross: readonly number[]
  readonly scheduled: readonly number[]
  /** Left at the end of the period, planned receipts included. */
  readonly projected: readonly number[]
  /** Missing in the period after stock, scheduled receipts and earlier planned ones. */
  readonly net: readonly number[]
  readonly receipts: readonly number[]
}

/** Gross and scheduled → projected, net and planned receipts. Nothing projected is ever below zero. */
export function materialRecord({ onHand, gross, scheduled }: MaterialInput, sizing: LotSizing = LOT_FOR_LOT): MaterialRecord {
  const wished = sizing.ahead?.(netWithoutOrders(onHand, gross, scheduled))
  const projected: number[] = []
  const net: number[] = []
  const receipts: number[] = []
  let left = onHand
  let surplus = 0 // what steps rounded up so far: later wishes are smaller by it
  for (const [period, wanted] of gross.entries()) {
    left += scheduled[period] ?? 0
    const missing = Math.max(0, wanted - left)
    const wish = wished ? Math.max(missing, (wished[period] ?? 0) - surplus) : missing
    const receipt = wish > 0 ? sizing.step(wish) : 0
    if (wished) surplus += receipt - (wished[period] ?? 0)
    left += receipt - wanted
    net.push(missing)
    receipts.push(receipt)
    projected.push(left)
  }
  return { gross, scheduled, projected, net, receipts }
}

/** What each period lacks when nothing is ordered: the demand that lot sizing sees. */
export function netWithoutOrders(onHand: number, gross: readonly number[], scheduled: readonly number[]): number[] {
  let left = onHand
  return gross.map((wanted, period) => {
    left += (scheduled[period] ?? 0) - wanted
    const missing = Math.max(0, -left)
    left += missing
    return missing
  })
}

/** Receipts moved forward by the lead time, in periods. What would have had to be released before the first period is past due. */
export function releasesOf(receipts: readonly number[], lead: number): { readonly releases: readonly number[]; readonly pastDue: number } {
  return { releases: receipts.map((_, period) => receipts[period + lead] ?? 0), pastDue: receipts.slice(0, lead).reduce((sum, pieces) => sum + pieces, 0) }
}
