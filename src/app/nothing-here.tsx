'use client'
import { FindBox, PublicFrame } from '#ui/frames/public-frame.tsx'
import { PageLink } from '#ui/page-link.tsx'

/** What a page that does not exist shows, outside of a workspace. */
export default function NothingHere() {
  return (
    <PublicFrame find={false} links={[{ label: 'Recalls', href: '/recalls' }, { label: 'Sign in', href: '/sign-in' }]}>
      <div className="grid items-center gap-x-14 gap-y-8 py-6 lg:grid-cols-[1.3fr_1fr] lg:py-14">
        <div>
          <h1 className="font-display text-2xl font-semibold tracking-[-0.03em] sm:text-3xl">There is nothing at this address</h1>
          <p className="measure mt-3 text-lg text-ink-soft">The address may be mistyped or old, or it belongs to a workspace you are not signed in to. A toy, a part or a guide is found by its code or its name:</p>
          <div className="mt-6"><FindBox size="large" /></div>
          <p className="mt-6 flex flex-wrap gap-x-6">
            <PageLink href="/" className="prose-link inline-flex min-h-11 items-center">Start page</PageLink>
            <PageLink href="/recalls" className="prose-link inline-flex min-h-11 items-center">Recalls</PageLink>
            <PageLink href="/sign-in" className="prose-link inline-flex min-h-11 items-center">Sign in</PageLink>
          </p>
        </div>
        <MissingPart />
      </div>
    </PublicFrame>
  )
}

/** A board with one part missing: its place is a dashed outline with a number. */
function MissingPart() {
  return (
    <svg viewBox="0 0 320 240" aria-hidden className="drawing mx-auto w-full max-w-sm">
      <g className="stroke-draw-ink" strokeLinejoin="round" strokeLinecap="round" strokeWidth="1.8">
        <path className="fill-draw-left" d="M40 130 160 190V214L40 154Z" />
        <path className="fill-draw-right" d="M280 130 160 190V214L280 154Z" />
        <path className="fill-draw-top" d="M40 130 160 70 280 130 160 190Z" />
        <path className="fill-draw-left" d="M92 112 124 128V108L92 92Z" /><path className="fill-draw-right" d="M156 112 124 128V108L156 92Z" /><path className="fill-draw-top" d="M92 92 124 76 156 92 124 108Z" />
      </g>
      <path d="M164 134 196 118 228 134 196 150Z" fill="none" stroke="var(--accent)" strokeWidth="2" strokeDasharray="6 5" />
      <path className="leader" strokeWidth="1.2" d="M196 134 232 56H252" /><circle cx="196" cy="134" r="3" fill="var(--accent)" />
      <circle cx="270" cy="56" r="18" fill="var(--accent)" /><text x="270" y="62" textAnchor="middle" fontSize="17" fontWeight="600" fill="var(--on-accent)">?</text>
    </svg>
  )
}
