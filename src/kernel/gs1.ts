/** GS1 keys and GS1 Digital Link URIs (GS1 General Specifications; GS1 Digital Link Standard: URI Syntax). */

/** A value, or null with the reason in words. */
export type Decoded<T> = { readonly value: T; readonly reason?: undefined } | { readonly value: null; readonly reason: string }

const no = (reason: string): Decoded<never> => ({ value: null, reason })

/** Mod-10 check digit of the digits before it: from the right, weights 3, 1, 3, 1 … Null when `body` is not digits. */
export function checkDigit(body: string): number | null {
  if (!/^\d+$/.test(body)) return null
  let sum = 0
  for (let index = 0; index < body.length; index += 1) sum += Number(body[body.length - 1 - index]) * (index % 2 === 0 ? 3 : 1)
  return (10 - (sum % 10)) % 10
}

/** True for two or more digits whose last is the check digit of the others. */
export function hasValidCheckDigit(code: string): boolean {
  return /^\d{2,}$/.test(code) && checkDigit(code.slice(0, -1)) === Number(code.at(-1))
}

/** GTIN-8, -12, -13 or -14 as GTIN-14 (zeros in front). */
export function normaliseGtin(text: string): Decoded<string> {
  if (!/^\d+$/.test(text)) return no('A GTIN has digits only.')
  if (![8, 12, 13, 14].includes(text.length)) return no(`A GTIN has 8, 12, 13 or 14 digits; this one has ${text.length}.`)
  if (!hasValidCheckDigit(text)) return no('The last digit does not check: one of the digits is wrong.')
  return { value: text.padStart(14, '0') }
}

/** GTIN-14 of a company prefix and an item reference, with the check digit. Indicator digit 0. */
export function makeGtin(companyPrefix: string, itemReference: number): Decoded<string> {
  const room = 12 - companyPrefix.length
  const item = String(itemReference)
  if (!/^\d{4,11}$/.test(companyPrefix) || !/^\d+$/.test(item) || item.length > room) return no('The item number does not fit behind this company prefix.')
  const body = `0${companyPrefix}${item.padStart(room, '0')}`
  return { value: `${body}${checkDigit(body)}` }
}

/** SSCC-18: extension digit + company prefix + serial reference (17 digits together) + check digit. */
export function makeSscc(extension: number, companyPrefix: string, serialReference: number): Decoded<string> {
  const serial = String(serialReference)
  const room = 16 - companyPrefix.length
  if (!/^\d$/.test(String(extension)) || !/^\d{4,12}$/.test(companyPrefix)) return no('An SSCC needs one extension digit and a GS1 company prefix of 4 to 12 digits.')
  if (!/^\d+$/.test(serial) || serial.length > room) return no('The serial reference does not fit behind this company prefix.')
  const body = `${extension}${companyPrefix}${serial.padStart(room, '0')}`
  return { value: `${body}${checkDigit(body)}` }
}

/** True for 18 digits with a valid check digit. */
export function isSscc(text: string): boolean {
  return /^\d{18}$/.test(text) && hasValidCheckDigit(text)
}

const CSET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/

/** True when every character belongs to CSET 82 (General Specifications, figure 7.11-1) and there is at least one. */
export function isCset82(text: string): boolean {
  return CSET_82.test(text)
}

/** True for a value of AI 10, 21 or 22: 1 to 20 characters of CSET 82. */
export function isQualifierValue(text: string): boolean {
  return text.length <= 20 && isCset82(text)
}

export interface DigitalLink {
  readonly gtin: string // 14 digits
  readonly cpv?: string // AI 22, consumer product variant
  readonly lot?: string // AI 10
  readonly serial?: string // AI 21
  /** Other application identifiers, from the query: { '17': '261231' }. */
  readonly attributes?: Readonly<Record<string, string>>
  /** The link type asked for: 'gs1:instructions'. */
  readonly linkType?: string
}

const QUALIFIERS = [['22', 'cpv'], ['10', 'lot'], ['21', 'serial']] as const

