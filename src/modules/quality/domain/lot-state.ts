import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { nextState, type StateMachine } from '#kernel/state-machine.ts'

export type LotQuality = 'quarantine' | 'released' | 'held' | 'rejected'
export type LotVerb = 'release' | 'hold' | 'reject'

/**
 * Quality of a lot. A failed inspection holds the lot: what becomes of held goods is decided by a person.
 * A recall is a flag beside this state (`recalledAt`): it may follow any state and hides none.
 */
export const lotMachine: StateMachine<LotQuality, LotVerb> = {
  initial: 'quarantine',
  verbs: {
    release: { from: ['quarantine', 'held'], to: 'released' },
    hold: { from: ['quarantine', 'released'], to: 'held' },
    reject: { from: ['held'], to: 'rejected' },
  },
}

export interface LotForDisposition {
  readonly code: string
  readonly quality: LotQuality
  readonly recalled: boolean
}

/** What the latest inspection of a lot that was not superseded says; null when there was none. */
export interface InspectionOnFile {
  readonly number: string
  readonly state: 'planned' | 'in-progress' | 'passed' | 'failed' | 'superseded'
}

/** The gate in front of stock: a lot is released only on a passed inspection, and never while recalled. */
export function decideRelease(lot: LotForDisposition, inspection: InspectionOnFile | null): Result<LotQuality> {
  if (lot.recalled) {
    return refused(conflict('lot-recalled', `Lot ${lot.code} is recalled. Recalled goods are never released, not even when the recall is closed: keep them apart, or reject and scrap them.`, {
      rule: { name: 'No recalled goods are released', citation: '15 U.S.C. 2068(a)(2)(B)', missing: 'nothing: recalled goods stay out of stock' },
    }))
  }
  const to = nextState(lotMachine, lot.quality, 'release')
  if (!to) return refused(conflict('lot-not-releasable', `Lot ${lot.code} is ${lot.quality}; only a lot in quarantine or on hold can be released.`))
  if (inspection?.state !== 'passed') {
    const missing = !inspection ? 'an inspection' : inspection.state === 'failed' ? `a passed re-inspection (${inspection.number} failed)` : `the result of inspection ${inspection.number}`
    return refused(conflict('lot-not-inspected', `Lot ${lot.code} stays where it is until its inspection has passed. Missing: ${missing}.`, {
      rule: { name: 'Released only on a passed inspection', citation: 'ISO 9001:2015 §8.6', missing },
    }))
  }
  return ok(to)
}

/** Takes a lot out of what can be allocated. Needs a reason, since somebody will ask. */
export function decideHold(lot: LotForDisposition, reason: string): Result<LotQuality> {
  return decideWithReason(lot, 'hold', reason, `Lot ${lot.code} is ${lot.quality}; only a lot in quarantine or a released lot can be put on hold.`)
}

/** Final. Only goods on hold can be rejected: first stop them, then decide. */
export function decideReject(lot: LotForDisposition, reason: string): Result<LotQuality> {
  return decideWithReason(lot, 'reject', reason, `Lot ${lot.code} is ${lot.quality}. Put it on hold first; only a lot on hold can be rejected.`)
}

function decideWithReason(lot: LotForDisposition, verb: LotVerb, reason: string, otherwise: string): Result<LotQuality> {
  const to = nextState(lotMachine, lot.quality, verb)
  if (!to) return refused(conflict(`lot-cannot-${verb}`, otherwise))
  if (reason.trim() === '') return refused(invalid('reason-missing', 'Say why, so that the next person knows.', { field: 'reason' }))
  return ok(to)
}

/** A change of state by the table alone: for rooms whose own gate has been asked (incoming goods). */
export function decideLotVerb(lot: LotForDisposition, verb: LotVerb): Result<LotQuality> {
  const to = nextState(lotMachine, lot.quality, verb)
  return to ? ok(to) : refused(conflict(`lot-cannot-${verb}`, `Lot ${lot.code} is ${lot.quality}; that cannot be done with it now.`))
}
