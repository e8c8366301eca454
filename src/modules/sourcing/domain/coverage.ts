import type { CalendarDate } from '#kernel/calendar-date.ts'

/** Pieces that one run takes, and the day on which they are to be there. */
export interface Need {
  /** Number of the run: RUN-0042. */
  readonly run: string
  readonly pieces: number
  readonly on: CalendarDate
}

/** Pieces that will be there: on order, on the way from another place, or here and not yet looked at. */
export interface Coming {
  readonly kind: 'order' | 'transfer' | 'quarantine'
  /** PO-0003, SHP-0010, or the code of the lot. */
  readonly label: string
  readonly on: CalendarDate
  readonly pieces: number
}

export interface Covered extends Need {
  readonly fromStock: number
  readonly awaited: readonly Coming[]
  readonly missing: number
}

export interface Coverage {
  readonly needs: readonly Covered[]
  /** Pieces that nothing covers. */
  readonly missing: number
  /** The first day on which a piece is missing; null: none is. */
  readonly shortOn: CalendarDate | null
  /** What is counted on and comes after the day it is needed. */
  readonly late: readonly (Coming & { readonly neededOn: CalendarDate })[]
  /** Stock that no need takes. */
  readonly left: number
}

/**
 * Gives stock, then what is coming, to the needs in their order (by day, then by run). What is on order counts even when it is late:
 * it is hurried along rather than ordered twice, and the screen says so.
 */
export function coverNeeds(stock: number, needs: readonly Need[], coming: readonly Coming[]): Coverage {
  const queue = coming.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.label < b.label ? -1 : 1)).map((one) => ({ one, left: one.pieces }))
  let left = stock
  const covered = needs.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.run < b.run ? -1 : 1)).map((need): Covered => {
    const fromStock = Math.min(left, need.pieces)
    left -= fromStock
    let open = need.pieces - fromStock
    const awaited: Coming[] = []
    while (open > 0 && queue.length > 0) {
      const next = queue[0]!
      const taken = Math.min(open, next.left)
      awaited.push({ ...next.one, pieces: taken })
      next.left -= taken
      open -= taken
      if (next.left === 0) queue.shift()
    }
    return { ...need, fromStock, awaited, missing: open }
  })
  return {
    needs: covered, left, missing: covered.reduce((sum, { missing }) => sum + missing, 0), shortOn: covered.find(({ missing }) => missing > 0)?.on ?? null,
    late: covered.flatMap(({ on, awaited }) => awaited.filter((one) => one.on > on).map((one) => ({ ...one, neededOn: on }))),
  }
}
