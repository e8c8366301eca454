/** Steps offered before anything was reported. */
const FIRST = [1, 5, 10, 20]
const SHOWN = 4

/**
 * The numbers to offer as one tap: what this run is usually reported in, filled up with plain steps, ascending.
 * `reported`: good units of its reports, the newest first; reports that were taken back are not among them.
 */
export function quickAmounts(reported: readonly number[]): number[] {
  const counts = new Map<number, number>()
  for (const units of reported.slice(0, 20)) if (units > 0) counts.set(units, (counts.get(units) ?? 0) + 1)
  // At most two of its own: one for the usual batch, one for the other; the plain steps make every number reachable.
  const usual = [...counts].sort(([, a], [, b]) => b - a).map(([units]) => units).slice(0, 2)
  const filled = [...new Set([...usual, ...[...FIRST].reverse()])].slice(0, SHOWN)
  if (!filled.includes(1)) filled[SHOWN - 1] = 1
  return filled.sort((a, b) => a - b)
}
