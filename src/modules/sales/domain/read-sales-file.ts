import { dateAt, shortDayOfYear } from '#kernel/calendar-date.ts'
import { LONGEST_CELL } from '#kernel/csv-table.ts'
import { decodeText, insteadOfText, readCsv } from '#kernel/csv.ts'
import type { CsvRecord, TextEncoding } from '#kernel/csv.ts'
import { normaliseGtin } from '#kernel/gs1.ts'
import type { Id } from '#kernel/ids.ts'
import { CLOVER } from './formats/clover.ts'
import { PLAIN } from './formats/plain.ts'
import { plainHeading } from './formats/sales-format.ts'
import type { Cells, ProblemCode, SalesFormat, SalesFormatName, SalesRecord, ShopContext } from './formats/sales-format.ts'
import { SHOPIFY } from './formats/shopify.ts'
import { SQUARE } from './formats/square.ts'

/** In the order in which a header is tried; the plain template last, because its words are everybody's. */
export const SALES_FORMATS: readonly SalesFormat[] = [SQUARE, SHOPIFY, CLOVER, PLAIN]

/** As many as are booked in one go (a busy shop sells so much in a year). */
const MOST_ROWS = 50_000

export interface ImportContext extends ShopContext {
  readonly now: Date
  readonly skus: readonly { readonly id: Id; readonly code: string; readonly gtin: string }[]
  /** The format somebody chose; absent: recognised by the header. */
  readonly format?: SalesFormatName
}

/** A row that can be taken. */
export interface GoodRow extends SalesRecord {
  readonly line: number
  readonly skuId: Id
  /** The row as the file has it, by its own headings. */
  readonly raw: Readonly<Record<string, string>>
}

/** What is wrong with a line (or, at line 1, with the whole file), in words that say what to do. */
export interface FileProblem {
  readonly line: number
  readonly code: ProblemCode
  readonly detail: string
  readonly raw?: Readonly<Record<string, string>>
}

export type SalesFileReading =
  | { readonly ok: false; readonly problem: FileProblem; readonly encoding: TextEncoding | 'unknown' }
  | {
    readonly ok: true
    readonly format: SalesFormatName
    readonly encoding: TextEncoding
    /** Set when the encoding was guessed: what to look at. */
    readonly encodingNote?: string
    readonly good: readonly GoodRow[]
    readonly problems: readonly FileProblem[]
    readonly skipped: readonly { readonly line: number; readonly detail: string }[]
  }

/** The format whose own headings the header has most of, with the column of each of its keys; or what is missing. */
export function recognise(header: readonly string[], wanted?: SalesFormatName): { readonly format: SalesFormat; readonly columns: ReadonlyMap<string, number>; readonly missing: readonly string[] } | null {
  const headings = header.map(plainHeading)
  const scored = SALES_FORMATS.filter(({ name }) => wanted === undefined || name === wanted).map((format) => {
    const columns = new Map(Object.entries(format.columns).flatMap(([key, names]) => {
      const index = names.map((name) => headings.indexOf(name)).find((found) => found !== -1)
      return index === undefined ? [] : [[key, index] as const]
    }))
    const missing = format.required.filter((key) => !columns.has(key)).map((key) => format.columns[key]![0]!)
    return { format, columns, missing, score: format.signature.filter((name) => headings.includes(name)).length }
  })
  const best = scored.filter(({ format, score }) => score >= 2 || format.name === wanted).sort((a, b) => b.score - a.score)[0] ?? scored.find(({ format }) => format.name === 'plain')
  if (!best || (wanted === undefined && best.format.name === 'plain' && best.columns.size < 2)) return null
  return best
}

