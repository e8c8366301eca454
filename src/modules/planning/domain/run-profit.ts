/** Profit of a second run over not making one, on a given demand. */
import type { DemandForecast, Scenario } from './demand-forecast.ts'
import type { WorkshopOffer } from './proposal-input.ts'

export interface RunEconomics {
  readonly netRevenue: number
  readonly salvage: number
}

/** Day of the horizon (0 = the decision) from which the new units can be sold. */
export function arrivalDay(offer: WorkshopOffer, quantity: number): number {
  return Math.ceil(offer.readyInDays + (offer.unitsPerDay ? quantity / offer.unitsPerDay : 0) - 1e-9)
}

/**
 * Units the run sells that the leftover stock would not have: demand before the arrival meets the leftover only, demand after it meets
 * both; what is not there is not waited for.
 */
export function extraSold(total: number, beforeArrival: number, leftover: number, quantity: number): number {
  const without = Math.min(leftover, total)
  const early = Math.min(leftover, beforeArrival)
  return early + Math.min(leftover - early + quantity, total - beforeArrival) - without
}

export interface RunOutlook {
  readonly expectedProfit: number
  readonly chanceOfLoss: number
  readonly expectedSold: number
}

/** Expected profit (minor units) and chance of a loss over all scenarios. */
export function outlook(forecast: DemandForecast, offer: WorkshopOffer, quantity: number, leftover: number, economics: RunEconomics): RunOutlook {
  if (quantity <= 0) return { expectedProfit: 0, chanceOfLoss: 0, expectedSold: 0 }
  const arrival = arrivalDay(offer, quantity)
  const before = forecast.paths.map(({ cumulative }) => cumulative[Math.min(arrival, cumulative.length - 1)]!)
  let expectedProfit = 0
  let chanceOfLoss = 0
  let expectedSold = 0
  for (const { total, weight, path } of forecast.scenarios) {
    const sold = extraSold(total, total * before[path]!, leftover, quantity)
    const profit = economics.netRevenue * sold + economics.salvage * (quantity - sold) - offer.unitCost * quantity - offer.setupCost
    expectedProfit += weight * profit
    expectedSold += weight * sold
    if (profit < 0) chanceOfLoss += weight
  }
  return { expectedProfit, chanceOfLoss, expectedSold }
}

/** The quantities a workshop takes: multiples of its step from its minimum to its maximum. */
export function quantitiesOf(offer: WorkshopOffer): number[] {
  const step = Math.max(1, Math.floor(offer.step))
  const first = Math.max(step, Math.ceil(offer.min / step) * step)
  const quantities: number[] = []
  for (let quantity = first; quantity <= offer.max; quantity += step) quantities.push(quantity)
  return quantities
}

/** Share p of the total demand stays below this. */
export function totalQuantile(scenarios: readonly Scenario[], p: number): number {
  const sorted = [...scenarios].sort((a, b) => a.total - b.total)
  let reached = 0
  for (const { total, weight } of sorted) {
    reached += weight
    if (reached >= p) return total
  }
  return sorted.at(-1)?.total ?? 0
}
