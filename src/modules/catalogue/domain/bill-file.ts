import { decodeText, readCsv, writeCsv, type CsvRecord, type TextEncoding } from '#kernel/csv.ts'
import type { Id } from '#kernel/ids.ts'
import type { BillLine } from './bill.ts'

/** The columns of a bill of materials as a file. `name` is for readers: the part is the one with the number. */
export const BILL_COLUMNS = ['find_number', 'part_number', 'part_revision', 'name', 'quantity', 'replaceable'] as const
type Column = (typeof BILL_COLUMNS)[number]
const NEEDED: readonly Column[] = ['find_number', 'part_number', 'quantity']

/** Headings people write, as they are compared: lower case, words joined by one underscore. */
const OTHER_NAMES: Readonly<Record<string, Column>> = {
  find: 'find_number', find_no: 'find_number', item: 'find_number', position: 'find_number', pos: 'find_number', part: 'part_number', part_no: 'part_number', number: 'part_number',
  revision: 'part_revision', rev: 'part_revision', part_name: 'name', description: 'name', qty: 'quantity', pieces: 'quantity',
}

export const MOST_QUANTITY = 1_000_000
export const MOST_LINES = 5_000
const MOST_FIND_NUMBER = 9_999

/** A line of the file by the names of our columns, without the guard that keeps a spreadsheet from running it. */
export interface BillFileRow {
  readonly line: number
  readonly cells: Readonly<Partial<Record<Column, string>>>
}

export type BillFileReading =
  | { readonly ok: true; readonly encoding: TextEncoding; readonly rows: readonly BillFileRow[] }
  | { readonly ok: false; readonly code: string; readonly reason: string }

/** Reads a bill of materials from a file: CSV by comma, semicolon or tab, as spreadsheets write it. What is no such file is named. */
export function readBillFile(bytes: Uint8Array): BillFileReading {
  const no = (code: string, reason: string): BillFileReading => ({ ok: false, code, reason })
  if (bytes.length === 0) return no('empty-file', 'The file is empty.')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return no('workbook', 'This is a workbook, not a CSV file. In the spreadsheet choose “Save as”, then “CSV UTF-8”, and upload that file.')
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return no('workbook', 'This is an old Excel workbook, not a CSV file. Save it as “CSV UTF-8” and upload that file.')
  const decoded = decodeText(bytes)
  if (!decoded) return no('not-text', 'This file is no text. Save the table as “CSV UTF-8” and upload that file.')
  const reading = readCsv(decoded.text)
  if (!reading.ok) return no('not-csv', `Line ${reading.line}: ${reading.reason}`)
  const [head, ...records] = reading.records
  if (!head) return no('empty-file', 'The file is empty.')
  const columns = head.cells.map(columnOf)
  const missing = NEEDED.filter((column) => !columns.includes(column))
  if (missing.length > 0) return no('missing-column', `The first line must name the columns. Missing: ${missing.join(', ')}. The template has all of them.`)
  const twice = BILL_COLUMNS.find((column) => columns.filter((one) => one === column).length > 1)
  if (twice) return no('column-twice', `The column ${twice} stands in the file twice.`)
  if (records.length === 0) return no('no-lines', 'The file has no lines under its heading.')
  if (records.length > MOST_LINES) return no('too-many-lines', `The file has ${records.length.toLocaleString('en-US')} lines. A bill of materials holds at most ${MOST_LINES.toLocaleString('en-US')}.`)
  return { ok: true, encoding: decoded.encoding, rows: records.map((record) => ({ line: record.line, cells: cellsOf(record, columns) })) }
}

function columnOf(heading: string): Column | null {
  const plain = heading.trim().toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
  return BILL_COLUMNS.find((column) => column === plain) ?? OTHER_NAMES[plain] ?? null
}

function cellsOf({ cells }: CsvRecord, columns: readonly (Column | null)[]): BillFileRow['cells'] {
  return Object.fromEntries(columns.flatMap((column, index) => (column ? [[column, unguarded(cells[index] ?? '')]] : [])))
}

/** The apostrophe that `writeCsv` puts before what a spreadsheet would run. */
const unguarded = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell).trim()

/** A revision of a part that a line can name. */
export interface KnownRevision {
  readonly partRevisionId: Id
  readonly number: string
  readonly code: string
  readonly sequence: number
  readonly retired: boolean
}

export interface BillFileProblem {
  readonly line: number
  readonly code: string
  readonly detail: string
}

export interface JudgedBill {
  /** The bill the file asks for. Lines whose row is wrong stay as they are. */
  readonly lines: readonly BillLine[]
  readonly good: number
  readonly problems: readonly BillFileProblem[]
}

/**
 * Judges every row. The file is the whole bill: what it does not name is taken out. A row that is wrong changes nothing: if it names
 * a find number that is there, that line stays. `present` is the bill as it is; a retired part stays where it is built in already.
 */
