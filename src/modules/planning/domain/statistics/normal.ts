import { gammaP, gammaQ } from './gamma.ts'

/** Standard normal density. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
}

/** Standard normal distribution: erf through the incomplete gamma function, so both tails keep their digits. */
export function normalCdf(z: number): number {
  return z < 0 ? 0.5 * gammaQ(0.5, (z * z) / 2) : 0.5 + 0.5 * gammaP(0.5, (z * z) / 2)
}

// Rational approximation of P. Acklam (relative error 1.15e-9), then one step of Halley's method.
const A = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239]
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1]
const C = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783]
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]

/** z with Φ(z) = p; ±∞ at the ends. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  let z: number
  if (p < 0.02425 || p > 1 - 0.02425) {
    const q = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)))
    z = (polynomial(C, q) / polynomial(D, q)) * (p < 0.5 ? 1 : -1)
  } else {
    const q = p - 0.5
    z = (q * polynomial(A, q * q)) / polynomial(B, q * q)
  }
  const error = (normalCdf(z) - p) / normalDensity(z)
  return z - error / (1 + (z * error) / 2)
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)
}

/** z of the midpoints of `count` equally likely slices, scaled to unit variance: a small deterministic stand-in for a normal sample. */
export function normalSlices(count: number): number[] {
  const middles = Array.from({ length: count }, (_, i) => normalQuantile((i + 0.5) / count))
  const scale = Math.sqrt(count / middles.reduce((sum, z) => sum + z * z, 0))
  return count === 1 ? [0] : middles.map((z) => z * scale)
}
