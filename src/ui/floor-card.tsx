import type { ReactNode } from 'react'
import Link from 'next/link'
import { ArrowRight } from 'lucide-react'

/** One thing of a list on the floor, read from a metre away. The whole card is the link; the children are its state and facts, in a row. */
export function FloorCard({ href, title, children }: { readonly href: string; readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <Link href={href} className="row-link group flex items-start justify-between gap-4 border-b border-line py-5 first:pt-0 last:border-b-0">
      <div className="min-w-0">
        <p className="font-display text-lg leading-tight font-semibold tracking-[-0.015em] group-hover:underline">{title}</p>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-base text-ink-soft">{children}</p>
      </div>
      <ArrowRight aria-hidden className="mt-1 size-6 shrink-0 text-ink-soft group-hover:text-ink" />
    </Link>
  )
}
