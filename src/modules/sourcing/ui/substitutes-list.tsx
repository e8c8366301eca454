import Link from 'next/link'
import { StateBadge } from '#ui/state-badge.tsx'
import type { Substitute } from '../shortage-sources.ts'

/** What fits in place of a part that is missing, with how one knows. */
export function SubstitutesList({ substitutes, brand }: { readonly substitutes: readonly Substitute[]; readonly brand: string }) {
  if (substitutes.length === 0) return null
  return (
    <ul className="mt-2 grid gap-1 text-sm">
      {substitutes.map((one) => (
        <li key={one.partRevisionId}>
          <StateBadge state={one.fit} words={one.fit === 'exact' ? 'Fits exactly' : 'Fits with a change'} />{' '}
          <Link href={`/b/${brand}/parts/${one.partId}`} className="font-medium hover:underline">{one.name}, revision {one.revision}</Link>
          {one.current && <span className="text-ink-soft"> · replaces it today</span>}
          <span className="text-ink-soft"> · {[one.here > 0 ? `${one.here.toLocaleString('en-US')} free here` : '', ...one.elsewhere.map(({ place, free }) => `${free.toLocaleString('en-US')} free at ${place}`)].filter(Boolean).join(', ') || 'none in stock'}</span>
          {one.changes.length > 0 && <span className="block">{one.changes.join(' ')}</span>}
          {one.evidence && <span className="block text-ink-soft">{one.evidence}</span>}
        </li>
      ))}
    </ul>
  )
}
