import type { GuideCard } from '../queries/toy-page.ts'
import { difficultyText } from './words.ts'
import { Icon } from '#ui/icon.tsx'
import { PageLink } from '#ui/page-link.tsx'

/** Guides by what the parent sees: the symptom first, then what to do about it. */
export function GuideList({ guides, toyNames }: { readonly guides: readonly (GuideCard & { readonly toyName?: string })[]; readonly toyNames?: boolean }) {
  return (
    <ul className="border-t border-line">
      {guides.map((guide) => (
        <li key={guide.slug} className="group relative flex items-center gap-4 border-b border-line py-4 hover:bg-paper-raised">
          <div className="min-w-0 flex-1">
            {guide.symptom && <p className="text-base text-ink-soft">“{guide.symptom}”</p>}
            <PageLink href={`/guides/${guide.slug}`} className="font-display text-lg font-semibold tracking-[-0.015em] after:absolute after:inset-0">{guide.title}</PageLink>
            <p className="text-base text-ink-soft">
              {toyNames && guide.toyName ? `${guide.toyName} · ` : ''}{guide.minutes} min · {difficultyText(guide.difficulty)}
              {guide.revisionCodes.length > 0 && ` · revision ${guide.revisionCodes.join(', ')}`}
            </p>
          </div>
          <Icon name="arrow-right" className="no-print size-5 shrink-0 text-ink-soft transition-transform duration-150 group-hover:translate-x-1" />
        </li>
      ))}
    </ul>
  )
}
