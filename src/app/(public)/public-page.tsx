import type { ReactNode } from 'react'
import { env } from '#env.ts'
import { PublicFrame } from '#ui/frames/public-frame.tsx'

const LINKS = [{ label: 'Recalls', href: '/recalls' }, { label: 'Sign in', href: '/sign-in' }]
const FOOTER = [{ label: 'Find a part', href: '/find' }, { label: 'Recalls', href: '/recalls' }, { label: 'For brands, workshops and shops', href: '/sign-in' }]

/** The frame of every page a family sees. `find={false}` where the page has its own large box. */
export function PublicPage({ find, query, path, children }: {
  readonly find?: boolean
  readonly query?: string
  /** Where this sheet comes from, for paper only. */
  readonly path?: string
  readonly children: ReactNode
}) {
  return (
    <PublicFrame links={LINKS} footer={FOOTER} find={find} query={query}>
      {children}
      {path && <p className="mt-8 hidden border-t border-line pt-2 font-mono text-sm print:block">{env.APP_URL}{path}</p>}
    </PublicFrame>
  )
}
