import { conflict } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { nextState } from '#kernel/state-machine.ts'
import type { LinePromise, PromisedPart } from './promise-model.ts'
import { RESTOCK, type RestockState, type RestockVerb } from './restock-state.ts'

/** Verbs as a refusal says them. */
const WORDS: Readonly<Record<RestockVerb, string>> = {
  submit: 'submitted', promise: 'promised', accept: 'accepted', 'start-picking': 'picked', ship: 'shipped', receive: 'received',
  close: 'closed', decline: 'declined', cancel: 'cancelled', reopen: 'promised anew', expire: 'expired',
}

/** The state a verb leads to, or the refusal that says in which states it is possible. */
export function decideRestockVerb(restock: { readonly number: string; readonly state: RestockState }, verb: RestockVerb): Result<RestockState> {
  const to = nextState(RESTOCK, restock.state, verb)
  if (to) return ok(to)
  if (verb === 'accept' && restock.state === 'submitted') {
    return refused(conflict('no-promise', `${restock.number} has no date that could be kept for every line. Promise it again once there is stock or a run, or decline it.`))
  }
  return refused(conflict(`restock-cannot-${verb}`, `${restock.number} is ${restock.state}; only a restock that is ${RESTOCK.verbs[verb].from.join(' or ')} can be ${WORDS[verb]}.`))
}

/** True when a promise made now keeps every day that was promised before: what the shop was told stays true. */
export function keepsThePromise(before: readonly LinePromise[], now: readonly LinePromise[]): boolean {
  return before.every((line, index) => {
    const again = now[index]
    return line.promisedOn !== null && again !== undefined && again.promisedOn !== null && again.promisedOn <= line.promisedOn
  })
}

/** The parts of a promise that rest on a run nobody has ordered yet: there is nothing a hold could be taken on. */
export function partsWithoutRun(lines: readonly LinePromise[]): PromisedPart[] {
  return lines.flatMap(({ allocations }) => allocations.filter(({ sourceKind }) => sourceKind === 'new-run'))
}

/** The rule "accept by itself": everything from stock that is there, and within the week. */
export function acceptsByItself(lines: readonly LinePromise[], sameWeek: boolean): boolean {
  return sameWeek && lines.length > 0 && lines.every((line) => line.promisedOn !== null && line.allocations.every(({ sourceKind }) => sourceKind === 'stock'))
}
