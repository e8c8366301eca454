import { isQualifierValue, normaliseGtin, parseDigitalLink } from '#kernel/gs1.ts'
import type { DigitalLink } from '#kernel/gs1.ts'

/** What a scan or the text of the search box asks for. */
export type ScanQuery =
  | { readonly kind: 'digital-link'; readonly link: DigitalLink }
  | { readonly kind: 'gtin'; readonly gtin: string }
  /** A part number or a lot code: both are tried, the part first. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'problem'; readonly reason: string }
  | { readonly kind: 'nothing' }

const MOST_TEXT = 400

/**
 * Reads a Digital Link (address or path), a GS1 element string as scanners give it ('01…10…', '(01)…(10)…', with the symbology
 * identifier ]d2 or ]C1 or without), a GTIN, a code (has a digit and no space), or words.
 */
export function readScan(text: string): ScanQuery {
  const trimmed = text.trim().slice(0, MOST_TEXT)
  if (trimmed === '') return { kind: 'nothing' }
  if (/^https?:\/\//i.test(trimmed) || /^\/?01\/\d/.test(trimmed)) {
    const { value, reason } = parseDigitalLink(trimmed.startsWith('01/') ? `/${trimmed}` : trimmed)
    return value ? { kind: 'digital-link', link: value } : { kind: 'problem', reason: reason ?? '' }
  }
  const elements = readElementString(trimmed)
  if (elements) return elements
  const digits = trimmed.replace(/[\s-]/g, '')
  if (/^\d+$/.test(digits) && [8, 12, 13, 14].includes(digits.length)) {
    const { value, reason } = normaliseGtin(digits)
    if (value !== null) return { kind: 'gtin', gtin: value }
    if (/^[\d\s]+$/.test(trimmed) && digits.length > 8) return { kind: 'problem', reason: reason ?? '' }
  }
  if (/\d/.test(trimmed) && !/\s/.test(trimmed) && isQualifierValue(trimmed)) return { kind: 'code', code: trimmed }
  return { kind: 'words', words: [...new Set(trimmed.toLowerCase().split(/[^\p{L}\p{N}-]+/u).filter((word) => word !== ''))] }
}

const GROUP_SEPARATOR = '\u001d'

function readElementString(text: string): ScanQuery | null {
  const bare = text.replace(/^\]\w\d/, '').replace(new RegExp(`^${GROUP_SEPARATOR}`), '')
  const found: { gtin?: string; lot?: string; serial?: string } = {}
  if (bare.startsWith('(01)')) {
    for (const [, ai, value] of bare.matchAll(/\((\d{2,4})\)([^(]*)/g)) put(found, ai!, value!.trim())
  } else if (/^01\d{14}(?:10|21|17|11|22|$)/.test(bare) && bare.length >= 16) {
    put(found, '01', bare.slice(2, 16))
    for (let rest = bare.slice(16); rest.length > 2; ) {
      const ai = rest.slice(0, 2)
      if (!['10', '11', '17', '21', '22'].includes(ai)) break
      // Dates have six digits; the others run to the group separator or the end.
      const end = ai === '11' || ai === '17' ? 8 : rest.indexOf(GROUP_SEPARATOR) === -1 ? rest.length : rest.indexOf(GROUP_SEPARATOR)
      put(found, ai, rest.slice(2, end))
      rest = rest.slice(end).replace(new RegExp(`^${GROUP_SEPARATOR}`), '')
    }
  } else return null
  const { value, reason } = normaliseGtin(found.gtin ?? '')
  if (value === null) return { kind: 'problem', reason: reason ?? '' }
  for (const part of [found.lot, found.serial]) if (part !== undefined && !isQualifierValue(part)) return { kind: 'problem', reason: 'The lot or serial number has characters it cannot have.' }
  return found.lot === undefined && found.serial === undefined ? { kind: 'gtin', gtin: value } : { kind: 'digital-link', link: { ...found, gtin: value } }
}

function put(found: { gtin?: string; lot?: string; serial?: string }, ai: string, value: string): void {
  if (ai === '01') found.gtin = value
  else if (ai === '10') found.lot = value
  else if (ai === '21') found.serial = value
}
