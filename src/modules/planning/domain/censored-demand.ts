/**
 * Daily demand rate of a place from sales that a stock-out cut short.
 * Gamma prior on the rate, Poisson sales. Exposure is time in stock: the in-stock share of the opening hours × the weight of the weekday.
 * With a known sell-out moment the update is exact: Gamma(a + units, b + exposure), even though sales stopped because stock did.
 * (Units ÷ exposure alone would be too high by n/(n − 1) for a place that sold out after n units; the posterior is not.)
 * With an unknown moment only "at least this many" is known of the day, and the likelihood is P(D ≥ sold).
 */
import { gammaP, gammaQuantile } from './statistics/gamma.ts'
import { negativeBinomialDistribution, poissonAtLeast } from './statistics/counts.ts'

export interface RateObservation {
  readonly sales: number
  /** Weighted days in stock; for a `censoredDay` the whole day's weight. */
  readonly exposure: number
  /** Sold out at an unknown moment of this day: demand was at least `sales`. */
  readonly censoredDay?: boolean
}

export interface RatePosterior {
  readonly mean: number
  readonly variance: number
  /** Shape and rate when the posterior is exactly a gamma; null when it was integrated numerically. */
  readonly conjugate: { readonly shape: number; readonly rate: number } | null
  quantile(p: number): number
  /** P(D = k) of the units wanted in a future exposure: negative binomial, or a mixture of them. */
  demand(exposure: number): number[]
}

const GRID = 4000

export function ratePosterior(prior: { shape: number; rate: number }, observations: readonly RateObservation[]): RatePosterior {
  const open = observations.filter(({ censoredDay }) => !censoredDay)
  const shape = prior.shape + open.reduce((sum, { sales }) => sum + sales, 0)
  const rate = prior.rate + open.reduce((sum, { exposure }) => sum + exposure, 0)
  const censored = observations.filter(({ censoredDay, sales }) => censoredDay && sales > 0)
  if (censored.length === 0) {
    return {
      mean: shape / rate, variance: shape / rate ** 2, conjugate: { shape, rate },
      quantile: (p) => gammaQuantile(p, shape, rate),
      demand: (exposure) => negativeBinomialDistribution(shape, (shape / rate) * exposure),
    }
  }
  // A grid in the log of the rate. It reaches from the far low end of the posterior without the censored days to the far high end
  // of one that counts them as sales in no time at all, which bounds what those days can add.
  const wideShape = shape + censored.reduce((sum, { sales }) => sum + sales, 0)
  const logs: { value: number; logWeight: number }[] = []
  const low = Math.log(gammaQuantile(1e-10, shape, rate))
  const high = Math.log(Math.max(gammaQuantile(1 - 1e-12, wideShape, rate), gammaQuantile(1 - 1e-12, shape, rate)))
  for (let i = 0; i <= GRID; i += 1) {
    const logValue = low + ((high - low) * i) / GRID
    const value = Math.exp(logValue)
    let logWeight = shape * logValue - rate * value
    for (const { sales, exposure } of censored) logWeight += Math.log(Math.max(poissonAtLeast(sales, value * exposure), 1e-300))
    logs.push({ value, logWeight })
  }
  const top = Math.max(...logs.map(({ logWeight }) => logWeight))
  const points = logs.map(({ value, logWeight }) => ({ value, weight: Math.exp(logWeight - top) }))
  const total = points.reduce((sum, { weight }) => sum + weight, 0)
  const mean = points.reduce((sum, { value, weight }) => sum + value * weight, 0) / total
  const variance = points.reduce((sum, { value, weight }) => sum + (value - mean) ** 2 * weight, 0) / total
  return {
    mean, variance, conjugate: null,
    quantile: (p) => {
      let reached = 0
      for (const { value, weight } of points) {
        reached += weight / total
        if (reached >= p) return value
      }
      return points.at(-1)!.value
    },
    // A gamma with the same mean and variance mixes to a negative binomial: within a unit of the full mixture at the quantiles used.
    demand: (exposure) => negativeBinomialDistribution(mean ** 2 / variance, mean * exposure),
  }
}

/**
 * Expected part of a day in stock when `sold` units sold out at an unknown moment of it and a whole day would have wanted `dayMean`:
 * E[T | T ≤ 1] for T ~ Gamma(sold, dayMean). Closed form through the incomplete gamma function.
 */
export function shareUntilSellOut(sold: number, dayMean: number): number {
  if (sold <= 0 || dayMean <= 0) return 1
  const within = gammaP(sold, dayMean)
  // Far above what the rate explains: the last units went as the day closed.
  return within < 1e-280 ? 1 : Math.min(1, ((sold / dayMean) * gammaP(sold + 1, dayMean)) / within)
}
