import type { ComponentType, ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { PageLink } from './page-link.tsx'

export interface Crumb {
  readonly label: string
  readonly href: string
}

/** The way back up. The page itself is not in it: its title stands below. The links are whole new pages, unless another kind is given. */
export function Breadcrumbs({ crumbs, Anchor = PageLink }: { readonly crumbs: readonly Crumb[]; readonly Anchor?: ComponentType<{ readonly href: string; readonly className: string; readonly children: ReactNode }> }) {
  return (
    <nav aria-label="Breadcrumbs" className="text-sm text-ink-soft">
      <ol className="flex flex-wrap items-center gap-1">
        {crumbs.map((crumb, index) => (
          <li key={crumb.href} className="flex items-center gap-1">
            {index > 0 && <Icon name="chevron-right" className="size-3.5 opacity-60" />}
            <Anchor href={crumb.href} className="inline-flex min-h-6 items-center rounded-control hover:text-ink hover:underline underline-offset-4">{crumb.label}</Anchor>
          </li>
        ))}
      </ol>
    </nav>
  )
}
