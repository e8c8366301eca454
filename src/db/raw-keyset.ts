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

/** One order that a list can have. `join`: what its column asks of, joined only when the list goes by it. */
export interface RawSort {
  readonly holds: RawKeyset['holds']
  readonly column: (descending: boolean) => Prisma.Sql
  readonly join?: Prisma.Sql
}

/** The order that an address asks for: 'name' upwards, '-name' downwards, of the orders the list has. */
export function keysetBy<Sorts extends Readonly<Record<string, RawSort>>>(sorts: Sorts, sort: string, page: Pick<RawKeyset, 'id' | 'after' | 'before' | 'size'>): RawKeyset & { readonly join: Prisma.Sql } {
  const { holds, column, join = Prisma.empty } = sorts[sort.replace('-', '')]!
  const descending = sort.startsWith('-')
  return { ...page, holds, column: column(descending), descending, join }
}

/** Rows without a day come last, whichever way the list runs. */
export const dayOrLast = (day: Prisma.Sql) => (descending: boolean): Prisma.Sql => Prisma.sql`coalesce(${day}, ${descending ? '0001-01-01' : '9999-12-31'}::date)`

/** The same with moments. */
export const momentOrLast = (moment: Prisma.Sql) => (descending: boolean): Prisma.Sql => Prisma.sql`coalesce(${moment}, ${descending ? '0001-01-01' : '9999-12-31'}::timestamptz)`

/** Without regard to capitals; rows without a text come last, whichever way the list runs. */
export const textOrLast = (text: Prisma.Sql) => (descending: boolean): Prisma.Sql => Prisma.sql`(case when ${text} = '' then ${descending ? '0' : '1'} else ${descending ? '1' : '0'} end || lower(${text}))`

/** Amounts by currency, then by size: minor units of two currencies are not to be compared. Amounts are 0 or more. */
export const amountIn = (currency: Prisma.Sql, minor: Prisma.Sql): Prisma.Sql => Prisma.sql`(${currency} || lpad((${minor})::bigint::text, 15, '0'))`

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
