import type { ReactNode } from 'react'
import Link from 'next/link'
import { ThemeChoice } from '../theme-choice.tsx'
import { MenuSheet } from './menu-sheet.tsx'

export interface FrameUser {
  readonly name: string
  readonly email?: string
  /** "Quality, Fernwood Toys". */
  readonly role?: string
}

/** Who is signed in; `children` are further entries, `signOut` the form that signs out. */
export function UserMenu({ user, signOut, children }: { readonly user: FrameUser; readonly signOut?: ReactNode; readonly children?: ReactNode }) {
  const initials = user.name.split(/\s+/).map((part) => part.charAt(0)).slice(0, 2).join('').toUpperCase()
  return (
    <MenuSheet className="relative" label={`${initials}, account of ${user.name}`} summaryClass="grid size-8 place-items-center rounded-full bg-ink text-xs font-semibold text-paper in-data-[size=floor]:size-14 in-data-[size=floor]:text-md"
      summary={<span aria-hidden>{initials}</span>}>
      <div className="rise absolute top-full right-0 z-40 mt-2 grid w-64 gap-3 rounded-surface bg-paper-raised p-4 text-ink shadow-float ring-1 ring-line">
        <p><span className="block font-semibold">{user.name}</span>{user.role && <span className="block text-sm text-ink-soft">{user.role}</span>}{user.email && <span className="block truncate text-sm text-ink-soft">{user.email}</span>}</p>
        <ThemeChoice />
        <div className="grid gap-0.5 border-t border-line pt-2 [&_a]:flex [&_a]:min-h-8 [&_a]:items-center in-data-[size=floor]:[&_a]:min-h-14 [&_a:hover]:underline">
          <Link href="/account">Your account</Link>
          {children}
        </div>
        {signOut}
      </div>
    </MenuSheet>
  )
}
