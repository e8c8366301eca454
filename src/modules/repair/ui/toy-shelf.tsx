import { ToyPicture } from '#ui/drawing/drawn.tsx'
import { toyFileAddress } from '#ui/drawing/toy-file.ts'
import type { ToyCard } from '../queries/find.ts'
import { drawnLines } from './drawn-lines.ts'
import { ageText } from './words.ts'
import { PageLink } from '#ui/page-link.tsx'

/** Toys side by side on one board, drawn. */
export function ToyShelf({ toys }: { readonly toys: readonly ToyCard[] }) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-10 sm:gap-x-8 md:grid-cols-3 lg:grid-cols-4">
      {toys.map((toy) => (
        <li key={toy.slug} className="group relative flex flex-col">
          <div className="flex h-36 items-end justify-center px-3 pb-2 transition-transform duration-200 ease-out group-hover:-translate-y-1.5 sm:h-48">
            {toy.lines.length > 0 && <ToyPicture href={toyFileAddress(`/toys/${toy.slug}/drawing.svg`, drawnLines(toy.lines))} />}
          </div>
          <div aria-hidden className="h-2.5 border-y border-ink bg-paper-raised" />
          <h3 className="mt-3 font-display text-md font-semibold tracking-[-0.015em]"><PageLink href={`/toys/${toy.slug}`} className="after:absolute after:inset-0">{toy.name}</PageLink></h3>
          <p className="text-sm text-ink-soft">{toy.brandName} · {ageText(toy.minAgeMonths)}</p>
        </li>
      ))}
    </ul>
  )
}
