import type { Id } from '#kernel/ids.ts'

export type Fit = 'exact' | 'with-change' | 'not-safe'

/** Part revision `replacementId` in place of part revision `originalId` on toy revision `toyRevisionId`. */
export interface FitEdge {
  readonly replacementId: Id
  readonly originalId: Id
  readonly toyRevisionId: Id
  readonly fit: Fit
  /** What to do, for 'with-change'. */
  readonly change: string
}

export interface Replacement {
  readonly partRevisionId: Id
  readonly fit: Exclude<Fit, 'not-safe'>
  /** Everything to do on the way, in order. */
  readonly changes: readonly string[]
}

/**
 * Every part revision that may be offered in place of `originalId` on a toy revision, nearest first. An edge that is not safe is never followed,
 * and a part that is known to be not safe in place of the original is never offered, by whatever way it is reached.
 */
export function replacementsOf(edges: readonly FitEdge[], originalId: Id, toyRevisionId: Id): Replacement[] {
  const here = edges.filter((edge) => edge.toyRevisionId === toyRevisionId)
  const unsafe = new Set(here.filter((edge) => edge.fit === 'not-safe' && edge.originalId === originalId).map(({ replacementId }) => replacementId))
  const safe = here.filter((edge): edge is FitEdge & { fit: 'exact' | 'with-change' } => edge.fit !== 'not-safe')
    .toSorted((a, b) => (a.fit === b.fit ? (a.replacementId < b.replacementId ? -1 : 1) : a.fit === 'exact' ? -1 : 1))
  const found: Replacement[] = []
  const seen = new Set([originalId])
  const open: { id: Id; changes: readonly string[] }[] = [{ id: originalId, changes: [] }]
  for (let current = open.shift(); current; current = open.shift()) {
    for (const edge of safe) {
      if (edge.originalId !== current.id || seen.has(edge.replacementId) || unsafe.has(edge.replacementId)) continue
      seen.add(edge.replacementId)
      const changes = edge.fit === 'with-change' ? [...current.changes, edge.change] : current.changes
      found.push({ partRevisionId: edge.replacementId, fit: changes.length > 0 ? 'with-change' : 'exact', changes })
      open.push({ id: edge.replacementId, changes })
    }
  }
  return found
}

/**
 * The one current part to offer for `originalId`: the end of its supersession chain. Where the chain forks, an exact fit wins over one with a change,
 * then the newest (`sequenceOf`), then the id. Without a replacement it is the original itself, with no changes.
 */
export function currentPart(edges: readonly FitEdge[], originalId: Id, toyRevisionId: Id, sequenceOf: (partRevisionId: Id) => number = () => 0): Replacement {
  const offered = replacementsOf(edges, originalId, toyRevisionId)
  const ids = new Set(offered.map(({ partRevisionId }) => partRevisionId))
  const replaced = new Set(edges.filter((edge) => edge.toyRevisionId === toyRevisionId && edge.fit !== 'not-safe' && ids.has(edge.replacementId)).map((edge) => edge.originalId))
  const ends = offered.filter(({ partRevisionId }) => !replaced.has(partRevisionId))
    .toSorted((a, b) => (a.fit === b.fit ? sequenceOf(b.partRevisionId) - sequenceOf(a.partRevisionId) || (a.partRevisionId < b.partRevisionId ? -1 : 1) : a.fit === 'exact' ? -1 : 1))
  return ends[0] ?? { partRevisionId: originalId, fit: 'exact', changes: [] }
}
