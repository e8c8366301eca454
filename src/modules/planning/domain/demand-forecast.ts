/**
 * Demand over the horizon as a weighted set of scenarios.
 * Level of the toy (grid, with the places' own rates integrated out) × decay × luck of the weeks and days. Nothing is drawn at random.
 *
 * Place j wants λ_j units on an average launch day, λ_j ~ Gamma(k, k / (level · strength_j)): places differ from their usual strength.
 * Units sold are over-dispersed by φ, so n/φ units in X/φ days carry the information of a Poisson sample (quasi-likelihood);
 * a sell-out stops the exposure and biases nothing.
 */
import { addDays } from '#kernel/calendar-date.ts'
import { dayWeight, type DemandPrior, type PilotSeen } from './proposal-input.ts'
import { gammaQuantile, logGamma } from './statistics/gamma.ts'
import { normalSlices } from './statistics/normal.ts'

export interface PlaceForecast {
  readonly locationId: string
  /** Units an average launch day would want here: posterior mean and 80 % interval. */
  readonly rate: number
  readonly rateLow: number
  readonly rateHigh: number
  /** Posterior gamma of that rate. */
  readonly shape: number
  readonly gammaRate: number
}

export interface DecayPath {
  /** Share of the horizon's demand that has come before day d, d = 0 … horizon. */
  readonly cumulative: readonly number[]
  /** Weighted days of the horizon: times the rate gives units. */
  readonly exposure: number
  readonly weight: number
}

export interface Scenario {
  readonly total: number
  readonly weight: number
  readonly path: number
}

export interface DemandForecast {
  readonly places: readonly PlaceForecast[]
  readonly paths: readonly DecayPath[]
  readonly scenarios: readonly Scenario[]
  readonly expectedTotal: number
}

const LEVELS = 41
const DECAYS = 5
const LUCKS = 15
const SPREADS = 5

