import { CsvError, parse } from 'csv-parse/sync'

/** What a cell can hold. Numbers are written as they are; text may be guarded. */
export type CsvCell = string | number | boolean | null | undefined

/**
 * RFC 4180 text: CRLF after every record, quotes where needed.
 * Text that a spreadsheet would run as a formula (it starts with = + - @ tab or carriage return) gets an apostrophe in front,
 * so `=HYPERLINK(…)` typed by a stranger stays text; numbers are not touched, so −5 stays −5.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')
}

function writeCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** One record and the 1-based line of the file on which it starts (a quoted cell may hold line ends). */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

export type CsvReading =
  | { readonly ok: true; readonly records: readonly CsvRecord[]; readonly delimiter: string }
  | { readonly ok: false; readonly line: number; readonly reason: string }

/**
 * Reads comma, semicolon or tab separated text: whichever the first line uses most, or names as spreadsheets do (`sep=;`). Blank lines are skipped;
 * records may be of uneven length. A quote that is never closed or stands inside plain text, a record without end and a heading of thousands
 * of columns are reasons with their line.
 */
export function readCsv(text: string): CsvReading {
  const named = SEPARATOR_LINE.exec(text)?.[1]
  const delimiter = named ?? delimiterOf(text)
  const bytes = new TextEncoder().encode(text)
  try {
    // With `info` the parser answers { record, info }; its types know that only with named columns.
    const rows = parse(bytes, { delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'], max_record_size: LONGEST_RECORD }) as unknown as
      { info: { bytes: number }; record: string[] }[]
    const records: CsvRecord[] = []
    let line = 1
    let offset = 0
    for (const { info, record } of rows) {
      // The parser's own line counter stands at the end of a record; a person looks for its start, after skipped lines.
      let start = offset
      while (bytes[start] === CR || bytes[start] === LF) start += 1
      line += lineEnds(bytes, offset, start)
      if (record.some((cell) => cell.trim() !== '')) records.push({ line, cells: record })
      line += lineEnds(bytes, start, info.bytes)
      offset = info.bytes
    }
    if (named) records.shift()
    const [head] = records
    if (head && head.cells.length > MOST_COLUMNS) return { ok: false, line: head.line, reason: `It names ${head.cells.length.toLocaleString('en-US')} columns. No table has more than ${MOST_COLUMNS.toLocaleString('en-US')}.` }
    return { ok: true, records, delimiter }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1
    return { ok: false, line, reason: REASONS[error.code] ?? 'A quotation mark stands where none may be.' }
  }
}

/** A first line that is for the spreadsheet only. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=([,;\t])"?(?:[\r\n]|$)/i

/** Nothing that people keep in a table is longer, in characters, or wider. */
const LONGEST_RECORD = 100_000
const MOST_COLUMNS = 1_000

const REASONS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark is opened and never closed.',
  CSV_MAX_RECORD_SIZE: `It is longer than ${LONGEST_RECORD.toLocaleString('en-US')} characters. Often a quotation mark that is opened and never closed is why.`,
}

const CR = 13
const LF = 10

function lineEnds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let index = from; index < to; index += 1) if (bytes[index] === LF || (bytes[index] === CR && bytes[index + 1] !== LF)) count += 1
  return count
}

function delimiterOf(text: string): string {
  const firstLine = /^[^\r\n]*/.exec(text.replace(/^\uFEFF?[\r\n]*/, ''))![0].replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: firstLine.split(delimiter).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * Text from the bytes of a file, and how they were read: byte order mark first, then strict UTF-8, else windows-1252
 * (what a spreadsheet on Windows writes; callers say so, because a guess can be wrong). Null: the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } | null {
  if (startsWith(bytes, WORKBOOK) || startsWith(bytes, OLD_WORKBOOK)) return null
  const decoded = decodeBytes(bytes)
  return decoded.text.includes('\0') ? null : decoded
}

/** What bytes that `decodeText` cannot read are, and what to do, in words. */
export function insteadOfText(bytes: Uint8Array): { readonly code: 'workbook' | 'wrong-encoding' | 'not-text'; readonly reason: string } {
  if (startsWith(bytes, WORKBOOK)) return { code: 'workbook', reason: 'This is a workbook, not a CSV file. In the spreadsheet choose “Save as”, then “CSV UTF-8”, and upload that file.' }
  if (startsWith(bytes, OLD_WORKBOOK)) return { code: 'workbook', reason: 'This is an old Excel workbook, not a CSV file. Save it as “CSV UTF-8” and upload that file.' }
  const start = bytes.subarray(0, 200)
  if (start.filter((byte) => byte === 0).length * 3 > start.length) return { code: 'wrong-encoding', reason: 'The file is written in UTF-16 without saying so. Save it as “CSV UTF-8” and upload it again.' }
  return { code: 'not-text', reason: 'This file is no text. Save the table as “CSV UTF-8” and upload that file.' }
}

const WORKBOOK = [0x50, 0x4b, 0x03, 0x04]
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0]

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

function decodeBytes(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const starts = (...mark: number[]) => startsWith(bytes, mark)
  if (starts(0xef, 0xbb, 0xbf)) {
    const text = strictUtf8(bytes.subarray(3))
    return text === null ? { text: new TextDecoder('windows-1252').decode(bytes.subarray(3)), encoding: 'windows-1252' } : { text, encoding: 'utf-8-bom' }
  }
  if (starts(0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes.subarray(2)), encoding: 'utf-16le' }
  if (starts(0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes.subarray(2)), encoding: 'utf-16be' }
  const text = strictUtf8(bytes)
  return text === null ? { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' } : { text, encoding: 'utf-8' }
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
