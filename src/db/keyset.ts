import { decodeCursor, encodeCursor, type Page } from '#kernel/paging.ts'

/** How a list is sorted: by one column, then by id. */
export interface Keyset {
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
  const cursor = decodeCursor(keyset.before ?? keyset.after, 2)
  const backwards = keyset.before !== undefined && cursor !== null
  const forward = keyset.direction
  const direction = backwards ? (forward === 'asc' ? 'desc' : 'asc') : forward
  const order = keyset.nullable ? { sort: direction, nulls: backwards ? 'first' : 'last' } : direction
  return { where: cursor ? beyond(keyset, cursor, direction, backwards) : {}, orderBy: [{ [keyset.field]: order }, { id: direction }], take: keyset.size + 1 }
}

function beyond({ field, holds, nullable }: Keyset, [value, id]: (string | number | null)[], direction: 'asc' | 'desc', backwards: boolean): Where {
  const than = direction === 'asc' ? 'gt' : 'lt'
  if (value === null || value === undefined) {
    const sameGroup = { [field]: null, id: { [than]: String(id) } }
    return backwards ? { OR: [sameGroup, { [field]: { not: null } }] } : sameGroup
  }
  const key = holds === 'date' ? new Date(String(value)) : holds === 'number' ? Number(value) : String(value)
  if (key instanceof Date && Number.isNaN(key.getTime())) return {}
  if (nullable && !backwards) return { OR: [{ [field]: { [than]: key } }, { [field]: key, id: { [than]: String(id) } }, { [field]: null }] }
  // The bound lets the index begin at the cursor; an OR alone would be read from the list's beginning.
  return { [field]: { [`${than}e`]: key }, OR: [{ [field]: { [than]: key } }, { id: { [than]: String(id) } }] }
}

/** Cuts the rows read with `keysetQuery` to a page, in the list's own order, with the cursors of the pages around it. */
export function keysetPage<Row extends { readonly id: string }>(fetched: readonly Row[], keyset: Keyset, valueOf: (row: Row) => Date | string | number | null): Page<Row> {
  const backwards = keyset.before !== undefined && decodeCursor(keyset.before, 2) !== null
  const more = fetched.length > keyset.size
  const cut = fetched.slice(0, keyset.size)
  const rows = backwards ? [...cut].reverse() : cut
  const cursor = (row: Row | undefined): string | null => {
    if (!row) return null
    const value = valueOf(row)
    return encodeCursor([value instanceof Date ? value.toISOString() : value, row.id])
  }
  const earlier = backwards ? more : keyset.after !== undefined
  const later = backwards ? true : more
  return { rows, next: later ? cursor(rows.at(-1)) : null, previous: earlier ? cursor(rows[0]) : null }
}
