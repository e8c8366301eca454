import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import {
  AQLS, CODE_LETTER_ROWS, INSPECTION_LEVELS, NORMAL, REDUCED_ISO, REDUCED_Z14, TABLE_HASH, TIGHTENED, Z14_TIGHTENED_A_10,
} from './sampling-tables.ts'

export type InspectionLevel = (typeof INSPECTION_LEVELS)[number]
export type Aql = (typeof AQLS)[number]
export type Severity = 'normal' | 'tightened' | 'reduced'
/** `iso`: ISO 2859-1:1999. `z14`: ANSI/ASQ Z1.4 (MIL-STD-105E), which differs in reduced inspection. */
export type SamplingStandard = 'iso' | 'z14'

export interface SamplingQuestion {
  readonly lotSize: number
  readonly level: string
  /** Acceptable quality limit as printed: '2.5'. '4' and '4.0' are the same. */
  readonly aql: string
  readonly severity?: Severity
  readonly standard?: SamplingStandard
}

/** A single sampling plan. `n` units are drawn; at most `ac` defectives accept the lot, `re` or more reject it. */
export interface SamplingPlan {
  readonly lotSize: number
  readonly level: InspectionLevel
  readonly aql: Aql
  readonly severity: Severity
  readonly standard: SamplingStandard
  /** Code letter of the lot size and level; null for a lot of one, which is below the tables. */
  readonly letter: string | null
  /** Code letter after the arrows; null where the table does not name it (reduced Z1.4, a lot of one). */
  readonly finalLetter: string | null
  /** Sample size the table asks for; more than the lot when everything is inspected. */
  readonly tableN: number
  readonly n: number
  readonly ac: number
  readonly re: number
  /** Every unit is inspected (n = lot), and every bad one is dealt with by itself. */
  readonly fullInspection: boolean
  /** Above AQL 10 the numbers are nonconformities per 100 units, not defective units. */
  readonly counts: 'units' | 'nonconformities'
  readonly edition: string
  readonly tableHash: string
}

const EDITIONS: Record<SamplingStandard, string> = {
  iso: 'ISO 2859-1:1999',
  z14: 'ANSI/ASQ Z1.4-2003 (R2018) / MIL-STD-105E',
}

export const LARGEST_LOT = 10_000_000

/** The table's name of an AQL: '4' → '4.0', '0.1' → '0.10'; null when the tables have no such AQL. */
export function parseAql(text: string): Aql | null {
  const plain = text.trim()
  if (!/^\d{1,4}(\.\d{1,4})?$/.test(plain)) return null
  return AQLS.find((aql) => Number(aql) === Number(plain)) ?? null
}

/**
 * The single sampling plan for a lot (ISO 2859-1:1999 Tables 1 and 2; Z1.4 Tables I and II).
 * An arrow changes n as well as Ac and Re. When n reaches the lot size, everything is inspected.
 * Default: normal inspection by Z1.4, whose normal and tightened tables are those of ISO.
 */
export function planFor(question: SamplingQuestion): Result<SamplingPlan> {
  const { lotSize, severity = 'normal', standard = 'z14' } = question
  if (!Number.isInteger(lotSize) || lotSize < 1 || lotSize > LARGEST_LOT) {
    return refused(invalid('lot-size', `A lot has between 1 and ${LARGEST_LOT.toLocaleString('en-US')} units.`, { field: 'lotSize' }))
  }
  const level = INSPECTION_LEVELS.find((known) => known === question.level)
  if (!level) return refused(invalid('inspection-level', `The inspection level is one of ${INSPECTION_LEVELS.join(', ')}.`, { field: 'level' }))
  const aql = parseAql(question.aql)
  if (!aql) {
    return refused(invalid('aql', `The tables have no AQL ${question.aql || 'of nothing'}. Choose one of ${AQLS.join(', ')}.`, { field: 'aql' }))
  }
  const letter = codeLetter(lotSize, level)
  const cell = letter === null ? { finalLetter: null, tableN: 1, ac: 0, re: 1 } : cellOf(standard, severity, letter, aql)
  const fullInspection = cell.tableN >= lotSize
  return ok({
    lotSize, level, aql, severity, standard, letter, ...cell,
    n: fullInspection ? lotSize : cell.tableN,
    fullInspection,
    counts: Number(aql) > 10 ? 'nonconformities' : 'units',
    edition: EDITIONS[standard],
    tableHash: TABLE_HASH,
  })
}

/** Table 1. Null below two units. */
export function codeLetter(lotSize: number, level: InspectionLevel): string | null {
  let letter: string | null = null
  for (const row of CODE_LETTER_ROWS) {
    const [smallest, ...letters] = row.split(' ')
    if (lotSize < Number(smallest)) break
    letter = letters[INSPECTION_LEVELS.indexOf(level)] ?? null
  }
  return letter
}

function cellOf(standard: SamplingStandard, severity: Severity, letter: string, aql: Aql): Pick<SamplingPlan, 'finalLetter' | 'tableN' | 'ac' | 're'> {
  const table = severity === 'normal' ? NORMAL : severity === 'tightened' ? TIGHTENED : standard === 'iso' ? REDUCED_ISO : REDUCED_Z14
  const disputed = standard === 'z14' && severity === 'tightened' && letter === 'A' && aql === '10'
  const cell = disputed ? Z14_TIGHTENED_A_10 : table[letter]!.split(' ')[AQLS.indexOf(aql)]!
  const parts = cell.split('/')
  const [tableN, ac, re] = parts.slice(-3).map(Number) as [number, number, number]
  return { finalLetter: parts.length === 4 ? parts[0]! : null, tableN, ac, re }
}
