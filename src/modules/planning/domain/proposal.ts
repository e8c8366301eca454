import { addDays, daysBetween } from '#kernel/calendar-date.ts'
import { allocateUnits } from './allocate.ts'
import { forecastDemand, type DemandForecast } from './demand-forecast.ts'
import { DEFAULT_PRIOR, seePilot, type PilotSeen, type ProposalInput, type WorkshopOffer } from './proposal-input.ts'
import { arrivalDay, outlook, quantitiesOf, totalQuantile, type RunOutlook } from './run-profit.ts'
import { negativeBinomialDistribution } from './statistics/counts.ts'

export const METHOD_VERSION = 'second-run/1'

export interface PlaceProposal {
  readonly locationId: string
  readonly sold: number
  /** Units an average launch day would want here, had stock been there all day. */
  readonly ratePerDay: number
  /** 80 % interval of that rate. */
  readonly interval: readonly [number, number]
  /** Units of the run for this place. */
  readonly allocation: number
  /** Wanted during the pilot while it was out of stock; estimated. */
  readonly unseenDemand: number
}

export interface Proposal {
  readonly method: string
  readonly verdict: 'make' | 'make-none' | 'not-enough-evidence'
  readonly quantity: number
  /** 80 % interval of the demand over the horizon, units. */
  readonly interval: readonly [number, number]
  readonly expectedDemand: number
  readonly observedSales: number
  readonly unseenDemand: number
  readonly perPlace: readonly PlaceProposal[]
  /** Where to make it; null when nothing is made. */
  readonly workshop: { readonly locationId: string; readonly arrivalDay: number; readonly cost: number } | null
  /** Every workshop's best, for comparison. */
  readonly alternatives: readonly { readonly locationId: string; readonly quantity: number; readonly expectedProfit: number; readonly chanceOfLoss: number }[]
  /** Minor units, over making none. */
  readonly expectedProfit: number
  readonly chanceOfLoss: number
  /** Critical ratio of the workshop's unit economics, setup left aside; null when a unit earns nothing. */
  readonly criticalRatio: number | null
  /** Demand over the horizon for a chart: at most 60 bars of equal width. */
  readonly chart: readonly { readonly from: number; readonly to: number; readonly chance: number }[]
  readonly reasons: readonly string[]
  readonly warnings: readonly string[]
}

/** Below this the answer is "not enough evidence": see `evidenceGap`. */
export const EVIDENCE_RULE = { sellingDays: 3, placeDays: 6, unitsSold: 12, quietPlaceDays: 28 } as const

/**
 * The second run: how many, where made, for which shops. Deterministic: the same input gives the same answer.
 * Demand is estimated from time in stock, so a sell-out does not hide it; the quantity is the one with the highest expected profit
 * over all workshops and quantities, none included.
 */
export function propose(input: ProposalInput): Proposal {
  const prior = input.prior ?? DEFAULT_PRIOR
  const seen = seePilot(input.days, prior)
  const observedSales = input.days.reduce((sum, { sold, returned }) => sum + sold - returned, 0)
  const gap = evidenceGap(input, seen)
  const decisionDate = input.decisionDate ?? addDays(seen.lastDay, 1)
  const forecast = input.days.length > 0 ? forecastDemand(seen, prior, decisionDate, input.horizonDays) : null
  const best = forecast && !gap ? bestRun(forecast, input) : { offer: null, quantity: 0, outlook: null, alternatives: [] }
  const arrival = best.offer ? arrivalDay(best.offer, best.quantity) : 0
  const allocations = best.offer && forecast ? allocate(forecast, input, best.quantity, arrival) : new Map<string, number>()
  const perPlace = (forecast?.places ?? []).map((place): PlaceProposal => {
    const at = seen.places.get(place.locationId)!
    return {
      locationId: place.locationId, sold: at.sold, ratePerDay: place.rate, interval: [place.rateLow, place.rateHigh],
      allocation: allocations.get(place.locationId) ?? 0, unseenDemand: place.rate * Math.max(0, at.fullExposure - at.exposure),
    }
  })
  const interval: [number, number] = forecast ? [Math.round(totalQuantile(forecast.scenarios, 0.1)), Math.round(totalQuantile(forecast.scenarios, 0.9))] : [0, 0]
  const economics = input.unitEconomics
  const ratioOffer = best.offer ?? economics.candidates[0]
  const base: Proposal = {
    method: METHOD_VERSION,
    verdict: gap ? 'not-enough-evidence' : best.offer ? 'make' : 'make-none',
    quantity: best.quantity, interval,
    expectedDemand: forecast?.expectedTotal ?? 0, observedSales,
    unseenDemand: perPlace.reduce((sum, place) => sum + place.unseenDemand, 0),
    perPlace,
    workshop: best.offer ? { locationId: best.offer.locationId, arrivalDay: arrival, cost: best.offer.setupCost + best.offer.unitCost * best.quantity } : null,
    alternatives: best.alternatives,
    expectedProfit: Math.round(best.outlook?.expectedProfit ?? 0), chanceOfLoss: best.outlook?.chanceOfLoss ?? 0,
    criticalRatio: ratioOffer && economics.netRevenue > ratioOffer.unitCost ? (economics.netRevenue - ratioOffer.unitCost) / (economics.netRevenue - economics.salvage) : null,
    chart: forecast ? chartOf(forecast) : [],
    reasons: [], warnings: [],
  }
  return { ...base, reasons: reasonsFor(base, input, seen, gap), warnings: warningsFor(base, input, seen) }
}

