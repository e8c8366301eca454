import { isId, type Id } from './ids.ts'

/** Keyset paging: a page is "24 rows after this row", so page 4,000 costs what page 1 costs. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Cursor of the following page, or null on the last one. */
  readonly next: string | null
  /** Cursor of the page before, or null on the first one. */
  readonly previous?: string | null
}

export const PAGE_SIZE = 24

/** Sort values of the last row and its id, as URL-safe text. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return base64url(JSON.stringify(values))
}

/** The values of a cursor, or null when the text is not one (a URL somebody shortened or made up). */
export function decodeCursor(text: string | undefined, length: number): (string | number | null)[] | null {
  if (!text) return null
  try {
    const values: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))))
    const usable = Array.isArray(values) && values.length === length && values.every((v) => v === null || (typeof v === 'string' && !v.includes('\0')) || typeof v === 'number')
    return usable ? (values as (string | number | null)[]) : null
  } catch {
    return null
  }
}

/** A cursor of one sort value and the row's id, or null: what is no id never reaches the database. */
export function decodeIdCursor(text: string | undefined): readonly [value: string | number | null, id: Id] | null {
  const values = decodeCursor(text, 2)
  const [value, id] = values ?? []
  return value !== undefined && typeof id === 'string' && isId(id) ? [value, id] : null
}

/** Cuts `size + 1` fetched rows to a page. */
export function pageOf<Row>(fetched: readonly Row[], size: number, cursorOf: (row: Row) => readonly (string | number | null)[]): Page<Row> {
  const rows = fetched.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: fetched.length > size && last !== undefined ? encodeCursor(cursorOf(last)) : null }
}

function base64url(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
