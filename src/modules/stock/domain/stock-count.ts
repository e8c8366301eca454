import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, type Refusal } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { nextState, type StateMachine } from '#kernel/state-machine.ts'

export type CountState = 'counting' | 'counted' | 'closed' | 'cancelled'
export type CountVerb = 'save' | 'finish' | 'settle' | 'recount' | 'cancel'

/** A blind count: somebody counts without seeing the books, somebody else decides about the differences. */
export const countMachine: StateMachine<CountState, CountVerb> = {
  initial: 'counting',
  verbs: {
    save: { from: ['counting'], to: 'counting' },
    finish: { from: ['counting'], to: 'counted' },
    settle: { from: ['counted'], to: 'closed' },
    recount: { from: ['counted'], to: 'counting' },
    cancel: { from: ['counting', 'counted'], to: 'cancelled' },
  },
}

const WORDS: Readonly<Record<CountState, string>> = { counting: 'being counted', counted: 'counted and waits for a decision', closed: 'closed', cancelled: 'cancelled' }

export function decideCountVerb(count: { readonly number: string; readonly state: CountState }, verb: CountVerb): Result<CountState> {
  const to = nextState(countMachine, count.state, verb)
  if (to) return ok(to)
  const next = verb === 'save' || verb === 'finish' ? 'Its figures no longer change, and what you entered was not saved.' : 'Look at its present state.'
  return refused(conflict(`count-cannot-${verb}`, `${count.number} is ${WORDS[count.state]}. ${next}`))
}

/** What the approver may say about lines: book what was counted, leave the books as they are, or have it counted again. */
export type Verdict = 'accept' | 'keep' | 'recount'

export interface CountedLine {
  readonly id: Id
  readonly lotCode: string
  readonly state: 'open' | 'accepted' | 'dropped'
  readonly counted: number | null
  readonly countedById: Id | null
  /** On the books when the sheet was opened, and how many movements had touched the balance by then. */
  readonly expected: number
  readonly moved: number
}

export interface BalanceNow {
  readonly onHand: number
  readonly allocated: number
  readonly moved: number
}

/** The difference of a line that may be booked now. */
export interface Difference {
  readonly lineId: Id
  readonly difference: number
}

/**
 * Whether a person may accept these lines now. Refused: a line that is not counted or decided already, a difference of the person's own
 * count (unless an owner), stock that moved since the sheet was opened, and fewer pieces than are held for others.
 */
export function decideAccept(lines: readonly CountedLine[], nowAt: (line: CountedLine) => BalanceNow, person: { readonly userId: Id; readonly owner: boolean }): Result<Difference[]> {
  const differences: Difference[] = []
  for (const line of lines) {
    const difference = (line.counted ?? 0) - line.expected
    const refusal = refuseUndecidable(line) ?? refuseOwn(line, difference, person) ?? refuseNow(line, nowAt(line))
    if (refusal) return refused(refusal)
    differences.push({ lineId: line.id, difference })
  }
  return ok(differences)
}

/** A line can be decided once, after it was counted. */
export function refuseUndecidable(line: CountedLine): Refusal | null {
  if (line.state !== 'open') return conflict('line-decided', `Lot ${line.lotCode} of this count is decided already. Look at its present state.`, { field: 'lineIds' })
  if (line.counted === null) return conflict('line-not-counted', `Lot ${line.lotCode} is not counted yet.`, { field: 'lineIds' })
  return null
}

function refuseOwn(line: CountedLine, difference: number, { userId, owner }: { userId: Id; owner: boolean }): Refusal | null {
  if (owner || difference === 0 || line.countedById !== userId) return null
  return conflict('own-count', `You counted lot ${line.lotCode} yourself. Somebody else looks at the difference, or an owner does.`, {
    field: 'lineIds', rule: { name: 'Nobody approves the differences of their own count', citation: 'COSO Internal Control, principle 10 (segregation of duties)', missing: 'a second person' },
  })
}

function refuseNow(line: CountedLine, now: BalanceNow): Refusal | null {
  if (now.moved !== line.moved) return conflict('count-stale', `Stock of lot ${line.lotCode} moved since the sheet was opened, so its count is of another moment. Have it counted again.`, { field: 'lineIds', detail: { lot: line.lotCode } })
  if (line.counted !== null && line.counted < now.allocated) {
    return conflict('count-below-held', `${now.allocated} of lot ${line.lotCode} are held for restocks, and ${line.counted} were counted. Let go of some first.`, { field: 'lineIds', detail: { lot: line.lotCode, held: now.allocated } })
  }
  return null
}

/** Before a count is finished, every line has a figure; 0 is one. */
export function refuseUnfinished(lines: readonly { readonly counted: number | null; readonly lotCode: string }[]): Refusal | null {
  const open = lines.findIndex(({ counted }) => counted === null)
  return open < 0 ? null : invalid('line-not-counted', `Enter how many of lot ${lines[open]!.lotCode} are there; 0 when there are none.`, { field: `lines[${open}].counted` })
}
