import { conflict } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { StateMachine } from '#kernel/state-machine.ts'

export type RevisionState = 'draft' | 'released' | 'superseded'

/** A revision is edited as a draft, built once released, and superseded when a later one is released. */
export const revisionMachine: StateMachine<RevisionState, 'release' | 'supersede'> = {
  initial: 'draft',
  verbs: { release: { from: ['draft'], to: 'released' }, supersede: { from: ['released'], to: 'superseded' } },
}

/** 1 → 'A', 26 → 'Z', 27 → 'AA': what a revision is called in its explicit order. */
export function revisionCode(sequence: number): string {
  let rest = sequence
  let code = ''
  while (rest > 0) {
    code = String.fromCharCode(65 + ((rest - 1) % 26)) + code
    rest = Math.floor((rest - 1) / 26)
  }
  return code
}

export interface RevisionInOrder {
  readonly id: string
  readonly code: string
  readonly sequence: number
  readonly state: RevisionState
}

/** Releases a draft in its order, and names the revisions that it supersedes. */
export function decideReleaseRevision(revisions: readonly RevisionInOrder[], id: string, bomLines: number): Result<{ readonly superseded: readonly string[] }> {
  const revision = revisions.find((candidate) => candidate.id === id)
  if (!revision) throw new RangeError('the revision is not one of its toy')
  if (revision.state !== 'draft') return refused(conflict('revision-not-draft', `Revision ${revision.code} is ${revision.state} already.`))
  if (bomLines === 0) {
    return refused(conflict('bom-empty', `Revision ${revision.code} has no parts yet. Add at least one line to its bill of materials.`, {
      rule: { name: 'Released only with a bill of materials', missing: 'at least one line' },
    }))
  }
  const later = revisions.find((other) => other.sequence > revision.sequence && other.state !== 'draft')
  if (later) return refused(conflict('revision-out-of-order', `Revision ${later.code} was released before. Revisions are released in order; put this change into a new one.`))
  return ok({ superseded: revisions.filter((other) => other.sequence < revision.sequence && other.state === 'released').map((other) => other.id) })
}
