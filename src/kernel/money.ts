/** Money is an integer number of minor units with its ISO 4217 currency. No floats. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** Making a formatter costs a hundred times what using it does, and a list has an amount a row. */
const formats = new Map<string, { readonly format: Intl.NumberFormat; readonly digits: number }>()

function formatOf(currency: string, locale: string) {
  const key = `${locale} ${currency}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const made = { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 }
  formats.set(key, made)
  return made
}

/** Digits after the decimal point of a currency (JPY 0, USD 2, KWD 3), from the runtime's own ISO 4217 data. */
export function minorDigits(currency: string): number {
  return formatOf(currency, 'en-US').digits
}

const AMOUNT = /^(?<minus>-)?(?:[A-Za-z]{3}|[A-Z]{0,2}\p{Sc})?\s?(?<inner>-)?(?<whole>\d{1,3}(?:[,\s]\d{3})+|\d{1,12})?(?:\.(?<fraction>\d+))?$/u

/** Minor units: no column keeps more, and nobody means more. */
const LARGEST = 2_000_000_000

/**
 * '12.50' → 1250 minor units, or null when the text is not an amount of that currency, or one beyond what is kept. A currency sign or code in front,
 * grouping commas and spaces, a minus before or after the sign ('-$45.00', '$-45.00') and accounting brackets ('(45.00)') are understood.
 */
export function parseMinor(text: string, currency: string): number | null {
  const written = writtenAmount(text)
  const digits = minorDigits(currency)
  if (!written || written.fraction.length > digits) return null
  const minor = written.whole * 10 ** digits + Number(written.fraction.padEnd(digits, '0') || 0)
  if (!(minor <= LARGEST)) return null
  return written.negative && minor !== 0 ? -minor : minor
}

interface WrittenAmount {
  readonly negative: boolean
  readonly whole: number
  /** Without the zeros at its end: a till may write more of them than the currency has digits ('12.5000'). */
  readonly fraction: string
}

function writtenAmount(text: string): WrittenAmount | null {
  const trimmed = text.trim()
  const bracketed = /^\((.*)\)$/.exec(trimmed)
  const groups = AMOUNT.exec(bracketed ? bracketed[1]! : trimmed)?.groups
  if (!groups || (groups.whole === undefined && groups.fraction === undefined)) return null
  const signs = [bracketed !== null, groups.minus !== undefined, groups.inner !== undefined].filter(Boolean).length
  return signs > 1 ? null : { negative: signs === 1, whole: Number((groups.whole ?? '0').replace(/[,\s]/g, '')), fraction: (groups.fraction ?? '').replace(/0+$/, '') }
}

/** What is wrong with an amount that may not be negative, in words, or null. Without a currency: what would be wrong in any. */
export function amountFault(text: string, currency?: string): string | null {
  const written = writtenAmount(text)
  const digits = currency === undefined ? Infinity : minorDigits(currency)
  if (!written || written.fraction.length > digits || (written.negative && written.whole + Number(written.fraction) > 0)) return `Enter an amount${currency ? ` in ${currency}` : ''}, like 12.50.`
  const kept = currency === undefined ? written.whole <= LARGEST : parseMinor(text, currency) !== null
  return kept ? null : 'This amount is too large.'
}

/** 1250, 'USD' → '$12.50'. */
export function formatMinor(minor: number, currency: string, locale = 'en-US'): string {
  const { format, digits } = formatOf(currency, locale)
  return format.format(minor / 10 ** digits)
}

/** 1250, 'USD' → '12.50': the value of an input field or a CSV cell. */
export function plainAmount(minor: number, currency: string): string {
  return (minor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency))
}

/**
 * Splits an amount in proportion to weights (0 or more each); the parts add up to the total exactly (largest remainder, earlier part on a tie).
 * All weights zero: equal parts. Whole-number weights are divided exactly, whatever their size; a weight of zero then gets nothing.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return []
  const scaled = weights.every((weight) => Number.isSafeInteger(weight)) ? weights.map(BigInt) : scaledWeights(weights)
  const sum = scaled.reduce((a, b) => a + b, 0n)
  const shares = sum === 0n ? weights.map(() => 1n) : scaled
  const whole = sum === 0n ? BigInt(weights.length) : sum
  const amount = BigInt(total)
  const exact = shares.map((share, index) => {
    const product = amount * share
    const remainder = ((product % whole) + whole) % whole
    return { index, part: (product - remainder) / whole, remainder }
  })
  let left = Number(amount - exact.reduce((a, { part }) => a + part, 0n))
  const parts = exact.map(({ part }) => Number(part))
  for (const { index } of [...exact].sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))) {
    if (left === 0) break
    parts[index]! += 1
    left -= 1
  }
  return parts
}

/** Fractional weights as whole numbers of one common scale: nine digits are more than any price list has. */
function scaledWeights(weights: readonly number[]): bigint[] {
  const largest = Math.max(...weights, Number.MIN_VALUE)
  return weights.map((weight) => BigInt(Math.round((weight / largest) * 1e9)))
}
