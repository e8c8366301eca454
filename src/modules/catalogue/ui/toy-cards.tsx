'use client' // Toys come as data: as elements, each would be built and sent twice.
import Link from 'next/link'
import { ToyPicture } from '#ui/drawing/drawn.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { ToyCard } from './toy-card.ts'

/** A brand's toys, each with its picture. */
export function ToyCards({ toys }: { readonly toys: readonly ToyCard[] }) {
  return (
    <ul className="grid gap-x-8 gap-y-10 pt-2 sm:grid-cols-2 xl:grid-cols-3">
      {toys.map(({ href, name, state, summary, picture, about }) => (
        <li key={href} className="group relative">
          <div className="grid h-52 place-items-center border-b border-line bg-paper-sunk p-4 transition-colors group-hover:bg-paper-raised">
            {picture ? <ToyPicture href={picture} /> : <p className="text-sm text-ink-soft">No parts yet, so no drawing</p>}
          </div>
          <div className="mt-3 flex items-start justify-between gap-3">
            <h2 className="font-display text-lg font-semibold tracking-[-0.015em]"><Link href={href} className="row-link after:absolute after:inset-0 hover:underline underline-offset-4">{name}</Link></h2>
            <StateBadge state={state} />
          </div>
          <p className="line-clamp-2 text-ink-soft">{summary}</p>
          <p className="tabular mt-1.5 text-sm text-ink-soft">{about}</p>
        </li>
      ))}
    </ul>
  )
}