/** Reads an uploaded file row by row. Nothing is taken here: good rows and problems come back side by side. */
export function readSalesFile(bytes: Uint8Array, context: ImportContext): SalesFileReading {
  const decoded = decodeText(bytes)
  const stop = (line: number, code: ProblemCode, detail: string): SalesFileReading => ({ ok: false, problem: { line, code, detail }, encoding: decoded?.encoding ?? 'unknown' })
  if (!decoded) {
    const { code, reason } = insteadOfText(bytes)
    return stop(1, code === 'wrong-encoding' ? code : 'not-a-csv', reason)
  }
  if (decoded.text.trim() === '') return stop(1, 'empty-file', 'The file is empty.')
  const reading = readCsv(decoded.text)
  if (!reading.ok) return stop(reading.line, 'not-a-csv', `${reading.reason} Export the file again, or open it in a text editor and look at line ${reading.line}.`)
  const [head, ...records] = reading.records
  if (!head || records.length === 0) return stop(1, 'empty-file', 'There is a heading and no sale below it.')
  if (head.cells.length < 2) return stop(head.line, 'not-a-csv', 'The first line has no columns. Upload the CSV file that your till exports, with its heading.')
  const known = recognise(head.cells, context.format)
  if (!known) return stop(head.line, 'unknown-format', 'These columns are not known. Upload an item export of Square, Shopify or Clover, or use the plain template with the columns date, sku and sold.')
  if (known.missing.length > 0) return stop(head.line, 'missing-column', `${known.format.label}: the column ${known.missing.map((name) => `“${name}”`).join(' and ')} is missing.`)
  if (records.length > MOST_ROWS) return stop(1, 'not-a-csv', `The file has ${records.length.toLocaleString('en-US')} rows. At most ${MOST_ROWS.toLocaleString('en-US')} are taken at once: export a shorter period.`)
  const headings = head.cells.map(plainHeading)
  const twice = [...known.columns.values()].find((index) => headings.indexOf(headings[index]!) !== headings.lastIndexOf(headings[index]!))
  if (twice !== undefined) return stop(head.line, 'not-a-csv', `The column “${head.cells[twice]!.trim()}” stands in the file twice, and only one can be meant. Take the other out.`)
  const used = [...known.columns.values()]
  const long = records.find(({ cells }) => used.some((index) => (cells[index]?.length ?? 0) > LONGEST_CELL))
  if (long) return stop(long.line, 'not-a-csv', `A cell of this line holds more than ${LONGEST_CELL} characters. Often a quotation mark that is opened and never closed is why.`)
  const rows = readRows(known.format, known.columns, head, records, context, decoded.encoding === 'windows-1252')
  const firstOdd = decoded.encoding === 'windows-1252' ? reading.records.find(({ cells }) => cells.some((cell) => /[^\u0000-\u007f]/.test(cell)))?.line : undefined
  const note = firstOdd === undefined ? {} : { encodingNote: `The file is not UTF-8. It was read as Windows-1252: check the accents from line ${firstOdd} on, or save it as “CSV UTF-8” and upload it again.` }
  return { ok: true, format: known.format.name, encoding: decoded.encoding, ...note, ...rows }
}

function readRows(format: SalesFormat, columns: ReadonlyMap<string, number>, head: CsvRecord, records: readonly CsvRecord[], context: ImportContext, guessed: boolean) {
  const read = format.reader(context)
  const skuIds = skuLookup(context.skus)
  const lineOf = new Map<string, number>()
  const repeats = new Map<string, number>()
  const good: GoodRow[] = []
  const problems: FileProblem[] = []
  const skipped: { line: number; detail: string }[] = []
  for (const { line, cells } of records) {
    const raw = Object.fromEntries(head.cells.map((heading, index) => [heading.trim() || `column ${index + 1}`, cells[index] ?? '']))
    const byKey: Cells = Object.fromEntries([...columns].map(([key, index]) => [key, (cells[index] ?? '').trim()]))
    const result = read(byKey)
    const problem = (code: ProblemCode, detail: string) => problems.push({ line, code, detail, raw })
    if (result.kind === 'skip') skipped.push({ line, detail: result.detail })
    else if (result.kind === 'problem') problem(result.code, result.detail)
    else {
      const { record } = result
      const skuId = skuIds(record.skuText)
      // Damaged letters matter where they decide what was sold.
      if (record.skuText.includes('\uFFFD') || (guessed && skuId === null && /[^\u0000-\u007f]/.test(record.skuText))) problem('wrong-encoding', `The SKU “${record.skuText}” has letters that were damaged on the way. Save the file as “CSV UTF-8” and upload it again.`)
      else if (record.skuText === '') problem('no-sku', record.itemText ? `“${record.itemText}” has no SKU in the till. Give the item its SKU there, or enter the sale by hand.` : 'There is no SKU in this row.')
      else if (skuId === null) problem('unknown-sku', `“${record.skuText}”${record.itemText ? ` (${record.itemText})` : ''} is none of this brand’s SKUs.`)
      else if (record.localDate > dateAt(context.now, context.timeZone)) problem('future-date', `${shortDayOfYear(record.localDate)} is still to come.`)
      else if (!format.repeatsRows && lineOf.has(record.rowKey)) problem('duplicate-row', `The same as line ${lineOf.get(record.rowKey)}. If it really was sold twice, add it by hand.`)
      else {
        const repeat = (repeats.get(record.rowKey) ?? 0) + 1
        repeats.set(record.rowKey, repeat)
        lineOf.set(record.rowKey, line)
        good.push({ ...record, rowKey: format.repeatsRows ? `${record.rowKey}|${repeat}` : record.rowKey, line, skuId, raw })
      }
    }
  }
  return { good, problems, skipped }
}

function skuLookup(skus: ImportContext['skus']): (text: string) => Id | null {
  const byCode = new Map(skus.map(({ id, code }) => [code.toUpperCase(), id]))
  const byGtin = new Map(skus.map(({ id, gtin }) => [gtin, id]))
  return (text) => byCode.get(text.toUpperCase()) ?? byGtin.get(normaliseGtin(text.replace(/\s/g, '')).value ?? '') ?? null
}
