import type { CalendarDate } from '#kernel/calendar-date.ts'

export type SalesFormatName = 'plain' | 'square' | 'shopify' | 'clover'

/** What the reading of a row needs to know of the shop. */
export interface ShopContext {
  readonly timeZone: string
  readonly currency: string
  /** True where 5/11/2026 is the fifth of November. */
  readonly dayFirst?: boolean
}

/** One record by column name as the format knows it (see `columns`), trimmed; absent columns are ''. */
export type Cells = Readonly<Record<string, string>>

/** A sale or return as the file tells it, before the SKU is looked up. */
export interface SalesRecord {
  readonly skuText: string
  /** The name beside it, for messages. */
  readonly itemText: string
  /** The moment, when the file tells the time. */
  readonly soldAt: Date | null
  readonly localDate: CalendarDate
  readonly sold: number
  readonly returned: number
  /** Minor units before discounts and tax; null: the file does not say. */
  readonly grossMinor: number | null
  /** What makes the row the same sale when it comes again in another file. */
  readonly rowKey: string
}

export type ProblemCode =
  | 'unknown-sku' | 'no-sku' | 'bad-date' | 'future-date' | 'bad-quantity' | 'fraction' | 'bad-amount' | 'duplicate-row'
  | 'missing-column' | 'unknown-format' | 'empty-file' | 'not-a-csv' | 'wrong-encoding'

export type RowReading =
  | { readonly kind: 'row'; readonly record: SalesRecord }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly detail: string }
  /** Rightly not a sale: a cancelled order, a service charge. */
  | { readonly kind: 'skip'; readonly detail: string }

export interface SalesFormat {
  readonly name: SalesFormatName
  readonly label: string
  /** Column key → the headings it is known by, as `plainHeading` writes them; the first is the export's own. */
  readonly columns: Readonly<Record<string, readonly string[]>>
  readonly required: readonly string[]
  /** Headings that only this format has: what it is recognised by. */
  readonly signature: readonly string[]
  /** Identical rows are separate pieces, not one row pasted twice. */
  readonly repeatsRows: boolean
  /** A reader for one file: it may remember earlier rows (an order told over several lines). */
  readonly reader: (shop: ShopContext) => (cells: Cells) => RowReading
}

/** Headings are compared without case, spaces and signs: 'Lineitem SKU', 'lineitem_sku' and 'Lineitem sku' are one. */
export function plainHeading(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
