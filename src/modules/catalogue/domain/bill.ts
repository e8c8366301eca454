import type { Id } from '#kernel/ids.ts'

/** One line of a bill of materials, as far as a change of it goes. */
export interface BillLine {
  readonly findNumber: number
  readonly partRevisionId: Id
  readonly quantity: number
  readonly replaceable: boolean
}

export type BillAspect = 'part' | 'quantity' | 'replaceable'

/** What has to happen to one bill for it to be another. Each list by find number. */
export interface BillDiff<Line extends BillLine = BillLine> {
  readonly added: readonly Line[]
  readonly removed: readonly Line[]
  readonly changed: readonly { readonly before: Line; readonly after: Line; readonly what: readonly BillAspect[] }[]
  readonly unchanged: number
}

/** A line is the one with its find number: that number stands in the drawing and on the bag. */
export function diffBills<Line extends BillLine>(before: readonly Line[], after: readonly Line[]): BillDiff<Line> {
  const old = new Map(before.map((line) => [line.findNumber, line]))
  const kept = new Set(after.map(({ findNumber }) => findNumber))
  const inOrder = [...after].sort((a, b) => a.findNumber - b.findNumber)
  const pairs = inOrder.flatMap((line) => {
    const was = old.get(line.findNumber)
    return was ? [{ before: was, after: line, what: aspects(was, line) }] : []
  })
  return {
    added: inOrder.filter(({ findNumber }) => !old.has(findNumber)),
    removed: before.filter(({ findNumber }) => !kept.has(findNumber)).sort((a, b) => a.findNumber - b.findNumber),
    changed: pairs.filter(({ what }) => what.length > 0),
    unchanged: pairs.filter(({ what }) => what.length === 0).length,
  }
}

function aspects(before: BillLine, after: BillLine): BillAspect[] {
  return [
    ...(before.partRevisionId === after.partRevisionId ? [] : ['part' as const]),
    ...(before.quantity === after.quantity ? [] : ['quantity' as const]),
    ...(before.replaceable === after.replaceable ? [] : ['replaceable' as const]),
  ]
}

/** Whether going from one to the other does nothing. */
export function isSame({ added, removed, changed }: BillDiff): boolean {
  return added.length + removed.length + changed.length === 0
}

/** The lowest find number behind all that are there: numbers of removed lines are not given again within one bill. */
export function nextFindNumber(lines: readonly { readonly findNumber: number }[]): number {
  return lines.reduce((most, { findNumber }) => Math.max(most, findNumber), 0) + 1
}

/** Material cost of one toy, minor units. */
export function billCost(lines: readonly { readonly quantity: number; readonly unitCost: number }[]): number {
  return lines.reduce((sum, { quantity, unitCost }) => sum + quantity * unitCost, 0)
}
