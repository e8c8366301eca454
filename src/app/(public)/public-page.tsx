import type { ReactNode } from 'react'
import { PublicFrame } from '#ui/frames/public-frame.tsx'

const LINKS = [{ label: 'Recalls', href: '/recalls' }, { label: 'Sign in', href: '/sign-in' }]
const FOOTER = [{ label: 'Find a part', href: '/find' }, { label: 'Recalls', href: '/recalls' }, { label: 'For brands, workshops and shops', href: '/sign-in' }]

/** The frame of every page a family sees. `find={false}` where the page has its own large box. */
export function PublicPage({ find, query, children }: { readonly find?: boolean; readonly query?: string; readonly children: ReactNode }) {
  return <PublicFrame links={LINKS} footer={FOOTER} find={find} query={query}>{children}</PublicFrame>
}
