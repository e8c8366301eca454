/** How much to order at once, as pure functions over equal or unequal periods. Quantities are pieces, costs any one unit of money. */

export interface SizedPlan {
  /** Total of setups and holding. */
  readonly cost: number
  /** Pieces ordered at the beginning of each period. */
  readonly orders: readonly number[]
}

/**
 * The cheapest plan that meets known demands without a shortage (H. Wagner, T. Whitin, "Dynamic version of the economic lot size
 * model", Management Science 5, 1958). Forward recursion, O(n²). `setup`: the cost of ordering in each period (or in every one);
 * `holding`: the cost of keeping one piece from a period to the next (or per period).
 */
export function wagnerWhitin(demand: readonly number[], setup: number | readonly number[], holding: number | readonly number[]): SizedPlan {
  const n = demand.length
  const setupAt = (t: number): number => (typeof setup === 'number' ? setup : setup[t]!)
  const holdingAt = (t: number): number => (typeof holding === 'number' ? holding : holding[t]!)
  // best[t]: cost of meeting periods 0 … t−1. A plan only orders when stock is zero, so it splits into such stretches.
  const best = [0, ...new Array<number>(n).fill(Infinity)]
  const from = new Array<number>(n + 1).fill(0)
  for (let start = 0; start < n; start += 1) {
    let carried = 0
    let kept = 0
    let wanted = 0
    for (let end = start; end < n; end += 1) {
      if (end > start) kept += holdingAt(end - 1)
      carried += kept * demand[end]!
      wanted += demand[end]!
      const cost = best[start]! + (wanted > 0 ? setupAt(start) : 0) + carried
      if (cost < best[end + 1]!) {
        best[end + 1] = cost
        from[end + 1] = start
      }
    }
  }
  const orders = new Array<number>(n).fill(0)
  for (let end = n; end > 0; end = from[end]!) orders[from[end]!] = demand.slice(from[end], end).reduce((sum, pieces) => sum + pieces, 0)
  return { cost: best[n]!, orders }
}

/** Economic order quantity √(2·K·D ÷ h) and its cost per period: `setup` K an order, `demand` D a period, `holding` h a piece and period (F. Harris, 1913). */
export function economicOrder(setup: number, demand: number, holding: number): { readonly quantity: number; readonly cost: number } {
  if (demand <= 0 || setup <= 0) return { quantity: Math.max(0, demand), cost: 0 }
  if (holding <= 0) return { quantity: Infinity, cost: 0 }
  return { quantity: Math.sqrt((2 * setup * demand) / holding), cost: Math.sqrt(2 * setup * demand * holding) }
}
