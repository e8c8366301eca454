import type { ReactNode } from 'react'
import { CalendarDays, ChartNoAxesColumn, FileText, House, PackagePlus, Truck, Undo2, type LucideIcon } from 'lucide-react'
import { ListKeys } from '../list-keys.tsx'
import { NavLink } from './nav-link.tsx'
import { UserMenu, type FrameUser } from './user-menu.tsx'

const ICONS: Readonly<Record<string, LucideIcon>> = { home: House, restock: PackagePlus, orders: Truck, sales: ChartNoAxesColumn, invoices: FileText, returns: Undo2, events: CalendarDays }

/** The shop: navigation at the thumb on a phone, on top on a desk. `basket` stays in reach, above the bottom navigation. */
export function ShopFrame({ retailer, items, user, basket, signOut, userLinks, children }: {
  readonly retailer: string
  readonly items: readonly { readonly label: string; readonly href: string; readonly icon: 'home' | 'restock' | 'orders' | 'sales' | 'invoices' | 'returns' | 'events'; readonly exact?: boolean }[]
  readonly user: FrameUser
  readonly basket?: ReactNode
  readonly signOut?: ReactNode
  readonly userLinks?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div data-size="touch" className="flex min-h-dvh flex-col text-base">
      <a href="#main" className="skip-link">Skip to the content</a>
      <header className="sticky top-0 z-20 border-b border-line bg-paper">
        <div className="mx-auto flex min-h-14 max-w-5xl items-center gap-6 px-4">
          <p className="min-w-0 truncate font-display text-lg font-bold tracking-[-0.02em]">{retailer}</p>
          <nav aria-label="Shop" className="hidden flex-1 md:block">
            <ul className="flex gap-1">
              {items.map((item) => <li key={item.href}><NavLink href={item.href} exact={item.exact} className="flex min-h-9 items-center rounded-control px-3 font-medium text-ink-soft hover:text-ink aria-[current=page]:bg-paper-sunk aria-[current=page]:text-ink">{item.label}</NavLink></li>)}
            </ul>
          </nav>
          <div className="ml-auto"><UserMenu user={user} signOut={signOut}>{userLinks}</UserMenu></div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-5xl flex-1 px-4 pt-5 pb-8 outline-none">{children}</main>
      <div className="no-print sticky bottom-0 z-20">
        {basket && <section aria-label="Basket" className="border-t border-line bg-paper-raised shadow-float"><div className="mx-auto max-w-5xl px-4 py-2.5">{basket}</div></section>}
        <nav aria-label="Shop, at the thumb" className="border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] md:hidden">
          <ul className="flex">
            {items.slice(0, 5).map((item) => {
              const Icon = ICONS[item.icon] ?? House
              return (
                <li key={item.href} className="min-w-0 flex-1">
                  <NavLink href={item.href} exact={item.exact} className="grid min-h-14 place-content-center justify-items-center gap-0.5 border-t-[3px] border-transparent text-xs font-medium text-ink-soft aria-[current=page]:border-accent aria-[current=page]:text-ink">
                    <Icon aria-hidden className="size-5" /><span className="max-w-full truncate px-1">{item.label}</span>
                  </NavLink>
                </li>
              )
            })}
          </ul>
        </nav>
      </div>
      <ListKeys />
    </div>
  )
}
