/**
 * Chance that a lot passes, so that people are told the risk they take.
 * Hypergeometric: sampling without replacement from a finite lot (type A operating characteristic curve).
 */

/**
 * Exact probability that a lot of `lotSize` units with `defectives` bad ones passes a plan of `n` units and acceptance number `ac`:
 * Σ k ≤ Ac of C(D,k)·C(N−D,n−k)/C(N,n). Within 1e-9 of R's AcceptanceSampling.
 */
export function acceptanceProbability(plan: { lotSize: number; n: number; ac: number }, defectives: number): number {
  const { lotSize, n, ac } = plan
  const lowest = Math.max(0, n - (lotSize - defectives))
  const highest = Math.min(n, defectives)
  if (ac >= highest) return 1
  if (ac < lowest) return 0
  // From the most likely count outwards, by ratios of neighbours: no factorial, so nothing overflows or cancels.
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((n + 1) * (defectives + 1)) / (lotSize + 2))))
  const ratioUp = (k: number): number => ((defectives - k) * (n - k)) / ((k + 1) * (lotSize - defectives - n + k + 1))
  let total = 1
  let accepted = mode <= ac ? 1 : 0
  for (let k = mode, weight = 1; k < highest && weight > 0; k += 1) {
    weight *= ratioUp(k)
    total += weight
    if (k + 1 <= ac) accepted += weight
  }
  for (let k = mode, weight = 1; k > lowest && weight > 0; k -= 1) {
    weight /= ratioUp(k - 1)
    total += weight
    if (k - 1 <= ac) accepted += weight
  }
  return Math.min(1, accepted / total)
}

/** Type B curve: a long series of lots with fraction `p` defective. Σ k ≤ Ac of C(n,k) p^k (1−p)^(n−k). */
export function binomialAcceptance(plan: { n: number; ac: number }, p: number): number {
  if (p <= 0) return 1
  if (plan.ac >= plan.n) return 1
  if (p >= 1) return 0
  let logTerm = plan.n * Math.log1p(-p)
  let sum = Math.exp(logTerm)
  for (let k = 0; k < plan.ac; k += 1) {
    logTerm += Math.log((plan.n - k) / (k + 1)) + Math.log(p) - Math.log1p(-p)
    sum += Math.exp(logTerm)
  }
  return Math.min(1, sum)
}

/** Type B curve for nonconformities per 100 units: Σ k ≤ Ac of the Poisson with mean n·u. */
export function poissonAcceptance(plan: { n: number; ac: number }, perUnit: number): number {
  const mean = plan.n * perUnit
  if (mean <= 0) return 1
  let logTerm = -mean
  let sum = Math.exp(logTerm)
  for (let k = 1; k <= plan.ac; k += 1) {
    logTerm += Math.log(mean / k)
    sum += Math.exp(logTerm)
  }
  return Math.min(1, sum)
}

/** The risk in one sentence: "A lot of 120 with 12 defective units passes this plan 37 % of the time." */
export function riskSentence(plan: { lotSize: number; n: number; ac: number }, shareDefective = 0.1): string {
  const defectives = Math.max(1, Math.round(plan.lotSize * shareDefective))
  const percent = acceptanceProbability(plan, defectives) * 100
  const lot = `A lot of ${plan.lotSize} with ${defectives} defective ${defectives === 1 ? 'unit' : 'units'}`
  if (percent <= 0) return `${lot} never passes this plan.`
  const share = percent < 1 ? 'less than 1 %' : percent > 99 && percent < 100 ? 'more than 99 %' : `${Math.round(percent)} %`
  return `${lot} passes this plan ${share} of the time.`
}