/**
 * `https://{host}[/path]/01/{GTIN}[/22/{cpv}][/10/{lot}][/21/{serial}][?17=261231]`, in this order, or the path alone.
 * Segments are percent-decoded once, after splitting, so a lot may hold a slash; a plus sign in the path is a plus sign.
 */
export function parseDigitalLink(text: string): Decoded<DigitalLink> {
  let url: URL
  try {
    url = new URL(text.trim(), 'https://id.gs1.org')
  } catch {
    return no('This is not a web address.')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return no('A GS1 Digital Link starts with http or https.')
  const segments = rawPath(text).split('/').filter((segment, index, all) => segment !== '' || (index !== 0 && index !== all.length - 1))
  const starts = segments.flatMap((segment, index) => (segment === '01' ? [index] : []))
  if (starts.length === 0) return no('There is no GTIN (/01/…) in this address.')
  // A folder in front may be named 01 too: the first place from which everything reads as GS1 wins.
  const readings = starts.map((start) => readSegments(segments.slice(start + 1)))
  const reading = readings.find(({ value }) => value !== null) ?? readings[0]!
  if (reading.value === null) return reading
  const attributes: Record<string, string> = {}
  for (const [name, value] of url.searchParams) if (/^\d{2,4}$/.test(name)) attributes[name] = value
  const linkType = url.searchParams.get('linkType') ?? undefined
  return { value: { ...reading.value, ...(Object.keys(attributes).length > 0 && { attributes }), ...(linkType !== undefined && { linkType }) } }
}

/** The path as it was typed: `URL` would already have resolved dots and re-encoded characters. */
function rawPath(text: string): string {
  return text.trim().replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')
}

function readSegments(segments: readonly string[]): Decoded<DigitalLink> {
  const [gtinText, ...rest] = segments
  const gtin = normaliseGtin(gtinText ?? '')
  if (gtin.value === null) return gtin
  const found: { cpv?: string; lot?: string; serial?: string } = {}
  let next = 0
  for (let index = 0; index < rest.length; index += 2) {
    const position = QUALIFIERS.findIndex(([ai]) => ai === rest[index])
    if (position === -1) return no(`“${rest[index]}” is not a part of a GS1 Digital Link for a product.`)
    if (position < next) return no('The parts are not in the order variant (22), lot (10), serial (21), or one is there twice.')
    const value = percentDecoded(rest[index + 1] ?? '')
    if (value === null) return no('A % in the address is not followed by two hexadecimal digits.')
    if (!isQualifierValue(value)) return no(`The value after /${rest[index]}/ must be 1 to 20 letters, digits or allowed signs.`)
    found[QUALIFIERS[position]![1]] = value
    next = position + 1
  }
  return { value: { gtin: gtin.value, ...found } }
}

function percentDecoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

/** The Digital Link URI of a product, lot or unit below `base` ('https://id.gs1.org', a path may follow). */
export function formatDigitalLink(base: string, link: DigitalLink): Decoded<string> {
  const gtin = normaliseGtin(link.gtin)
  if (gtin.value === null) return gtin
  let path = `/01/${gtin.value}`
  for (const [ai, name] of QUALIFIERS) {
    const value = link[name]
    if (value === undefined) continue
    if (!isQualifierValue(value)) return no(`The value for /${ai}/ must be 1 to 20 letters, digits or allowed signs.`)
    path += `/${ai}/${percentEncoded(value)}`
  }
  const query = Object.entries(link.attributes ?? {}).map(([ai, value]) => `${ai}=${percentEncoded(value)}`)
  if (link.linkType !== undefined) query.push(`linkType=${encodeURIComponent(link.linkType)}`)
  return { value: `${base.replace(/\/+$/, '')}${path}${query.length > 0 ? `?${query.join('&')}` : ''}` }
}

/** Everything but the unreserved characters of RFC 3986 is encoded; encodeURIComponent leaves ! ' ( ) * as they are. */
function percentEncoded(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
