/** What was lost on one day of a run. */
export interface Scrap {
  readonly units: number
  readonly reason: string
}

/** What a workshop reports at the end of one day of the demo's calendar. */
export interface DayReport {
  readonly day: number
  readonly good: number
  readonly scrap: number
  readonly reason?: string
}

/**
 * A run as its plan has it: about the same number of units on each of its days, on none more than its hours allow (the first begins with the setup), and what is
 * left on the last. The scrap is told day by day; with fewer days, the last one has the rest of it.
 */
export function madeAsPlanned(
  run: { readonly quantity: number; readonly scrap: readonly Scrap[]; readonly days: readonly number[] },
  terms: { readonly setupMinutes: number; readonly secondsPerUnit: number }, hoursPerDay: number,
): DayReport[] {
  const last = run.days.length - 1
  const scrapOn = (index: number) => (index === last ? run.scrap.slice(index) : run.scrap.slice(index, index + 1))
  const count = (scraps: readonly Scrap[]) => scraps.reduce((sum, { units }) => sum + units, 0)
  let left = run.quantity + count(run.scrap)
  return run.days.map((day, index) => {
    const hours = hoursPerDay - (index === 0 ? terms.setupMinutes / 60 : 0)
    const made = index === last ? left : Math.min(Math.ceil(left / (run.days.length - index)), Math.floor((hours * 3600) / terms.secondsPerUnit))
    left -= made
    const scraps = scrapOn(index)
    return { day, good: made - count(scraps), scrap: count(scraps), ...(scraps[0] ? { reason: scraps[0].reason } : {}) }
  })
}
