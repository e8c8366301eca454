import { capped } from '#kernel/counted.ts'

export interface Tab {
  readonly label: string
  readonly href: string
  readonly current?: boolean
  /** How many wait behind it. */
  readonly count?: number
}

/** Tabs are links: each job has its own address. Use them only where the jobs differ. */
export function Tabs({ tabs, label }: { readonly tabs: readonly Tab[]; readonly label: string }) {
  return (
    <nav aria-label={label} className="no-scrollbar mb-6 overflow-x-auto border-b border-line">
      <ul className="flex gap-4 sm:gap-6">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}
              className="tab-link">
              {tab.label}
              {tab.count !== undefined && <span className="tabular rounded-full bg-paper-sunk px-1.5 text-xs text-ink-soft">{capped(tab.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
