/** Part revision `replacement` fits in place of `original` (on one revision of a toy). */
export interface FitLink {
  readonly replacement: string
  readonly original: string
}

/**
 * True when the new link would let a chain of replacements come back to where it began: then no part would be the current one.
 * Links are those of one toy revision that are offered (exact, or with a change); what is not safe is never part of a chain.
 */
export function closesCircle(links: readonly FitLink[], added: FitLink): boolean {
  if (added.replacement === added.original) return true
  const next = new Map<string, string[]>()
  for (const { original, replacement } of links) next.set(original, [...(next.get(original) ?? []), replacement])
  const seen = new Set<string>()
  const open = [added.replacement]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part === added.original) return true
    if (seen.has(part)) continue
    seen.add(part)
    open.push(...(next.get(part) ?? []))
  }
  return false
}