/** What is missing before a quantity can be named, or null: the smallest pilot this method speaks about. */
export function evidenceGap(input: ProposalInput, seen: PilotSeen): string | null {
  const rule = EVIDENCE_RULE
  const inStock = input.days.filter(({ hoursInStock }) => hoursInStock > 0)
  const dates = new Set(inStock.map(({ date }) => date)).size
  const exposure = inStock.reduce((sum, { hoursInStock, hoursOpen }) => sum + (hoursOpen > 0 ? Math.min(1, hoursInStock / hoursOpen) : 0), 0)
  const sold = [...seen.places.values()].reduce((sum, place) => sum + place.sold, 0)
  if (dates < rule.sellingDays) return `It was on sale on ${dates} ${dates === 1 ? 'day' : 'days'}; at least ${rule.sellingDays} are needed.`
  if (exposure < rule.placeDays) return `It was in stock for ${exposure.toFixed(1)} shop-days in all; at least ${rule.placeDays} are needed.`
  if (sold < rule.unitsSold && exposure < rule.quietPlaceDays) return `${sold} sold in ${exposure.toFixed(1)} shop-days; at least ${rule.unitsSold} sold, or ${rule.quietPlaceDays} shop-days without, are needed.`
  return null
}

interface Best {
  readonly offer: WorkshopOffer | null
  readonly quantity: number
  readonly outlook: RunOutlook | null
  readonly alternatives: Proposal['alternatives']
}

function bestRun(forecast: DemandForecast, input: ProposalInput): Best {
  let best: Best = { offer: null, quantity: 0, outlook: null, alternatives: [] }
  const alternatives: { locationId: string; quantity: number; expectedProfit: number; chanceOfLoss: number }[] = []
  for (const offer of input.unitEconomics.candidates) {
    let own: { quantity: number; outlook: RunOutlook } | null = null
    for (const quantity of quantitiesOf(offer)) {
      if (arrivalDay(offer, quantity) >= input.horizonDays) break
      const result = outlook(forecast, offer, quantity, input.leftover, input.unitEconomics)
      if (!own || result.expectedProfit > own.outlook.expectedProfit) own = { quantity, outlook: result }
    }
    if (!own) continue
    alternatives.push({ locationId: offer.locationId, quantity: own.quantity, expectedProfit: Math.round(own.outlook.expectedProfit), chanceOfLoss: own.outlook.chanceOfLoss })
    if (own.outlook.expectedProfit > (best.outlook?.expectedProfit ?? 0)) best = { offer, ...own, alternatives: [] }
  }
  return { ...best, alternatives }
}

/** Shares a run out by marginal gain over the demand that is still to come when it arrives. */
function allocate(forecast: DemandForecast, input: ProposalInput, quantity: number, arrival: number): Map<string, number> {
  const exposureAfter = forecast.paths.reduce((sum, path) => sum + path.weight * path.exposure * (1 - path.cumulative[Math.min(arrival, path.cumulative.length - 1)]!), 0)
  const places = forecast.places.map((place) => {
    const chance = negativeBinomialDistribution(place.shape, place.rate * exposureAfter)
    const atLeast = [1]
    for (let k = 0; k < chance.length; k += 1) atLeast.push(Math.max(0, atLeast[k]! - chance[k]!))
    return { unitMargin: 1, stock: input.stockByPlace?.[place.locationId] ?? 0, sellsAtLeast: (k: number) => atLeast[k] ?? 0 }
  })
  const { units } = allocateUnits(quantity, places)
  return new Map(forecast.places.map((place, i) => [place.locationId, units[i]!]))
}

const CHART_BARS = 48

