import { formatDigitalLink } from '#kernel/gs1.ts'
import { readScan } from '../domain/scan.ts'
import { findByWords, findLots, findPartNumber, type Found, type FoundLot } from './find.ts'

export type FindAnswer =
  | { readonly kind: 'nothing' }
  /** A code that is meant as one and cannot be: says why. */
  | { readonly kind: 'problem'; readonly reason: string }
  /** Exactly one thing: its address. */
  | { readonly kind: 'go'; readonly path: string }
  | { readonly kind: 'list'; readonly found: Found; readonly lots: readonly FoundLot[] }

/** Answers the one search box: codes lead straight to their page; words, codes of several things and codes nobody knows to a list. */
export async function findAnything(text: string): Promise<FindAnswer> {
  const asked = readScan(text)
  switch (asked.kind) {
    case 'nothing': return { kind: 'nothing' }
    case 'problem': return { kind: 'problem', reason: asked.reason }
    case 'gtin': return { kind: 'go', path: `/01/${asked.gtin}` }
    case 'digital-link': return { kind: 'go', path: formatDigitalLink('', asked.link).value ?? `/01/${asked.link.gtin}` }
    case 'words': return { kind: 'list', found: await findByWords(asked.words), lots: [] }
    case 'code': {
      const [part, lots] = await Promise.all([findPartNumber(asked.code), findLots(asked.code)])
      const paths = [...(part ? [`/parts/${encodeURIComponent(part)}`] : []), ...lots.flatMap((lot) => formatDigitalLink('', { gtin: lot.gtin, lot: lot.code }).value ?? [])]
      const [only] = paths
      if (only && paths.length === 1) return { kind: 'go', path: only }
      return { kind: 'list', found: await findByWords([asked.code]), lots }
    }
  }
}
