import type { ReactNode } from 'react'
import Link from 'next/link'
import { CommandPalette, type PaletteItem } from '../command-palette.tsx'
import { Icon } from '../icon.tsx'
import { ListKeys } from '../list-keys.tsx'
import { Mark } from './brand-mark.tsx'
import { BrandRail, type BrandNavItem } from './brand-rail.tsx'
import { UserMenu, type FrameUser } from './user-menu.tsx'

/**
 * The brand workspace: left rail in six groups, bar with brand, search, and who is signed in. Only pages that exist are passed in `items`.
 * The item of group 'today' is the home. On a phone the rail is a sheet under the menu button: a popover, which needs no JavaScript.
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
      <aside id="rail" popover="auto" className="rail">
        <Link href={home} className="flex h-13 items-center gap-2 px-2 max-lg:hidden"><Mark /><span className="truncate font-display text-md font-bold tracking-[-0.02em]">{brand}</span></Link>
        <BrandRail items={items} />
      </aside>
      <div className="min-w-0">
        <header className="no-print sticky top-0 z-20 flex h-13 items-center gap-3 border-b border-line bg-paper px-4 lg:border-transparent lg:px-8">
          <button type="button" popoverTarget="rail" aria-label="Menu" className="-ml-2 grid size-10 place-items-center rounded-control hover:bg-paper-sunk lg:hidden"><Icon name="menu" className="size-5" /></button>
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
