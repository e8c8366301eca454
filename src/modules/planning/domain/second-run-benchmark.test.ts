import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar-date.ts'
import { propose } from './proposal.ts'
import { fitStrengths } from './place-strengths.ts'
import { seePilot, type DemandPrior, type SalesDayFact, type WorkshopOffer } from './proposal-input.ts'

interface Sku {
  sales: number[][]
  inStockFraction: number[][]
  stockedOut: number[][]
  leftover: number
  truth: { futureDailyDemand: number[]; clairvoyant: { profit: number } }
}
interface Benchmark {
  economics: {
    netRevenue: number; salvage: number; quantityStep: number; decisionDay: number; seasonEndDay: number; dowWeights: number[]
    locations: Record<string, { K: number; c: number; prep: number; rate: number; transit: number; cap: number }>
  }
  priorFromHistory: Omit<DemandPrior, 'weekdayWeights'>
  reference: { policies: Record<string, { totalProfit: number; regretPct: number }> }
  brands: { skus: Sku[] }[]
}

// A Monday: the benchmark's weekday weights count from the launch.
const LAUNCH = '2026-01-05'
const NOT_NAIVE = ['clairvoyant', 'oracle_rate', 'plugin_mean', 'bayes_analog', 'bayes_eb']

function factsOf(sku: Sku): SalesDayFact[] {
  return sku.sales.flatMap((row, store) => row.map((sold, day) => ({
    locationId: `store-${store}`, date: addDays(LAUNCH, day), sold, returned: 0, stockedOut: sku.stockedOut[store]![day] === 1,
    stockedOutAt: 'known', hoursInStock: sku.inStockFraction[store]![day]!, hoursOpen: 1, refusedRequests: 0,
  })))
}

/** Only what a brand knows on the day of the decision goes into the policy; `truth` scores it afterwards. */
function regret(file: string): { regret: number; bestNaive: number; share: number; lossMaking: number; meanQuantity: number; coverage: number; bias: number } {
  const data = JSON.parse(readFileSync(new URL(`../../../../tests/vectors/planning/${file}`, import.meta.url), 'utf8')) as Benchmark
  const { economics } = data
  const candidates: WorkshopOffer[] = Object.entries(economics.locations).map(([locationId, place]) => ({
    locationId, setupCost: place.K, unitCost: place.c, min: economics.quantityStep, max: place.cap, step: economics.quantityStep, readyInDays: place.prep + place.transit, unitsPerDay: place.rate,
  }))
  const history: DemandPrior = { ...data.priorFromHistory, weekdayWeights: economics.dowWeights }
  let [profit, clairvoyant, losses, count, units, covered, demandSum, forecastSum] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const brand of data.brands) {
    const seen = brand.skus.map((sku) => seePilot(factsOf(sku), history).places)
    const { strengths, levels } = fitStrengths(seen)
    const logs = levels.map(Math.log)
    brand.skus.forEach((sku, index) => {
      const others = logs.filter((_, other) => other !== index)
      const logMean = others.reduce((a, b) => a + b, 0) / others.length
      const logSd = Math.sqrt(others.reduce((sum, log) => sum + (log - logMean) ** 2, 0) / (others.length - 1))
      const proposal = propose({
        days: factsOf(sku), decisionDate: addDays(LAUNCH, economics.decisionDay), horizonDays: economics.seasonEndDay - economics.decisionDay, leftover: sku.leftover,
        unitEconomics: { netRevenue: economics.netRevenue, salvage: economics.salvage, candidates },
        prior: { ...history, placeStrength: Object.fromEntries(strengths), level: { logMean, logSd } },
      })
      const made = earned(economics, proposal.workshop?.locationId ?? 'A', proposal.quantity, sku)
      profit += made
      clairvoyant += sku.truth.clairvoyant.profit
      losses += made < 0 ? 1 : 0
      units += proposal.quantity
      count += 1
      const demand = sku.truth.futureDailyDemand.reduce((a, b) => a + b, 0)
      covered += proposal.interval[0] <= demand && demand <= proposal.interval[1] ? 1 : 0
      demandSum += demand
      forecastSum += proposal.expectedDemand
    })
  }
  const policies = data.reference.policies
  return {
    regret: 100 * (1 - profit / clairvoyant), share: (100 * profit) / policies.oracle_rate!.totalProfit, lossMaking: (100 * losses) / count, meanQuantity: units / count,
    bestNaive: Math.min(...Object.entries(policies).filter(([name]) => !NOT_NAIVE.includes(name)).map(([, policy]) => policy.regretPct)),
    coverage: (100 * covered) / count, bias: forecastSum / demandSum - 1,
  }
}

/** Incremental profit by the benchmark's own rules, written apart from the policy's. */
function earned(economics: Benchmark['economics'], location: string, quantity: number, sku: Sku): number {
  if (quantity <= 0) return 0
  const place = economics.locations[location]!
  const path = sku.truth.futureDailyDemand
  const arrival = Math.ceil(place.prep + quantity / place.rate + place.transit)
  const total = path.reduce((a, b) => a + b, 0)
  const base = Math.min(sku.leftover, total)
  const before = path.slice(0, arrival).reduce((a, b) => a + b, 0)
  const sold = arrival >= path.length ? base : Math.min(sku.leftover, before) + Math.min(Math.max(sku.leftover - before, 0) + quantity, total - before)
  const extra = sold - base
  return economics.netRevenue * extra + economics.salvage * (quantity - extra) - place.c * quantity - place.K
}

test.each([
  ['second-run-benchmark-G1_base.json', 20], ['second-run-benchmark-G2_hot.json', 17.5], ['second-run-benchmark-G3_fad.json', 30],
])('%s: regret at least a fifth below that of the best naive policy', (file, ceiling) => {
  const score = regret(file)
  expect(score.regret).toBeLessThan(ceiling)
  expect(score.regret).toBeLessThan(score.bestNaive * 0.8)
  // An 80 % interval should hold about 80 % of what came, and the forecast should not lean.
  expect(score.coverage).toBeGreaterThan(70)
  expect(Math.abs(score.bias)).toBeLessThan(0.12)
  expect(score.lossMaking).toBeLessThan(6)
}, 30_000) // 160 proposals a file: seconds, on a busy machine several
