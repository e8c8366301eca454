import { decodeIdCursor, encodeCursor, type Page } from '#kernel/paging.ts'

/** How a list is sorted: by one column, then by id. */
export interface Keyset {
  /** A column of the row, or of one it belongs to: 'organization.name'. */
  readonly field: string
  readonly direction: 'asc' | 'desc'
  /** What the column holds: moments and days travel in cursors as ISO text. */
  readonly holds: 'date' | 'text' | 'number'
  /** Rows without a value come last, whichever way the list runs. */
  readonly nullable?: boolean
  readonly after?: string
  readonly before?: string
  readonly size: number
}

type Where = Record<string, unknown>

/** The part of a Prisma query that reads one page (and one row more, to know whether there is another). A cursor that is none gives the first page. */
export function keysetQuery(keyset: Keyset): { where: Where; orderBy: Record<string, unknown>[]; take: number } {
  const cursor = cursorIn(keyset)
  const backwards = keyset.before !== undefined && cursor !== null
  const forward = keyset.direction
  const direction = backwards ? (forward === 'asc' ? 'desc' : 'asc') : forward
  const order = keyset.nullable ? { sort: direction, nulls: backwards ? 'first' : 'last' } : direction
  return { where: cursor ? beyond(keyset, cursor, direction, backwards) : {}, orderBy: [at(keyset.field, order), { id: direction }], take: keyset.size + 1 }
}

type Key = Date | string | number | null

/** The row that the page begins beyond. Null: there is no cursor, or one whose value is none of this column, which an address that was made up or kept from another order holds. */
function cursorIn({ after, before, holds, nullable }: Keyset): readonly [key: Key, id: string] | null {
  const cursor = decodeIdCursor(before ?? after)
  if (!cursor) return null
  const [value, id] = cursor
  if (value === null) return nullable ? [null, id] : null
  const key = holds === 'date' ? new Date(String(value)) : holds === 'number' ? Number(value) : String(value)
  const none = key instanceof Date ? Number.isNaN(key.getTime()) : typeof key === 'number' && !(Number.isInteger(key) && Math.abs(key) <= LARGEST_INT)
  return none ? null : [key, id]
}

const LARGEST_INT = 2_147_483_647

function beyond({ field, nullable }: Keyset, [key, id]: readonly [key: Key, id: string], direction: 'asc' | 'desc', backwards: boolean): Where {
  const than = direction === 'asc' ? 'gt' : 'lt'
  if (key === null) {
    const sameGroup = { ...at(field, null), id: { [than]: id } }
    return backwards ? { OR: [sameGroup, at(field, { not: null })] } : sameGroup
  }
  if (nullable && !backwards) return { OR: [at(field, { [than]: key }), { ...at(field, key), id: { [than]: id } }, at(field, null)] }
  // The bound lets the index begin at the cursor; an OR alone would be read from the list's beginning.
  return { ...at(field, { [`${than}e`]: key }), OR: [at(field, { [than]: key }), { id: { [than]: id } }] }
}

/** { organization: { name: what } } for 'organization.name'. */
function at(field: string, what: unknown): Where {
  return field.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), what) as Where
}

/** Cuts the rows read with `keysetQuery` to a page, in the list's own order, with the cursors of the pages around it. */
export function keysetPage<Row extends { readonly id: string }>(fetched: readonly Row[], keyset: Keyset, valueOf: (row: Row) => Date | string | number | null): Page<Row> {
  const cursored = cursorIn(keyset) !== null
  const backwards = keyset.before !== undefined && cursored
  const more = fetched.length > keyset.size
  const cut = fetched.slice(0, keyset.size)
  const rows = backwards ? [...cut].reverse() : cut
  const cursor = (row: Row | undefined): string | null => {
    if (!row) return null
    const value = valueOf(row)
    return encodeCursor([value instanceof Date ? value.toISOString() : value, row.id])
  }
  const earlier = backwards ? more : cursored
  const later = backwards ? true : more
  return { rows, next: later ? cursor(rows.at(-1)) : null, previous: earlier ? cursor(rows[0]) : null }
}
