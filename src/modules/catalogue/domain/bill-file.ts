import { readTable, wholeNumber, type LineProblem, type TableReading, type TableRow, type TableShape } from '#kernel/csv-table.ts'
import { writeCsv } from '#kernel/csv.ts'
import type { Id } from '#kernel/ids.ts'
import type { BillLine } from './bill.ts'

/** The columns of a bill of materials as a file. `name` is for readers: the part is the one with the number. */
export const BILL_COLUMNS = ['find_number', 'part_number', 'part_revision', 'name', 'quantity', 'replaceable'] as const
type Column = (typeof BILL_COLUMNS)[number]

export const MOST_QUANTITY = 1_000_000
export const MOST_LINES = 5_000
const MOST_FIND_NUMBER = 9_999

const BILL_SHAPE: TableShape<Column> = {
  columns: BILL_COLUMNS, needed: ['find_number', 'part_number', 'quantity'], mostRows: MOST_LINES, holder: 'A bill of materials',
  otherNames: {
    find: 'find_number', find_no: 'find_number', item: 'find_number', position: 'find_number', pos: 'find_number', part: 'part_number', part_no: 'part_number', number: 'part_number',
    revision: 'part_revision', rev: 'part_revision', part_name: 'name', description: 'name', qty: 'quantity', pieces: 'quantity',
  },
}

export type BillFileRow = TableRow<Column>

/** Reads a bill of materials from a file. */
export function readBillFile(bytes: Uint8Array): TableReading<Column> {
  return readTable(bytes, BILL_SHAPE)
}

/** A revision of a part that a line can name. */
export interface KnownRevision {
  readonly partRevisionId: Id
  readonly number: string
  readonly code: string
  readonly sequence: number
  readonly retired: boolean
}

export interface JudgedBill {
  /** The bill the file asks for. Lines whose row is wrong stay as they are. */
  readonly lines: readonly BillLine[]
  readonly good: number
  readonly problems: readonly LineProblem[]
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
  const problems: LineProblem[] = []
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

/** The revision that a part number and a letter name; without the letter the newest one. Or why there is none. `byNumber`: in capitals. */
export function revisionMeant<Known extends KnownRevision>(byNumber: ReadonlyMap<string, readonly Known[]>, number: string, letter: string | undefined): Known | Omit<LineProblem, 'line'> {
  const revisions = byNumber.get(number.toUpperCase())
  if (!revisions) return { code: 'unknown-part', detail: `There is no part ${number}. Add it first, or correct the number.` }
  const wanted = letter?.toUpperCase()
  const found = wanted ? revisions.find(({ code }) => code === wanted) : revisions.reduce((newest, one) => (one.sequence > newest.sequence ? one : newest))
  return found ?? { code: 'unknown-revision', detail: `Part ${number} has no revision ${letter}. It has ${revisions.map(({ code }) => code).join(', ')}.` }
}

function judgeRow({ cells }: BillFileRow, byNumber: ReadonlyMap<string, readonly KnownRevision[]>, present: BillLine | undefined, before: number | undefined): BillLine | Omit<LineProblem, 'line'> {
  const no = (code: string, detail: string) => ({ code, detail })
  const findNumber = wholeNumber(cells.find_number)
  if (findNumber === null || findNumber < 1 || findNumber > MOST_FIND_NUMBER) return no('find-number', cells.find_number ? `“${cells.find_number}” is no find number: use a whole number from 1 to ${MOST_FIND_NUMBER.toLocaleString('en-US')}.` : 'The find number is missing.')
  if (before !== undefined) return no('find-number-twice', `Find number ${findNumber} stands on line ${before} already. Each line of a bill has its own.`)
  if (!cells.part_number) return no('part', 'The part number is missing.')
  const revision = revisionMeant(byNumber, cells.part_number, cells.part_revision)
  if ('detail' in revision) return revision
  if (revision.retired && present?.partRevisionId !== revision.partRevisionId) return no('retired-part', `Part ${cells.part_number} is retired: no bill takes it any more.`)
  const quantity = judgeQuantity(cells.quantity)
  if (typeof quantity === 'string') return no('quantity', quantity)
  const replaceable = yesOrNo(cells.replaceable)
  if (replaceable === null) return no('replaceable', `“${cells.replaceable}” does not say whether it can be replaced: write yes or no.`)
  return { findNumber, partRevisionId: revision.partRevisionId, quantity, replaceable: replaceable ?? present?.replaceable ?? true }
}

function judgeQuantity(cell: string | undefined): number | string {
  if (!cell) return 'The quantity is missing.'
  if (/^[+-]?\d{1,3}(?:[.,]\d{3})+$/.test(cell)) return `“${cell}” can be read as thousands or as a fraction: write it without a separator.`
  const number = /^[+-]?\d+(?:[.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : null
  if (number === null) return `“${cell}” is no quantity: use a whole number.`
  if (!Number.isInteger(number)) return `“${cell}” is not a whole number: parts are counted in pieces.`
  if (number === 0) return 'The quantity is 0. Leave the line out if the part is not built in.'
  if (number < 0) return 'The quantity is below 0.'
  return number > MOST_QUANTITY ? `The quantity is above ${MOST_QUANTITY.toLocaleString('en-US')}.` : number
}

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
