/** Distribution of daily demand when some days ended by a stock-out (right-censored), without assuming its shape (Kaplan & Meier 1958). */
export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  /** P(D > time). */
  readonly survival: number
}

/** `event[i]`: demand was seen in full (no stock-out). Censored values at the same level count as at risk. */
export function kaplanMeier(time: readonly number[], event: readonly boolean[]): SurvivalStep[] {
  const levels = [...new Set(time.filter((_, i) => event[i]))].sort((a, b) => a - b)
  let survival = 1
  return levels.map((level) => {
    const atRisk = time.filter((value) => value >= level).length
    const events = time.filter((value, i) => value === level && event[i]).length
    survival *= 1 - events / atRisk
    return { time: level, atRisk, events, survival }
  })
}

/** Smallest level with P(D ≤ level) ≥ p; null where stock-outs hide everything above. */
export function kaplanMeierQuantile(steps: readonly SurvivalStep[], p: number): number | null {
  return steps.find(({ survival }) => 1 - survival >= p - 1e-12)?.time ?? null
}