function chartOf(forecast: DemandForecast): { from: number; to: number; chance: number }[] {
  const low = Math.floor(totalQuantile(forecast.scenarios, 0.002))
  const high = Math.ceil(totalQuantile(forecast.scenarios, 0.995)) + 1
  const width = Math.max(1, Math.ceil((high - low) / CHART_BARS))
  const bars = Array.from({ length: Math.max(1, Math.ceil((high - low) / width)) }, (_, i) => ({ from: low + i * width, to: low + (i + 1) * width, chance: 0 }))
  for (const { total, weight } of forecast.scenarios) bars[Math.min(bars.length - 1, Math.max(0, Math.floor((total - low) / width)))]!.chance += weight
  return bars
}

function reasonsFor(proposal: Proposal, input: ProposalInput, seen: PilotSeen, gap: string | null): string[] {
  const reasons: string[] = []
  const soldOutAt = new Set(input.days.filter(({ stockedOut }) => stockedOut).map(({ locationId }) => locationId)).size
  const days = input.days.length > 0 ? daysBetween(seen.launch, seen.lastDay) + 1 : 0
  reasons.push(`${whole(proposal.observedSales)} sold at ${places(seen.places.size)} in ${days} ${days === 1 ? 'day' : 'days'}.`)
  if (soldOutAt > 0) reasons.push(`${soldOutAt} of ${places(seen.places.size)} sold out, so sales understate demand: about ${whole(proposal.unseenDemand)} more would have been bought while the shelf was empty.`)
  if (gap) return [...reasons, `Not enough evidence for a quantity. ${gap}`]
  reasons.push(`Over the next ${input.horizonDays} days demand is expected to be ${whole(proposal.expectedDemand)}, and in 8 of 10 cases between ${whole(proposal.interval[0])} and ${whole(proposal.interval[1])}.`)
  if (input.leftover > 0) reasons.push(`${whole(input.leftover)} are left and sell first.`)
  if (proposal.verdict === 'make') {
    reasons.push(`${whole(proposal.quantity)} units earn the most on average of all quantities; a loss happens in ${percent(proposal.chanceOfLoss)} of cases.`)
    if (proposal.criticalRatio !== null) reasons.push(`At these prices covering demand in about ${percent(proposal.criticalRatio)} of cases is worth it (the critical ratio), counting only what is still wanted from day ${proposal.workshop!.arrivalDay} on.`)
    const other = proposal.alternatives.filter(({ locationId }) => locationId !== proposal.workshop!.locationId)
    if (other.length > 0) reasons.push(`The chosen workshop is ready on day ${proposal.workshop!.arrivalDay}; ${other.length === 1 ? 'the other workshop' : `the ${other.length} other workshops`} would earn less.`)
  } else {
    const best = [...proposal.alternatives].sort((a, b) => b.expectedProfit - a.expectedProfit)[0]
    reasons.push(best ? `Making none is best: even the best run, ${whole(best.quantity)} units, loses money on average.` : 'Making none is best: no workshop could deliver within the horizon.')
  }
  return reasons
}

function warningsFor(proposal: Proposal, input: ProposalInput, seen: PilotSeen): string[] {
  const warnings: string[] = []
  if (seen.places.size === 1) warnings.push('Only one place has sold it. Other places may differ.')
  const sellingDays = new Set(input.days.filter(({ hoursInStock }) => hoursInStock > 0).map(({ date }) => date)).size
  if (sellingDays > 0 && sellingDays < 7) warnings.push(`In stock on only ${sellingDays} ${sellingDays === 1 ? 'day' : 'days'}: the excitement of a launch looks the same as lasting demand.`)
  if (seen.estimatedDays > 0) warnings.push(`On ${seen.estimatedDays} ${seen.estimatedDays === 1 ? 'day' : 'days'} the hour of the sell-out is unknown and was estimated.`)
  if (!input.prior) warnings.push('No history of this brand was used; how demand fades is taken from general experience.')
  if (proposal.interval[0] > 0 && proposal.interval[1] > 4 * proposal.interval[0]) warnings.push('The range is wide: the high end is more than four times the low end.')
  const refused = input.days.reduce((sum, day) => sum + day.refusedRequests, 0)
  if (refused > 0) warnings.push(`${whole(refused)} customers or shops asked in vain. They are shown, not counted: some of them came back.`)
  const capped = proposal.verdict === 'make' && input.unitEconomics.candidates.some((offer) => offer.locationId === proposal.workshop?.locationId && proposal.quantity + offer.step > offer.max)
  if (capped) warnings.push('The workshop cannot make more at a time; demand would carry a larger run.')
  return warnings
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

function percent(value: number): string {
  return value > 0 && value < 0.005 ? 'less than 1 %' : `${Math.round(value * 100)} %`
}

function places(count: number): string {
  return `${count} ${count === 1 ? 'place' : 'places'}`
}
