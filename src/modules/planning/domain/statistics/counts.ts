import { gammaP, logGamma } from './gamma.ts'

/** A distribution on 0, 1, 2 …: `chance[k]` is P(D = k). What is cut off above is less than 1e-12. */
export type CountDistribution = readonly number[]

const TAIL = 1e-12

export function poissonPmf(k: number, mean: number): number {
  if (mean === 0) return k === 0 ? 1 : 0
  return Math.exp(k * Math.log(mean) - mean - logGamma(k + 1))
}

/** P(D ≤ k) of a Poisson: Q(k + 1, mean). */
export function poissonCdf(k: number, mean: number): number {
  return k < 0 ? 0 : mean === 0 ? 1 : 1 - gammaP(Math.floor(k) + 1, mean)
}

/** P(D ≥ k) of a Poisson. */
export function poissonAtLeast(k: number, mean: number): number {
  return k <= 0 ? 1 : mean === 0 ? 0 : gammaP(Math.ceil(k), mean)
}

/** Negative binomial as gamma-mixed Poisson: shape r, mean m, variance m + m²/r. */
export function negativeBinomialPmf(k: number, shape: number, mean: number): number {
  if (mean === 0) return k === 0 ? 1 : 0
  return Math.exp(logGamma(k + shape) - logGamma(shape) - logGamma(k + 1) + shape * Math.log(shape / (shape + mean)) + k * Math.log(mean / (shape + mean)))
}

export function poissonDistribution(mean: number): number[] {
  return distribution((k) => poissonPmf(k, mean), mean)
}

export function negativeBinomialDistribution(shape: number, mean: number): number[] {
  return distribution((k) => negativeBinomialPmf(k, shape, mean), mean)
}

function distribution(pmf: (k: number) => number, mean: number): number[] {
  const chance: number[] = []
  for (let k = 0, total = 0; k < 1_000_000 && (total < 1 - TAIL || k < mean); k += 1) {
    const p = pmf(k)
    chance.push(p)
    total += p
    if (k > mean && p < TAIL * TAIL) break
  }
  return chance
}

export function meanOf(chance: CountDistribution): number {
  return chance.reduce((sum, p, k) => sum + k * p, 0)
}

/** Smallest k with P(D ≤ k) ≥ p (a hair of rounding allowed). */
export function quantileOf(chance: CountDistribution, p: number): number {
  let total = 0
  for (let k = 0; k < chance.length; k += 1) {
    total += chance[k]!
    if (total >= p - 1e-12) return k
  }
  return Math.max(0, chance.length - 1)
}
