import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import type { ProblemCode } from './formats/sales-format.ts'

/** Everything that can be wrong with a row: what the file itself shows, and what only the ledger knows. */
export type RowProblemCode = ProblemCode | 'taken-before' | 'more-than-stock' | 'never-here'

export interface RowToJudge {
  readonly line: number
  readonly rowKey: string
  readonly skuId: Id
  readonly localDate: CalendarDate
  readonly sold: number
  readonly returned: number
}

export interface ShelfFacts {
  /** Sales that were taken before, from whatever file. */
  readonly takenKeys: ReadonlySet<string>
  /** Pieces on the shelf by SKU; a SKU that was never there is absent. */
  readonly shelf: ReadonlyMap<Id, number>
  readonly codeOf: (skuId: Id) => string
  readonly placeName: string
}

export interface RowVerdict {
  readonly line: number
  readonly code: RowProblemCode
  readonly detail: string
}

/**
 * What the ledger says against a row, by line: it was taken before, or it sells more than was there. Rows count in the order of their days;
 * a row that is refused takes nothing, so the next one can still be good. A return comes back on the shelf.
 */
export function judgeRows(rows: readonly RowToJudge[], facts: ShelfFacts): Map<number, RowVerdict> {
  const verdicts = new Map<number, RowVerdict>()
  const left = new Map(facts.shelf)
  const refuse = (line: number, code: RowProblemCode, detail: string) => verdicts.set(line, { line, code, detail })
  for (const row of [...rows].sort((a, b) => (a.localDate < b.localDate ? -1 : a.localDate > b.localDate ? 1 : a.line - b.line))) {
    const code = facts.codeOf(row.skuId)
    const there = left.get(row.skuId)
    if (facts.takenKeys.has(row.rowKey)) refuse(row.line, 'taken-before', 'This sale was taken with an earlier file. It counts once.')
    else if (there === undefined) refuse(row.line, 'never-here', `${code} was never delivered to ${facts.placeName}. Receive its shipment or count it there first, then upload the file again.`)
    else if (row.sold > there + row.returned) {
      refuse(row.line, 'more-than-stock', `${row.sold} sold, but ${there === 0 ? 'none' : `only ${there}`} of ${code} ${there === 1 ? 'is' : 'are'} left at ${facts.placeName} at this row. Receive the shipment or count the shelf, then upload the file again.`)
    } else left.set(row.skuId, there + row.returned - row.sold)
  }
  return verdicts
}
