/** What people write for a number: digits, perhaps with a sign before and a decimal point among them. */
const WRITTEN = /^\s*(?:[+-]?(?:\d+\.?\d*|\.\d+))?\s*$/

/** The number that somebody wrote, 0 for nothing, NaN for anything else. `Number` also takes what programs write: '0x10' for 16, '1e3' for 1,000. */
export const writtenNumber = (text: string): number => (WRITTEN.test(text) ? Number(text) : Number.NaN)
