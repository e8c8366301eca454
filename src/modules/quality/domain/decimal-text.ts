/** Exact comparison of decimal numbers as text: a measured value and its limit are compared as written, not as binary fractions. */

/** '+3.10' → '3.10', '1e-7' → '0.0000001', '3,1' and 'about 3' → null. At most 20 digits on either side of the point. */
export function parseDecimal(text: string): string | null {
  const match = /^([+-]?)(\d{0,20})(?:\.(\d{0,20}))?(?:e([+-]?\d{1,2}))?$/i.exec(text.trim())
  if (!match || ((match[2] ?? '') === '' && (match[3] ?? '') === '')) return null
  const exponent = Number(match[4] ?? 0)
  if (exponent !== 0 && Math.abs(exponent) > 15) return null
  let whole = match[2] ?? ''
  let fraction = match[3] ?? ''
  if (exponent > 0) {
    const padded = fraction.padEnd(exponent, '0')
    whole += padded.slice(0, exponent)
    fraction = padded.slice(exponent)
  } else if (exponent < 0) {
    const padded = whole.padStart(-exponent + 1, '0')
    fraction = padded.slice(exponent) + fraction
    whole = padded.slice(0, exponent)
  }
  whole = whole.replace(/^0+(?=\d)/, '') || '0'
  const sign = match[1] === '-' && /[1-9]/.test(whole + fraction) ? '-' : ''
  return `${sign}${whole}${fraction ? `.${fraction}` : ''}`
}

/** Negative, zero or positive as a < b, a = b, a > b. Both must be decimal numbers. */
export function compareDecimals(a: string, b: string): number {
  const difference = scaled(a) - scaled(b)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

const PLACES = 40

function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = (parseDecimal(text) ?? '0').replace('-', '').split('.')
  const value = BigInt(whole + fraction.padEnd(PLACES, '0'))
  return text.trim().startsWith('-') ? -value : value
}
