/** Units of a lot, numbered from 1; both ends included. */
export interface UnitRange {
  readonly first: number
  readonly last: number
}

/** Sorted, without overlaps, neighbours joined. */
export function mergeRanges(ranges: readonly UnitRange[]): UnitRange[] {
  const merged: { first: number; last: number }[] = []
  for (const { first, last } of [...ranges].filter((range) => range.first <= range.last).sort((a, b) => a.first - b.first)) {
    const previous = merged.at(-1)
    if (previous && first <= previous.last + 1) previous.last = Math.max(previous.last, last)
    else merged.push({ first, last })
  }
  return merged
}

export function intersectRanges(some: readonly UnitRange[], others: readonly UnitRange[]): UnitRange[] {
  const found: UnitRange[] = []
  const [a, b] = [mergeRanges(some), mergeRanges(others)]
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const first = Math.max(a[i]!.first, b[j]!.first)
    const last = Math.min(a[i]!.last, b[j]!.last)
    if (first <= last) found.push({ first, last })
    if (a[i]!.last < b[j]!.last) i += 1
    else j += 1
  }
  return found
}

/** The units of `some` that are in none of `others`. */
export function subtractRanges(some: readonly UnitRange[], others: readonly UnitRange[]): UnitRange[] {
  const taken = mergeRanges(others)
  return mergeRanges(some).flatMap(({ first, last }) => {
    const left: UnitRange[] = []
    let next = first
    for (const hole of taken) {
      if (hole.last < next || hole.first > last) continue
      if (hole.first > next) left.push({ first: next, last: hole.first - 1 })
      next = hole.last + 1
    }
    if (next <= last) left.push({ first: next, last })
    return left
  })
}

export function countUnits(ranges: readonly UnitRange[]): number {
  return mergeRanges(ranges).reduce((sum, { first, last }) => sum + last - first + 1, 0)
}

/** Ranges as people say them: 'unit 3, units 7 to 12'. */
export function unitWords(ranges: readonly UnitRange[]): string {
  return mergeRanges(ranges).map(({ first, last }) => (first === last ? `unit ${first}` : `units ${first} to ${last}`)).join(', ')
}

/** Units as people write them: '3, 7-12'. Null when it is not that; a text without any gives no unit. */
export function parseUnits(text: string): UnitRange[] | null {
  const parts = text.replaceAll(/\s*[-–]\s*/g, '-').split(/[,;\s]+/).filter(Boolean)
  const ranges = parts.map((part) => /^(\d{1,8})(?:-(\d{1,8}))?$/.exec(part)).map((match) => match && { first: Number(match[1]), last: Number(match[2] ?? match[1]) })
  return ranges.every((range) => range !== null && range.first >= 1 && range.last >= range.first) ? mergeRanges(ranges as UnitRange[]) : null
}

/** Units as `parseUnits` reads them. */
export function unitsText(ranges: readonly UnitRange[]): string {
  return mergeRanges(ranges).map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(', ')
}
