'use client'
import { useEffect, useRef, type ReactNode } from 'react'
import { usePathname } from 'next/navigation'

/** A details element that closes after going somewhere, by Escape, and by a click beside it. Without JavaScript it is a plain details. */
export function MenuSheet({ summary, summaryClass, label, children, className }: {
  readonly summary: ReactNode
  readonly summaryClass?: string
  readonly label: string
  readonly children: ReactNode
  readonly className?: string
}) {
  const details = useRef<HTMLDetailsElement>(null)
  const path = usePathname()
  const shownOn = useRef(path)
  useEffect(() => {
    // Not when the page's script arrives: who opened it before that wants it open.
    if (shownOn.current === path) return
    shownOn.current = path
    if (details.current) details.current.open = false
  }, [path])
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (details.current?.open && !details.current.contains(event.target as Node)) details.current.open = false
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [])
  return (
    <details suppressHydrationWarning ref={details} className={className} onKeyDown={(event) => {
      if (event.key !== 'Escape' || !details.current) return
      details.current.open = false
      details.current.querySelector('summary')?.focus()
    }}>
      <summary aria-label={label} className={summaryClass}>{summary}</summary>
      {children}
    </details>
  )
}
