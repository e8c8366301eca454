import type { Id } from '#kernel/ids.ts'

/** A tested fit with the words people know its ends by. */
export interface FitRecord {
  readonly toyRevisionId: Id
  readonly toySlug: string
  readonly toyName: string
  readonly toyRevision: string
  readonly fit: 'exact' | 'with-change' | 'not-safe'
  readonly change: string
  readonly replacementId: Id
  readonly replacementNumber: string
  readonly replacementName: string
  readonly replacementRevision: string
  readonly originalId: Id
  readonly originalNumber: string
  readonly originalName: string
  readonly originalRevision: string
}

export interface PartIdentity {
  readonly id: Id
  readonly number: string
  readonly name: string
  readonly revision: string
}

export interface OfferedFit extends PartIdentity {
  readonly fit: 'exact' | 'with-change'
  /** What to do, in order. */
  readonly changes: readonly string[]
}

/** Your toy has `fitted` in it: what may go in its place, and what must not. */
export interface FitRow {
  readonly toySlug: string
  readonly toyName: string
  readonly toyRevision: string
  readonly fitted: PartIdentity
  readonly offered: readonly OfferedFit[]
  readonly notSafe: readonly PartIdentity[]
}

/** The catalogue's rule: what may be offered in place of a part revision on a toy revision. */
type ReplacementsOf = (edges: readonly FitRecord[], originalId: Id, toyRevisionId: Id) => readonly { readonly partRevisionId: Id; readonly fit: 'exact' | 'with-change'; readonly changes: readonly string[] }[]

interface Fitted extends PartIdentity {
  readonly toyRevisionId: Id
  readonly toySlug: string
  readonly toyName: string
  readonly toyRevision: string
}

/**
 * One row per toy revision and part revision fitted there. A replacement may be reached over others (then all their changes are to be made);
 * one that is known to be not safe in place of the fitted part is never offered, by whatever way it is reached.
 */
export function fitTable(fitted: readonly Fitted[], records: readonly FitRecord[], replacementsOf: ReplacementsOf): FitRow[] {
  const known = new Map<Id, PartIdentity>()
  for (const record of records) {
    known.set(record.replacementId, { id: record.replacementId, number: record.replacementNumber, name: record.replacementName, revision: record.replacementRevision })
    known.set(record.originalId, { id: record.originalId, number: record.originalNumber, name: record.originalName, revision: record.originalRevision })
  }
  return fitted.map(({ toyRevisionId, toySlug, toyName, toyRevision, id, number, name, revision }) => ({
    toySlug, toyName, toyRevision, fitted: { id, number, name, revision },
    offered: replacementsOf(records, id, toyRevisionId).flatMap(({ partRevisionId, fit, changes }) => {
      const part = known.get(partRevisionId)
      return part ? [{ ...part, fit, changes }] : []
    }),
    notSafe: records.filter((record) => record.toyRevisionId === toyRevisionId && record.originalId === id && record.fit === 'not-safe').flatMap(({ replacementId }) => known.get(replacementId) ?? []),
  }))
}

/** The parts of other numbers that a revision of part `number` replaces on some toy revision, safely or not. */
export function replacedBy(number: string, records: readonly FitRecord[]): Fitted[] {
  const found = new Map<string, Fitted>()
  for (const record of records) {
    if (record.replacementNumber !== number || record.originalNumber === number) continue
    found.set(`${record.toyRevisionId} ${record.originalId}`, {
      id: record.originalId, number: record.originalNumber, name: record.originalName, revision: record.originalRevision,
      toyRevisionId: record.toyRevisionId, toySlug: record.toySlug, toyName: record.toyName, toyRevision: record.toyRevision,
    })
  }
  return [...found.values()]
}
