import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocateUnits } from './allocate.ts'
import { ratePosterior, shareUntilSellOut, type RateObservation } from './censored-demand.ts'
import { kaplanMeier, kaplanMeierQuantile, type SurvivalStep } from './kaplan-meier.ts'
import { newsvendor, newsvendorNormal } from './newsvendor.ts'
import { meanOf, negativeBinomialDistribution, poissonAtLeast, poissonCdf, poissonDistribution, poissonPmf, quantileOf } from './statistics/counts.ts'
import { gammaP, gammaQ, gammaQuantile, logGamma } from './statistics/gamma.ts'
import { normalCdf, normalQuantile } from './statistics/normal.ts'

const vector = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../../../../tests/vectors/planning/${name}`, import.meta.url), 'utf8')) as T
const close = (actual: number, expected: number, relative: number): void => expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected))

test('gamma and normal functions against known values', () => {
  close(logGamma(0.5), Math.log(Math.PI) / 2, 1e-13)
  close(logGamma(101), 363.73937555556349, 1e-13) // ln 100!
  close(gammaP(1, 2), 1 - Math.exp(-2), 1e-13)
  close(gammaQ(3, 20), Math.exp(-20) * (1 + 20 + 200), 1e-12)
  close(gammaQuantile(0.95, 5), 9.153519026700463, 1e-10) // half the 0.95 quantile of χ² with 10 degrees of freedom, 18.30703805
  close(normalCdf(1.959963984540054), 0.975, 1e-12)
  close(normalCdf(-6), 9.865876450376981e-10, 1e-9)
  close(normalQuantile(0.8), 0.8416212335729145, 1e-12)
  close(normalQuantile(1e-6), -4.753424308822899, 1e-10)
  close(poissonCdf(2, 3), Math.exp(-3) * 8.5, 1e-12)
})

test('quantiles invert their distributions', () => {
  fc.assert(fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.double({ min: 0.1, max: 500, noNaN: true }), (p, shape) => {
    expect(gammaP(shape, gammaQuantile(p, shape))).toBeCloseTo(p, 9)
    expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12)
  }))
})

interface NormalCase { id: string; input: Parameters<typeof newsvendorNormal>[0]; expected: Record<string, number> }
test.each(vector<{ cases: NormalCase[] }>('newsvendor-normal.json').cases.map((entry) => [entry.id, entry] as const))('newsvendor, normal demand: %s', (_, { input, expected }) => {
  for (const [name, value] of Object.entries(newsvendorNormal(input))) close(value as number, expected[name]!, 1e-6)
})

interface DiscreteCase {
  id: string
  input: { cu: number; co: number; family?: string; mean?: number; pmf?: Record<string, number>; shape?: number; rate?: number; exposure?: number }
  expected: { criticalRatio: number; quantity: number; expectedMismatchCost: number; mean?: number; variance?: number }
}
function demandOf(input: DiscreteCase['input']): number[] {
  if (input.family === 'poisson') return poissonDistribution(input.mean!)
  if (input.family === 'gamma-poisson') return negativeBinomialDistribution(input.shape!, (input.shape! / input.rate!) * input.exposure!)
  const chance: number[] = []
  for (const [k, p] of Object.entries(input.pmf!)) chance[Number(k)] = p
  return Array.from(chance, (p) => p ?? 0)
}
test.each(vector<{ cases: DiscreteCase[] }>('newsvendor-discrete.json').cases.map((entry) => [entry.id, entry] as const))('newsvendor, counts: %s', (_, { input, expected }) => {
  const chance = demandOf(input)
  const order = newsvendor(chance, input.cu, input.co)
  expect(order.quantity).toBe(expected.quantity)
  close(order.criticalRatio, expected.criticalRatio, 1e-12)
  close(order.expectedMismatchCost, expected.expectedMismatchCost, 1e-8)
  if (expected.mean) close(meanOf(chance), expected.mean, 1e-8)
})

test('the quantity never falls as the critical ratio rises', () => {
  fc.assert(fc.property(fc.double({ min: 0.3, max: 60, noNaN: true }), fc.double({ min: 0.5, max: 40, noNaN: true }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 99 }), (mean, shape, cu, more) => {
    const chance = negativeBinomialDistribution(shape, mean)
    expect(newsvendor(chance, Math.min(99.9, cu + more), 10).quantity).toBeGreaterThanOrEqual(newsvendor(chance, cu, 10).quantity)
  }))
})

interface CensoredCase {
  id: string
  input: { priorShape: number; priorRate: number; observations: RateObservation[]; futureExposure: number; criticalRatio: number }
  expected: { posteriorMean: number; posteriorVar: number; conjugate: { shape: number; rate: number } | null; predictiveMean: number; newsvendorQuantity: number }
}
test.each(vector<{ cases: CensoredCase[] }>('gamma-poisson-censored.json').cases.map((entry) => [entry.id, entry] as const))('censored demand: %s', (_, { input, expected }) => {
  const posterior = ratePosterior({ shape: input.priorShape, rate: input.priorRate }, input.observations)
  close(posterior.mean, expected.posteriorMean, 0.005)
  close(posterior.variance, expected.posteriorVar, 0.005)
  expect(posterior.conjugate).toEqual(expected.conjugate)
  const demand = posterior.demand(input.futureExposure)
  close(meanOf(demand), expected.predictiveMean, 0.005)
  expect(Math.abs(quantileOf(demand, input.criticalRatio) - expected.newsvendorQuantity)).toBeLessThanOrEqual(1)
})

interface BiasCase { input: { rate: number; stopAtUnits: number }; expected: { meanOf_n_over_T: number } }
test.each(vector<{ cases: BiasCase[] }>('exposure-estimator-bias.json').cases)('units per day until the sell-out is too high on average: $input', ({ input, expected }) => {
  // T ~ Gamma(n, rate): E[n/T] over its quantiles.
  const { rate, stopAtUnits: n } = input
  const slices = 20_000
  let ratio = 0
  for (let i = 0; i < slices; i += 1) ratio += n / gammaQuantile((i + 0.5) / slices, n, rate) / slices
  close(ratio, expected.meanOf_n_over_T, 0.01)
})

test('part of the day until an unseen sell-out', () => {
  // One unit, hardly any demand: the moment is uniform over the day. Great demand: the moment is early, sold ÷ day mean.
  expect(shareUntilSellOut(1, 1e-9)).toBeCloseTo(0.5, 6)
  expect(shareUntilSellOut(5, 500)).toBeCloseTo(0.01, 4)
  expect(shareUntilSellOut(10, 10)).toBeGreaterThan(0.7)
  expect(shareUntilSellOut(400, 0.001)).toBeGreaterThan(0.99)
})

interface AllocationCase { id: string; input: { units: number; poissonMeans: number[]; unitMargins: number[] }; expected: { expectedMargin: number } }
test.each(vector<{ cases: AllocationCase[] }>('allocation-greedy.json').cases.map((entry) => [entry.id, entry] as const))('allocation %s', (_, { input, expected }) => {
  const allocation = allocateUnits(input.units, input.poissonMeans.map((mean, i) => ({ unitMargin: input.unitMargins[i]!, sellsAtLeast: (k) => poissonAtLeast(k, mean) })))
  expect(allocation.units.reduce((a, b) => a + b, 0)).toBe(input.units)
  close(allocation.expectedMargin, expected.expectedMargin, 1e-8)
})

test('allocation is as good as the best of all (small cases, by brute force)', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 7 }), fc.array(fc.record({ mean: fc.double({ min: 0.1, max: 5, noNaN: true }), margin: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 3 }), (units, places) => {
    const value = (given: readonly number[]): number => given.reduce((sum, n, i) => {
      for (let k = 1; k <= n; k += 1) sum += places[i]!.margin * poissonAtLeast(k, places[i]!.mean)
      return sum
    }, 0)
    const ways = (left: number, index: number): number[][] => index === places.length - 1 ? [[left]] : Array.from({ length: left + 1 }, (_, n) => ways(left - n, index + 1).map((rest) => [n, ...rest])).flat()
    const best = Math.max(...ways(units, 0).map(value))
    expect(allocateUnits(units, places.map(({ mean, margin }) => ({ unitMargin: margin, sellsAtLeast: (k) => poissonAtLeast(k, mean) }))).expectedMargin).toBeCloseTo(best, 9)
  }))
})

interface Survival {
  input: { time: number[]; event: number[] }
  expected: SurvivalStep[]
  demandUse: { input: { sales: number[]; stockedOut: number[] }; expected: { km: SurvivalStep[]; quantileAt: Record<string, number | null> } }
}
test('Kaplan–Meier: the 1963 remission data, and demand cut off by stock-outs', () => {
  const { input, expected, demandUse } = vector<Survival>('kaplan-meier.json')
  const check = (steps: readonly SurvivalStep[], wanted: readonly SurvivalStep[]): void => {
    expect(steps.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual(wanted.map(({ time, atRisk, events }) => [time, atRisk, events]))
    steps.forEach((step, i) => close(step.survival, wanted[i]!.survival, 1e-12))
  }
  check(kaplanMeier(input.time, input.event.map(Boolean)), expected)
  const demand = kaplanMeier(demandUse.input.sales, demandUse.input.stockedOut.map((flag) => !flag))
  check(demand, demandUse.expected.km)
  for (const [p, level] of Object.entries(demandUse.expected.quantileAt)) expect(kaplanMeierQuantile(demand, Number(p))).toBe(level)
})

test('Poisson: probabilities add up', () => {
  for (const mean of [0, 0.2, 7, 250, 3000]) expect(poissonDistribution(mean).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10)
  expect(poissonPmf(0, 0)).toBe(1)
})
