import type { ComponentProps } from 'react'
import { buttonClass } from './button-class.ts'

/** A link of a public page: a whole new page, which comes from a cache. Next's own link would bring its router's script to people who read one page. */
export function PageLink({ children, ...rest }: ComponentProps<'a'> & { readonly href: string }) {
  return <a {...rest}>{children}</a>
}

/** The same with the looks of a button. At most one `primary` a page. */
export function PageLinkButton({ variant, children, ...rest }: ComponentProps<'a'> & { readonly href: string; readonly variant?: 'primary' | 'quiet' }) {
  return <a className={buttonClass(variant, 'touch')} {...rest}>{children}</a>
}
