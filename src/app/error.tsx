'use client'
import { useEffect, useRef } from 'react'

// On every page's script: so it is small, and uses nothing of the kit but its classes.
export default function ErrorPage({ error, reset }: { readonly error: Error & { readonly digest?: string }; readonly reset: () => void }) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <main className="mx-auto max-w-2xl px-4 py-16 text-md">
      <h1 ref={head} tabIndex={-1} className="font-display text-2xl font-semibold tracking-[-0.03em] outline-none">Something went wrong on our side</h1>
      <p className="mt-3">This page could not be made. What you had saved is safe; what you were just sending may not have arrived: look before you send it again.</p>
      {error.digest && <p className="mt-3 text-ink-soft">If it happens again, tell us this reference: <span className="font-mono text-ink">{error.digest}</span></p>}
      <p className="mt-6 flex flex-wrap items-center gap-5">
        <button type="button" onClick={reset} className="js-only min-h-11 rounded-control bg-accent px-4 font-semibold text-on-accent">Try again</button>
        {/* A whole new page, not a soft step: what broke may be the script. */}
        <a href={START} className="prose-link inline-flex min-h-11 items-center">Start page</a>
      </p>
    </main>
  )
}

const START = '/'
