import type { ReactNode } from 'react'
import Link from 'next/link'
import { Wordmark } from '#ui/frames/brand-mark.tsx'

/** Pages about the person, outside any workspace: calm, one column, nothing to distract. */
export default function AccountLayout({ children }: { readonly children: ReactNode }) {
  return (
    <div data-size="touch" className="flex min-h-dvh flex-col">
      <a href="#main" className="skip-link">Skip to the content</a>
      <header className="mx-auto flex w-full max-w-5xl items-center px-4 py-4 sm:px-6"><Link href="/" className="flex min-h-11 items-center"><Wordmark /></Link></header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-5xl flex-1 px-4 pt-6 pb-20 outline-none sm:px-6 sm:pt-10">{children}</main>
    </div>
  )
}
