'use client'
import type { ReactNode } from 'react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

/** A link that knows whether it is the present place: itself, or (unless `exact`) something below it. Style it by aria-current. */
export function NavLink({ href, exact, className, children }: { readonly href: string; readonly exact?: boolean; readonly className?: string; readonly children: ReactNode }) {
  const path = usePathname()
  const current = path === href || (!exact && path.startsWith(`${href}/`))
  return <Link href={href} aria-current={current ? 'page' : undefined} className={className}>{children}</Link>
}
