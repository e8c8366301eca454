/** Counts beside filters and in the rail are counted up to here: more than that nobody reads exactly, and counting on would cost more the more rows there are. */
export const COUNTED = 999

/** 1000 → '999+'. */
export function capped(count: number, most = COUNTED): string {
  return count > most ? `${most}+` : String(count)
}
