import type { ReactNode } from 'react'
import Link from 'next/link'
import { capped } from '#kernel/counted.ts'
import { CommandPalette, type PaletteItem } from '../command-palette.tsx'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'
import { ListKeys } from '../list-keys.tsx'
import { Mark } from './brand-mark.tsx'
import { MenuSheet } from './menu-sheet.tsx'
import { NavLink } from './nav-link.tsx'
import { UserMenu, type FrameUser } from './user-menu.tsx'

/** The six groups of the brand workspace, in this order. */
export type BrandGroup = 'today' | 'plan' | 'make' | 'move' | 'care' | 'grow'

export interface BrandNavItem {
  readonly group: BrandGroup
  readonly label: string
  readonly href: string
  /** How many wait for this person there. */
  readonly waiting?: number
}

const GROUPS: readonly { readonly key: BrandGroup; readonly label: string; readonly icon: IconName }[] = [
  { key: 'today', label: 'Today', icon: 'square-check-big' },
  { key: 'plan', label: 'Plan', icon: 'telescope' },
  { key: 'make', label: 'Make', icon: 'factory' },
  { key: 'move', label: 'Move', icon: 'truck' },
  { key: 'care', label: 'Care', icon: 'heart-handshake' },
  { key: 'grow', label: 'Grow', icon: 'sprout' },
]

/**
 * The brand workspace: left rail in six groups, bar with brand, search, and who is signed in. Only pages that exist are passed in `items`.
 * The item of group 'today' is the home. On a phone the rail is a sheet under the menu button.
 */
export function BrandFrame({ brand, home, items, user, searchUrl, signOut, userLinks, children }: {
  readonly brand: string
  readonly home: string
  readonly items: readonly BrandNavItem[]
  readonly user: FrameUser
  /** Answers the command palette: ?q= → {items: [{label, hint, href}]}. */
  readonly searchUrl?: string
  /** The form that signs out. */
  readonly signOut?: ReactNode
  /** Links for the user menu: other workspaces, settings. */
  readonly userLinks?: ReactNode
  readonly children: ReactNode
}) {
  const pages: PaletteItem[] = items.map((item) => ({ label: item.label, hint: 'Page', href: item.href }))
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14.5rem_1fr] print:block print:min-h-0" style={{ '--table-top': '3.25rem' } as React.CSSProperties}>
      <a href="#main" className="skip-link">Skip to the content</a>
      <aside className="sticky top-0 hidden h-dvh overflow-y-auto border-r border-line px-3 pb-6 lg:block print:hidden">
        <Link href={home} className="flex h-13 items-center gap-2 px-2"><Mark /><span className="truncate font-display text-md font-bold tracking-[-0.02em]">{brand}</span></Link>
        <Rail items={items} label="Workspace" />
      </aside>
      <div className="min-w-0">
        <header className="no-print sticky top-0 z-20 flex h-13 items-center gap-3 border-b border-line bg-paper px-4 lg:border-transparent lg:px-8">
          <MenuSheet label="Menu" className="lg:hidden" summaryClass="-ml-2 grid size-10 place-items-center rounded-control hover:bg-paper-sunk" summary={<Icon name="menu" className="size-5" />}>
            <div className="rise absolute inset-x-0 top-full max-h-[calc(100dvh-3.25rem)] overflow-y-auto border-b border-line bg-paper px-4 pt-1 pb-6 shadow-float"><Rail items={items} label="Workspace menu" touch /></div>
          </MenuSheet>
          <Link href={home} className="flex min-w-0 items-center gap-2 lg:hidden"><Mark className="size-5 shrink-0" /><span className="truncate font-display text-md font-bold tracking-[-0.02em]">{brand}</span></Link>
          <div className="ml-auto flex items-center gap-3 lg:ml-0 lg:w-full lg:justify-between">
            <CommandPalette items={pages} searchUrl={searchUrl} />
            <UserMenu user={user} signOut={signOut}>{userLinks}</UserMenu>
          </div>
        </header>
        <main id="main" tabIndex={-1} className="mx-auto max-w-[76rem] px-4 pt-5 pb-20 outline-none lg:px-8 lg:pt-4">{children}</main>
      </div>
      <ListKeys palette />
    </div>
  )
}

function Rail({ items, label, touch }: { readonly items: readonly BrandNavItem[]; readonly label: string; readonly touch?: boolean }) {
  return (
    <nav aria-label={label} className={touch ? 'rail-touch' : undefined}>
      <ul className="grid gap-4">
        {GROUPS.map(({ key, label: name, icon }) => {
          const group = items.filter((item) => item.group === key)
          if (group.length === 0) return null
          return (
            <li key={key}>
              {key !== 'today' && <p className="flex items-center gap-2 px-2 pb-0.5 text-xs font-medium text-ink-soft"><Icon name={icon} className="size-3.5" />{name}</p>}
              <ul>
                {group.map((item) => (
                  <li key={item.href}>
                    <NavLink href={item.href} exact={key === 'today'} className="rail-link">
                      {key === 'today' ? <Icon name={icon} /> : <span aria-hidden />}
                      {item.label}
                      {item.waiting ? <span className="rail-count"><span className="sr-only">, waiting: </span>{capped(item.waiting, 99)}</span> : null}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
