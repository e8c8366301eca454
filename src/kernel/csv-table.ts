import { decodeText, insteadOfText, readCsv, type TextEncoding } from './csv.ts'

/** What a file may hold: the columns by our names, and what people call them. */
export interface TableShape<Column extends string> {
  readonly columns: readonly Column[]
  readonly needed: readonly Column[]
  /** Headings people write, as they are compared: lower case, words joined by one underscore. */
  readonly otherNames: Readonly<Record<string, Column>>
  readonly mostRows: number
  /** What the file is: 'A bill of materials'. */
  readonly holder: string
}

/** A line of the file by the names of our columns, without the guard that keeps a spreadsheet from running it. */
export interface TableRow<Column extends string> {
  readonly line: number
  readonly cells: Readonly<Partial<Record<Column, string>>>
}

/** What is wrong with a line, in words that say what to do. */
export interface LineProblem {
  readonly line: number
  readonly code: string
  readonly detail: string
}

export type TableReading<Column extends string> =
  | { readonly ok: true; readonly encoding: TextEncoding; readonly rows: readonly TableRow<Column>[] }
  | { readonly ok: false; readonly code: string; readonly reason: string }

/** No number, code or name of ours is longer, in characters; what is wrong with a cell is told by quoting it. */
export const LONGEST_CELL = 500

/** Reads a table from a file: CSV by comma, semicolon or tab, as spreadsheets write it. What is no such file is named. */
export function readTable<Column extends string>(bytes: Uint8Array, shape: TableShape<Column>): TableReading<Column> {
  const no = (code: string, reason: string): TableReading<Column> => ({ ok: false, code, reason })
  if (bytes.length === 0) return no('empty-file', 'The file is empty.')
  const decoded = decodeText(bytes)
  if (!decoded) return { ok: false, ...insteadOfText(bytes) }
  const reading = readCsv(decoded.text)
  if (!reading.ok) return no('not-csv', `Line ${reading.line}: ${reading.reason}`)
  const [head, ...records] = reading.records
  if (!head) return no('empty-file', 'The file is empty.')
  const columns = head.cells.map((heading) => columnOf(heading, shape))
  const missing = shape.needed.filter((column) => !columns.includes(column))
  if (missing.length > 0) return no('missing-column', `The first line must name the columns. Missing: ${missing.join(', ')}. The template has all of them.`)
  const twice = shape.columns.find((column) => columns.filter((one) => one === column).length > 1)
  if (twice) return no('column-twice', `The column ${twice} stands in the file twice.`)
  if (records.length === 0) return no('no-lines', 'The file has no lines under its heading.')
  if (records.length > shape.mostRows) return no('too-many-lines', `The file has ${records.length.toLocaleString('en-US')} lines. ${shape.holder} holds at most ${shape.mostRows.toLocaleString('en-US')}.`)
  for (const { line, cells } of records) {
    const long = columns.findIndex((column, index) => column !== null && (cells[index]?.length ?? 0) > LONGEST_CELL)
    if (long !== -1) return no('cell-too-long', `Line ${line}: ${columns[long]} holds ${cells[long]!.length.toLocaleString('en-US')} characters. At most ${LONGEST_CELL} are read.`)
  }
  return { ok: true, encoding: decoded.encoding, rows: records.map(({ line, cells }) => ({ line, cells: cellsOf(cells, columns) })) }
}

function columnOf<Column extends string>(heading: string, { columns, otherNames }: TableShape<Column>): Column | null {
  const plain = heading.trim().toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
  return columns.find((column) => column === plain) ?? otherNames[plain] ?? null
}

function cellsOf<Column extends string>(cells: readonly string[], columns: readonly (Column | null)[]): TableRow<Column>['cells'] {
  return Object.fromEntries(columns.flatMap((column, index) => (column ? [[column, unguarded(cells[index] ?? '')]] : []))) as TableRow<Column>['cells']
}

/** The apostrophe that `writeCsv` puts before what a spreadsheet would run. */
const unguarded = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell).trim()

/** Digits only: '7.0' and '1e3' are what a spreadsheet made of something else. */
export const wholeNumber = (cell: string | undefined): number | null => (cell && /^\d{1,9}$/.test(cell) ? Number(cell) : null)
