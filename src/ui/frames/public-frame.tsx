import type { ReactNode } from 'react'
import { cx } from '../class-names.ts'
import { Wordmark } from './brand-mark.tsx'
import { Icon } from '../icon.tsx'
import { PageLink } from '../page-link.tsx'

/** One box that takes anything: a code from the toy, a part's number, a name, what is wrong with it. A GET form to /find. */
export function FindBox({ defaultValue, size = 'normal', label = 'Find a toy, a part or a repair', autoFocus }: {
  readonly defaultValue?: string
  readonly size?: 'normal' | 'large'
  readonly label?: string
  readonly autoFocus?: boolean
}) {
  const large = size === 'large'
  return (
    <form action="/find" role="search" aria-label={label} className={cx('control-group w-full bg-paper-raised', large ? 'max-w-2xl rounded-surface!' : 'max-w-md')}>
      <span className="unit"><Icon name="scan-line" className={large ? 'size-6' : 'size-4'} /></span>
      <input type="search" name="q" aria-label={label} defaultValue={defaultValue} autoFocus={autoFocus} autoComplete="off" enterKeyHint="search"
        placeholder="Code, name, or what is wrong" className={cx('control', large && 'min-h-14! text-md!')} />
      <button type="submit" className={cx('m-1 rounded-control bg-ink px-4 font-semibold text-paper', large && 'px-6 text-md')}>Find</button>
    </form>
  )
}

/** Public pages: no login, no cookies, no script needed. `find={false}` where the page has its own big box. */
export function PublicFrame({ links, footer, find = true, query, children }: {
  readonly links?: readonly { readonly label: string; readonly href: string }[]
  readonly footer?: readonly { readonly label: string; readonly href: string }[]
  readonly find?: boolean
  readonly query?: string
  readonly children: ReactNode
}) {
  return (
    <div data-size="touch" className="flex min-h-dvh flex-col text-md">
      <a href="#main" className="skip-link">Skip to the content</a>
      <header className="no-print border-b border-line">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-8 gap-y-3 px-4 py-3 sm:px-6">
          <PageLink href="/" className="flex min-h-11 items-center"><Wordmark /></PageLink>
          {find && <div className="order-last w-full sm:order-none sm:w-auto sm:flex-1"><FindBox defaultValue={query} /></div>}
          {links && links.length > 0 && (
            <nav aria-label="Main" className={find ? 'ml-auto' : 'ml-auto sm:ml-0 sm:flex-1'}>
              <ul className="flex flex-wrap justify-end gap-x-5">
                {links.map((link) => <li key={link.href}><PageLink href={link.href} className="flex min-h-11 items-center text-base font-medium hover:underline underline-offset-4">{link.label}</PageLink></li>)}
              </ul>
            </nav>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 pt-8 pb-20 outline-none sm:px-6">{children}</main>
      <footer className="no-print border-t border-line">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-8 text-base text-ink-soft sm:px-6">
          <p className="measure">Made in short runs by workshops nearby. Repaired for years.</p>
          {footer && footer.length > 0 && (
            <nav aria-label="Footer"><ul className="flex flex-wrap gap-x-6">
              {footer.map((link) => <li key={link.href}><PageLink href={link.href} className="flex min-h-11 items-center hover:text-ink hover:underline underline-offset-4">{link.label}</PageLink></li>)}
            </ul></nav>
          )}
        </div>
      </footer>
    </div>
  )
}
