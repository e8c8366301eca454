import type { ReactNode } from 'react'
import { CalendarRange, ClipboardCheck, Hammer, ListChecks, PackageOpen, Tally5, type LucideIcon } from 'lucide-react'
import { ListKeys } from '../list-keys.tsx'
import { NavLink } from './nav-link.tsx'
import { UserMenu, type FrameUser } from './user-menu.tsx'

const ICONS = { make: Hammer, runs: ListChecks, board: CalendarRange, inspect: ClipboardCheck, arrivals: PackageOpen, count: Tally5 } satisfies Record<string, LucideIcon>

/**
 * The floor: 56 px targets, one decision a screen. `sync` always shows (sent, waiting, no connection); `undo` is a FloorBar:
 * the last report and the button that takes it back. Six places at most: on a phone each is a picture and a word, side by side. Use size="floor" on forms and buttons inside.
 */
export function FloorFrame({ workshop, items, user, sync, undo, signOut, userLinks, children }: {
  readonly workshop: string
  readonly items: readonly { readonly label: string; readonly href: string; readonly icon: keyof typeof ICONS; readonly exact?: boolean; readonly waiting?: number }[]
  readonly user: FrameUser
  readonly sync?: ReactNode
  readonly undo?: ReactNode
  readonly signOut?: ReactNode
  readonly userLinks?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div data-size="floor" className="flex min-h-dvh flex-col text-md">
      <a href="#main" className="skip-link">Skip to the content</a>
      <header className="sticky top-0 z-20 border-b-2 border-ink bg-paper">
        <div className="mx-auto flex min-h-16 max-w-4xl items-center gap-4 px-4">
          <p className="min-w-0 flex-1 truncate font-display text-lg font-bold tracking-[-0.02em]">{workshop}</p>
          <div className="shrink-0 text-base font-medium">{sync}</div>
          <UserMenu user={user} signOut={signOut}>{userLinks}</UserMenu>
        </div>
        <nav aria-label="Floor" className="mx-auto max-w-4xl px-1 sm:px-4">
          <ul className="grid auto-cols-fr grid-flow-col sm:gap-1">
            {items.map((item) => {
              const Icon = ICONS[item.icon]
              return (
                <li key={item.href} className="min-w-0">
                  <NavLink href={item.href} exact={item.exact} className="relative flex min-h-14 flex-col items-center justify-center gap-0.5 border-b-4 border-transparent pt-1 text-xs font-semibold whitespace-nowrap text-ink-soft aria-[current=page]:border-accent aria-[current=page]:text-ink sm:flex-row sm:gap-2 sm:px-3 sm:text-md">
                    <Icon aria-hidden className="size-5 shrink-0" />
                    {item.label}
                    {item.waiting ? <span className="tabular absolute top-1 right-1 rounded-full bg-accent px-1.5 text-xs text-on-accent sm:static sm:px-2 sm:text-sm"><span className="sr-only">, waiting: </span>{item.waiting}</span> : null}
                  </NavLink>
                </li>
              )
            })}
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-4xl flex-1 px-4 pt-4 pb-28 outline-none sm:pt-6">{children}</main>
      {undo}
      <ListKeys />
    </div>
  )
}

/** The bar at the bottom, at the thumb. */
export function FloorBar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section aria-label={label} className="no-print sticky bottom-0 z-20 border-t-2 border-ink bg-ink pb-[env(safe-area-inset-bottom)] text-paper">
      <div className="mx-auto flex min-h-16 max-w-4xl items-center justify-between gap-4 px-4 py-1">{children}</div>
    </section>
  )
}

/**
 * Whether what was entered has reached the server. Words and a mark, not colour alone. `kept`: whether the device's own storage has been read;
 * until then nothing is claimed, and where nothing is ever kept (no script, a private window) forms go to the server at once.
 */
export function SyncState({ waiting = 0, refused = 0, offline = false, kept = 'known' }: { readonly waiting?: number; /** Entries the server said no to. */ readonly refused?: number; readonly offline?: boolean; readonly kept?: 'known' | 'unknown' | 'nothing' }) {
  if (kept === 'unknown') return <><span className="js-only"><Mark look="bg-planned-fill breathe">Looking …</Mark></span><span className="no-js-only"><Mark look="bg-released-fill">Sends at once</Mark></span></>
  const [mark, words] = refused > 0 ? ['bg-rejected-fill', `${refused} to look at`]
    : offline ? ['bg-held-fill', waiting > 0 ? `Offline · ${waiting} kept` : 'Offline']
      : waiting > 0 ? ['bg-progress-fill breathe', `Sending ${waiting}`] : ['bg-released-fill', kept === 'nothing' ? 'Sends at once' : 'All sent']
  return <Mark look={mark}>{words}</Mark>
}

function Mark({ look, children }: { readonly look: string; readonly children: ReactNode }) {
  return <span className="inline-flex items-center gap-2 whitespace-nowrap"><span aria-hidden className={`size-3 rounded-full ${look}`} />{children}</span>
}
