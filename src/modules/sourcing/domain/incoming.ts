import { plural } from '#kernel/plural.ts'
import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'

export type IncomingDecision = 'release' | 'hold' | 'reject'

/** What a sampling plan asks of a received lot. */
export interface IncomingPlan {
  /** Pieces to look at. */
  readonly n: number
  /** At most so many bad ones accept the lot. */
  readonly ac: number
}

export interface Finding {
  readonly lotCode: string
  readonly onHand: number
  readonly recalled: boolean
  readonly checked: number
  readonly defects: number
  readonly decision: IncomingDecision
  readonly reason: string
}

/**
 * Verdict of the plan, and whether the decision may follow from it. A lot is released only on a full sample with no more defects than the
 * plan accepts; stopping or rejecting it needs a reason, since the supplier will ask.
 */
export function decideIncoming(plan: IncomingPlan, finding: Finding): Result<'accepted' | 'rejected'> {
  const { lotCode, onHand, checked, defects, decision, reason } = finding
  if (onHand === 0) return refused(conflict('lot-empty', `Nothing of lot ${lotCode} is left to look at.`))
  if (checked > onHand) return refused(invalid('checked-too-many', `This lot has ${plural(onHand, 'piece')}.`, { field: 'checked' }))
  if (defects > checked) return refused(invalid('defects-too-many', `More bad ones than were looked at (${checked.toLocaleString('en-US')}).`, { field: 'defects' }))
  const verdict = defects > plan.ac ? 'rejected' : 'accepted'
  if (decision !== 'release') {
    return reason.trim() === '' ? refused(invalid('reason-missing', 'Say what is wrong, so that the supplier and the next person know.', { field: 'reason' })) : ok(verdict)
  }
  if (finding.recalled) {
    return refused(conflict('lot-recalled', `Lot ${lotCode} is recalled. Recalled goods are never released, not even when the recall is closed: reject the lot, then return it to the supplier.`, { field: 'decision', rule: { name: 'No recalled goods are released', citation: '15 U.S.C. 2068(a)(2)(B)', missing: 'nothing: recalled goods stay out of stock' } }))
  }
  const needed = Math.min(plan.n, onHand)
  if (checked < needed) {
    return refused(conflict('sample-too-small', `The plan asks for ${plural(needed, 'piece')} to be looked at, not ${checked.toLocaleString('en-US')}.`, {
      field: 'checked', rule: { name: 'Released only on a full sample', citation: 'ISO 2859-1:1999 §9', missing: `${(needed - checked).toLocaleString('en-US')} more pieces looked at` },
    }))
  }
  if (verdict === 'rejected') {
    return refused(conflict('sample-failed', `${defects} bad ${defects === 1 ? 'piece' : 'pieces'} in ${checked.toLocaleString('en-US')}: the plan accepts at most ${plan.ac}. Hold the lot, or reject it.`, {
      field: 'decision', rule: { name: 'Released only when the sample passes', citation: 'ISO 9001:2015 §8.6', missing: 'a sample that passes' },
    }))
  }
  return ok(verdict)
}
