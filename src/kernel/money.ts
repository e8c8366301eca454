/** Money is an integer number of minor units with its ISO 4217 currency. No floats. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** Digits after the decimal point of a currency (JPY 0, USD 2, KWD 3), from the runtime's own ISO 4217 data. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** '12.50' → 1250 minor units, or null when the text is not an amount of that currency. Grouping commas and spaces are allowed. */
export function parseMinor(text: string, currency: string): number | null {
  const plain = text.trim().replace(/^[^\d-]{0,3}\s?/, '').replace(/[\s,](?=\d{3}(\D|$))/g, '')
  const digits = minorDigits(currency)
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(plain)
  if (!match || (match[3]?.length ?? 0) > digits) return null
  const minor = Number(match[2]) * 10 ** digits + Number((match[3] ?? '').padEnd(digits, '0') || 0)
  return Number.isSafeInteger(minor) ? (match[1] ? -minor : minor) : null
}

/** 1250, 'USD' → '$12.50'. */
export function formatMinor(minor: number, currency: string, locale = 'en-US'): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 10 ** minorDigits(currency))
}

/** 1250, 'USD' → '12.50': the value of an input field or a CSV cell. */
export function plainAmount(minor: number, currency: string): string {
  return (minor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency))
}

/**
 * Splits an amount in proportion to weights; the parts add up to the total exactly (largest remainder, earlier part on a tie).
 * All weights zero: equal parts.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return []
  const sum = weights.reduce((a, b) => a + b, 0)
  const shares = weights.map((weight) => (sum === 0 ? total / weights.length : (total * weight) / sum))
  const parts = shares.map((share) => Math.floor(share))
  let left = total - parts.reduce((a, b) => a + b, 0)
  const byRemainder = shares.map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder) {
    if (left === 0) break
    parts[index]! += 1
    left -= 1
  }
  return parts
}