export function forecastDemand(seen: PilotSeen, prior: DemandPrior, decisionDate: string, horizonDays: number): DemandForecast {
  const ids = [...seen.places.keys()].sort()
  const average = ids.map((id) => prior.placeStrength?.[id]).filter((value) => value !== undefined)
  const usual = average.length > 0 ? average.reduce((a, b) => a + b, 0) / average.length : 1
  const rawStrengths = ids.map((id) => Math.max(prior.placeStrength?.[id] ?? usual, usual * 1e-3))
  const strengthSum = rawStrengths.reduce((a, b) => a + b, 0)
  const strengths = rawStrengths.map((strength) => strength / strengthSum)
  const seenAt = ids.map((id) => seen.places.get(id)!)
  const sold = seenAt.reduce((sum, place) => sum + place.sold, 0)
  const placeDays = Math.max(1, seenAt.reduce((sum, place) => sum + place.daysInStock, 0))
  const phi = 1 + sold / placeDays / prior.dayShape
  const k = prior.storeAffinityShape

  // Level of the toy: log grid around units ÷ exposure, weighted by likelihood × prior.
  const weightedExposure = seenAt.reduce((sum, place, j) => sum + place.exposure * strengths[j]!, 0)
  const centre = (sold + 0.5) / Math.max(weightedExposure, 0.05)
  const spread = 4 * Math.sqrt(phi / (sold + 1) + 1 / (k * ids.length)) + 0.3
  const levels = Array.from({ length: LEVELS }, (_, i) => Math.exp(Math.log(centre) + spread * ((2 * i) / (LEVELS - 1) - 1)))
  const logWeights = levels.map((level) => {
    let log = prior.level ? -0.5 * ((Math.log(level) - prior.level.logMean) / prior.level.logSd) ** 2 : 0
    seenAt.forEach((place, j) => {
      const rate = k / (level * strengths[j]!)
      const n = place.sold / phi
      log += logGamma(k + n) - logGamma(k) + k * Math.log(rate) - (k + n) * Math.log(rate + place.exposure / phi)
    })
    return log
  })
  const top = Math.max(...logWeights)
  // Levels a millionth as likely as the best are left out: they change nothing and cost time.
  const rawWeights = logWeights.map((log) => (log - top < -14 ? 0 : Math.exp(log - top)))
  const weightSum = rawWeights.reduce((a, b) => a + b, 0)
  const levelWeights = rawWeights.map((weight) => weight / weightSum)

  const places = ids.map((locationId, j): PlaceForecast => {
    const place = seenAt[j]!
    const shape = k + place.sold / phi
    const rateOf = (level: number): number => k / (level * strengths[j]!) + place.exposure / phi
    let mean = 0
    let square = 0
    levels.forEach((level, i) => {
      const m = shape / rateOf(level)
      mean += levelWeights[i]! * m
      square += levelWeights[i]! * (m * m + m / rateOf(level))
    })
    const variance = Math.max(square - mean * mean, 1e-12)
    const [matchedShape, gammaRate] = [mean ** 2 / variance, mean / variance]
    return { locationId, rate: mean, rateLow: gammaQuantile(0.1, matchedShape, gammaRate), rateHigh: gammaQuantile(0.9, matchedShape, gammaRate), shape: matchedShape, gammaRate }
  })

  // Decay: the weekly fall is not known; later weeks carry its doubt. The rate was measured around `meanWeek`, so doubt grows from there.
  const paths = normalSlices(DECAYS).map((z): DecayPath => {
    const decay = prior.weeklyDecayMean + z * prior.weeklyDecaySd
    const correction = Math.exp((decay - prior.weeklyDecayMean) * seen.meanWeek)
    const weights = Array.from({ length: horizonDays }, (_, day) => dayWeight(prior, seen.launch, addDays(decisionDate, day), decay) * correction)
    const exposure = weights.reduce((a, b) => a + b, 0)
    let reached = 0
    const cumulative = [0, ...weights.map((weight) => (reached += weight) / (exposure || 1))]
    return { cumulative, exposure, weight: 1 / DECAYS }
  })

  // Luck: weeks of the pilot that were seen, weeks to come, and the day-to-day noise of what is to come. Mean-preserving lognormal.
  const seenTotal = seen.exposureByWeek.reduce((a, b) => a + b, 0)
  const seenWeeks = seenTotal > 0 ? seenTotal ** 2 / seen.exposureByWeek.reduce((sum, value) => sum + value * value, 0) : 1
  const rateSum = places.reduce((sum, place) => sum + place.rate, 0)
  const expectedUnits = Math.max(1, rateSum * paths.reduce((sum, path) => sum + path.weight * path.exposure, 0))
  const luckVariance = prior.weekShockSd ** 2 * (1 / seenWeeks + 7 / Math.max(7, horizonDays)) + phi / expectedUnits
  const luckSd = Math.sqrt(Math.log1p(luckVariance))
  const lucks = normalSlices(LUCKS).map((z) => Math.exp(luckSd * z - (luckSd * luckSd) / 2))
  const luckMean = lucks.reduce((a, b) => a + b, 0) / LUCKS
  const spreads = normalSlices(SPREADS)

  const scenarios: Scenario[] = []
  levels.forEach((level, i) => {
    if (levelWeights[i] === 0) return
    let mean = 0
    let variance = 0
    seenAt.forEach((place, j) => {
      const shape = k + place.sold / phi
      const rate = k / (level * strengths[j]!) + place.exposure / phi
      mean += shape / rate
      variance += shape / rate ** 2
    })
    for (const z of spreads) {
      const sum = Math.max(mean + z * Math.sqrt(variance), mean * 0.05)
      paths.forEach((path, p) => {
        for (const luck of lucks) scenarios.push({ total: (sum * path.exposure * luck) / luckMean, weight: (levelWeights[i]! * path.weight) / (SPREADS * LUCKS), path: p })
      })
    }
  })
  const expectedTotal = scenarios.reduce((sum, { total, weight }) => sum + total * weight, 0)
  return { places, paths, scenarios: thin(scenarios, paths.length), expectedTotal }
}

/** Scenarios of one decay, sorted and merged to at most 120 equal slices: the expectations stay, the work shrinks. */
function thin(scenarios: readonly Scenario[], paths: number): Scenario[] {
  const kept: Scenario[] = []
  for (let path = 0; path < paths; path += 1) {
    const sorted = scenarios.filter((scenario) => scenario.path === path).sort((a, b) => a.total - b.total)
    const slice = sorted.reduce((sum, { weight }) => sum + weight, 0) / 120
    let weight = 0
    let total = 0
    for (const scenario of sorted) {
      weight += scenario.weight
      total += scenario.weight * scenario.total
      if (weight >= slice) {
        kept.push({ total: total / weight, weight, path })
        weight = 0
        total = 0
      }
    }
    if (weight > 0) kept.push({ total: total / weight, weight, path })
  }
  return kept
}