export function judgeBillFile(rows: readonly BillFileRow[], known: readonly KnownRevision[], present: readonly BillLine[]): JudgedBill {
  const byNumber = Map.groupBy(known, ({ number }) => number.toUpperCase())
  const inPlace = new Map(present.map((line) => [line.findNumber, line]))
  const firstAt = new Map<number, number>()
  const lines: BillLine[] = []
  const problems: BillFileProblem[] = []
  for (const row of rows) {
    const findNumber = wholeNumber(row.cells.find_number)
    const judged = judgeRow(row, byNumber, findNumber === null ? undefined : inPlace.get(findNumber), findNumber === null ? undefined : firstAt.get(findNumber))
    if ('findNumber' in judged) lines.push(judged)
    else problems.push({ line: row.line, ...judged })
    if (findNumber !== null && !firstAt.has(findNumber)) firstAt.set(findNumber, row.line)
  }
  const asked = new Set(lines.map((line) => line.findNumber))
  const held = present.filter(({ findNumber }) => !asked.has(findNumber) && firstAt.has(findNumber))
  return { lines: [...lines, ...held], good: lines.length, problems }
}

function judgeRow({ cells }: BillFileRow, byNumber: ReadonlyMap<string, readonly KnownRevision[]>, present: BillLine | undefined, before: number | undefined): BillLine | Omit<BillFileProblem, 'line'> {
  const no = (code: string, detail: string) => ({ code, detail })
  const findNumber = wholeNumber(cells.find_number)
  if (findNumber === null || findNumber < 1 || findNumber > MOST_FIND_NUMBER) return no('find-number', cells.find_number ? `“${cells.find_number}” is no find number: use a whole number from 1 to ${MOST_FIND_NUMBER.toLocaleString('en-US')}.` : 'The find number is missing.')
  if (before !== undefined) return no('find-number-twice', `Find number ${findNumber} stands on line ${before} already. Each line of a bill has its own.`)
  if (!cells.part_number) return no('part', 'The part number is missing.')
  const revisions = byNumber.get(cells.part_number.toUpperCase())
  if (!revisions) return no('unknown-part', `There is no part ${cells.part_number}. Add it first, or correct the number.`)
  const wanted = cells.part_revision?.toUpperCase()
  const revision = wanted ? revisions.find(({ code }) => code === wanted) : revisions.reduce((newest, one) => (one.sequence > newest.sequence ? one : newest))
  if (!revision) return no('unknown-revision', `Part ${cells.part_number} has no revision ${cells.part_revision}. It has ${revisions.map(({ code }) => code).join(', ')}.`)
  if (revision.retired && present?.partRevisionId !== revision.partRevisionId) return no('retired-part', `Part ${cells.part_number} is retired: no bill takes it any more.`)
  const quantity = judgeQuantity(cells.quantity)
  if (typeof quantity === 'string') return no('quantity', quantity)
  const replaceable = yesOrNo(cells.replaceable)
  if (replaceable === null) return no('replaceable', `“${cells.replaceable}” does not say whether it can be replaced: write yes or no.`)
  return { findNumber, partRevisionId: revision.partRevisionId, quantity, replaceable: replaceable ?? present?.replaceable ?? true }
}

function judgeQuantity(cell: string | undefined): number | string {
  if (!cell) return 'The quantity is missing.'
  const number = /^[+-]?\d+(?:[.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : null
  if (number === null) return `“${cell}” is no quantity: use a whole number.`
  if (!Number.isInteger(number)) return `“${cell}” is not a whole number: parts are counted in pieces.`
  if (number === 0) return 'The quantity is 0. Leave the line out if the part is not built in.'
  if (number < 0) return 'The quantity is below 0.'
  return number > MOST_QUANTITY ? `The quantity is above ${MOST_QUANTITY.toLocaleString('en-US')}.` : number
}

/** Digits only: '7.0' and '1e3' are what a spreadsheet made of something else. */
const wholeNumber = (cell: string | undefined): number | null => (cell && /^\d{1,9}$/.test(cell) ? Number(cell) : null)

const YES = new Set(['yes', 'y', 'true', '1', 'x'])
const NO = new Set(['no', 'n', 'false', '0'])

/** Undefined: nothing stands there. Null: neither word. */
function yesOrNo(cell: string | undefined): boolean | null | undefined {
  if (!cell) return undefined
  const word = cell.toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : null
}

/** The bill as a file. Importing it changes nothing, and exporting again gives the same bytes. */
export function writeBillFile(lines: readonly { readonly findNumber: number; readonly partNumber: string; readonly partRevisionCode: string; readonly partName: string; readonly quantity: number; readonly replaceable: boolean }[]): string {
  const rows = [...lines].sort((a, b) => a.findNumber - b.findNumber)
  return writeCsv([BILL_COLUMNS, ...rows.map((line) => [line.findNumber, line.partNumber, line.partRevisionCode, line.partName, line.quantity, line.replaceable ? 'yes' : 'no'])])
}
