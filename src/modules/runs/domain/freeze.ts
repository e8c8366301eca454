/**
 * A released run is frozen: its bill of materials and inspection plan are copied and hashed, and nothing changes them.
 * The design goes on; the run then says "the design has moved on" and lists how.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/** One text for one value: keys in code-unit order, no spaces, absent keys left out (the idea of RFC 8785). Refuses numbers JSON cannot hold. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`${value} has no JSON form`)
    return JSON.stringify(value)
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.keys(value).sort().flatMap((key) => {
    const member = value[key]
    return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`]
  })
  return `{${entries.join(',')}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** A line of the bill of materials as released. */
export type FrozenBomLine = {
  readonly findNumber: number
  readonly partNumber: string
  readonly partName: string
  readonly partRevision: string
  readonly partRevisionId: string
  readonly quantity: number
}

export type FrozenDesign = {
  readonly toyRevision: string
  readonly bom: readonly FrozenBomLine[]
  /** Checklist and sampling as agreed; null when the toy has no checklist yet. */
  readonly inspectionPlan: Json
  /** Left out: the brand's own workshop, or a release of before this was kept. */
  readonly standards?: FrozenStandards
}

/** Which standards a partner had acknowledged when its run was released. */
export type FrozenStandards = {
  readonly partner: string
  /** The moment (ISO), or null: not acknowledged. */
  readonly acknowledgedAt: string | null
}

export interface Frozen {
  readonly design: FrozenDesign
  readonly hash: string
}

/** Copies and hashes a design. Lines are put in the order of the exploded view, so that the order of a query never changes the hash. */
export function freeze(design: FrozenDesign, sha256: (text: string) => string): Frozen {
  const ordered: FrozenDesign = { ...design, bom: [...design.bom].sort((a, b) => a.findNumber - b.findNumber || compare(a.partNumber, b.partNumber)) }
  const text = canonicalJson(ordered)
  return { design: JSON.parse(text) as FrozenDesign, hash: sha256(text) }
}

/** True while a stored copy still is what was released. */
export function isIntact(frozen: Frozen, sha256: (text: string) => string): boolean {
  return sha256(canonicalJson(frozen.design)) === frozen.hash
}

export type DesignDifference =
  | { readonly kind: 'revision'; readonly before: string; readonly after: string; readonly text: string }
  | { readonly kind: 'added' | 'removed' | 'quantity' | 'part-revision'; readonly partNumber: string; readonly before: string; readonly after: string; readonly text: string }
  | { readonly kind: 'inspection-plan'; readonly text: string }

/** How the current design differs from the one a run was released with; empty when it does not. */
export function designMovedOn(frozen: FrozenDesign, current: FrozenDesign): DesignDifference[] {
  const differences: DesignDifference[] = []
  if (frozen.toyRevision !== current.toyRevision) {
    differences.push({ kind: 'revision', before: frozen.toyRevision, after: current.toyRevision, text: `The toy is at revision ${current.toyRevision}; this run is built to ${frozen.toyRevision}.` })
  }
  const before = byPart(frozen.bom)
  const after = byPart(current.bom)
  for (const part of [...new Set([...before.keys(), ...after.keys()])].sort(compare)) {
    const was = before.get(part)
    const is = after.get(part)
    const name = `${(is ?? was)!.partName} (${part})`
    if (!was && is) differences.push({ kind: 'added', partNumber: part, before: '', after: `${is.quantity} × revision ${is.revision}`, text: `Added: ${is.quantity} × ${name}.` })
    else if (was && !is) differences.push({ kind: 'removed', partNumber: part, before: `${was.quantity} × revision ${was.revision}`, after: '', text: `Removed: ${was.quantity} × ${name}.` })
    else if (was && is) {
      if (was.revision !== is.revision) differences.push({ kind: 'part-revision', partNumber: part, before: was.revision, after: is.revision, text: `${name}: revision ${was.revision} became ${is.revision}.` })
      if (was.quantity !== is.quantity) differences.push({ kind: 'quantity', partNumber: part, before: String(was.quantity), after: String(is.quantity), text: `${name}: ${was.quantity} became ${is.quantity}.` })
    }
  }
  if (canonicalJson(frozen.inspectionPlan) !== canonicalJson(current.inspectionPlan)) {
    differences.push({ kind: 'inspection-plan', text: 'The inspection plan has changed since.' })
  }
  return differences
}

/** A part may stand on several lines (several find numbers): its quantities add up, its revisions are listed. */
function byPart(bom: readonly FrozenBomLine[]): Map<string, { partName: string; quantity: number; revision: string }> {
  const parts = new Map<string, { partName: string; quantity: number; revisions: Set<string> }>()
  for (const line of bom) {
    const part = parts.get(line.partNumber) ?? { partName: line.partName, quantity: 0, revisions: new Set<string>() }
    part.quantity += line.quantity
    part.revisions.add(line.partRevision)
    parts.set(line.partNumber, part)
  }
  return new Map([...parts].map(([number, { partName, quantity, revisions }]) => [number, { partName, quantity, revision: [...revisions].sort(compare).join(' + ') }]))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
