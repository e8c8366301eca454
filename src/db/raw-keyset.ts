import { Prisma } from '#db/generated/client.ts'
import { decodeIdCursor, encodeCursor, type Page } from '#kernel/paging.ts'

/** How a list read by raw SQL is sorted: by one column without nulls, then by id. */
export interface RawKeyset {
  readonly column: Prisma.Sql
  readonly id: Prisma.Sql
  readonly holds: 'text' | 'date' | 'moment' | 'uuid' | 'number'
  readonly descending: boolean
  readonly after?: string
  readonly before?: string
  readonly size: number
}

/** The condition, order and limit of one page (and one row more, to know whether there is another); `down`: the largest are read first. A cursor that is none gives the first page. */
export function rawKeyset({ column, id, holds, descending, after, before, size }: RawKeyset): { readonly where: Prisma.Sql; readonly order: Prisma.Sql; readonly limit: number; readonly down: boolean } {
  const cursor = decodeIdCursor(before ?? after)
  const backwards = before !== undefined && cursor !== null
  const down = descending !== backwards
  const [than, direction] = down ? [Prisma.sql`<`, Prisma.sql`desc`] : [Prisma.sql`>`, Prisma.sql`asc`]
  const value = { text: Prisma.sql`${String(cursor?.[0] ?? '')}::text`, date: Prisma.sql`${dateText(cursor?.[0])}::date`, moment: Prisma.sql`${momentText(cursor?.[0])}::timestamptz`, uuid: Prisma.sql`${cursor?.[1] ?? null}::uuid`, number: Prisma.sql`${wholeNumber(cursor?.[0])}::int` }[holds]
  return {
    where: cursor ? Prisma.sql`(${column}, ${id}) ${than} (${value}, ${cursor[1]}::uuid)` : Prisma.sql`true`,
    order: Prisma.sql`${column} ${direction}, ${id} ${direction}`, limit: size + 1, down,
  }
}

/** Cuts the rows read with `rawKeyset` to a page, in the list's own order, with the cursors of the pages around it. */
export function rawPage<Row>(fetched: readonly Row[], keyset: Pick<RawKeyset, 'after' | 'before' | 'size'>, keyOf: (row: Row) => readonly [value: string | null, id: string]): Page<Row> {
  const backwards = keyset.before !== undefined && decodeIdCursor(keyset.before) !== null
  const more = fetched.length > keyset.size
  const cut = fetched.slice(0, keyset.size)
  const rows = backwards ? [...cut].reverse() : cut
  const cursor = (row: Row | undefined) => (row === undefined ? null : encodeCursor(keyOf(row)))
  const earlier = backwards ? more : decodeIdCursor(keyset.after) !== null
  return { rows, next: backwards || more ? cursor(rows.at(-1)) : null, previous: earlier ? cursor(rows[0]) : null }
}

function dateText(value: string | number | null | undefined): string {
  const text = String(value ?? '')
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '0001-01-01'
}

function momentText(value: string | number | null | undefined): string {
  const at = new Date(String(value ?? ''))
  return Number.isNaN(at.getTime()) ? '0001-01-01T00:00:00Z' : at.toISOString()
}

function wholeNumber(value: string | number | null | undefined): number {
  const number = Number(value ?? 0)
  return Number.isInteger(number) && Math.abs(number) <= 2_147_483_647 ? number : 0
}
