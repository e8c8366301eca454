import type { ReactNode } from 'react'

/** Nothing here yet: what would be here, and the next step. With a small drawing in ink. */
export function EmptyState({ title, children, action, drawing }: {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** A PartDrawing or another small picture; an open box unless told. */
  readonly drawing?: ReactNode
}) {
  return (
    <div className="flex flex-col items-start gap-6 py-10 sm:flex-row sm:items-center sm:gap-10">
      <div className="w-36 shrink-0" aria-hidden>{drawing ?? <OpenBox />}</div>
      <div>
        <p className="font-display text-lg font-semibold tracking-[-0.015em]">{title}</p>
        {children && <div className="measure mt-1 text-ink-soft">{children}</div>}
        {action && <div className="mt-4 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  )
}

function OpenBox() {
  return (
    <svg viewBox="0 0 144 128" className="drawing w-full" role="presentation">
      <ellipse cx="72" cy="112" rx="52" ry="9" fill="var(--paper-sunk)" />
      <g className="stroke-draw-ink" strokeLinejoin="round" strokeLinecap="round" strokeWidth="1.5">
        <path className="fill-draw-right" d="M72 56 118 38 26 38Z" />
        <path className="fill-draw-left" d="M26 38 72 20 118 38 72 56Z" />
        <path fill="var(--draw-ink)" fillOpacity=".12" d="M32 38 72 23 112 38 72 53Z" />
        <path className="fill-draw-left" d="M26 38 72 56 72 108 26 88Z" />
        <path className="fill-draw-right" d="M118 38 72 56 72 108 118 88Z" />
        <path className="fill-draw-top" d="M26 38 10 52 56 71 72 56Z" />
        <path className="fill-draw-top" d="M118 38 134 52 88 71 72 56Z" />
        <path className="fill-draw-left" d="M26 38 14 24 58 8 72 20Z" />
        <path className="fill-draw-right" d="M118 38 130 24 86 8 72 20Z" />
      </g>
      <path className="stroke-draw-ink" fill="none" strokeLinejoin="round" strokeLinecap="round" strokeWidth="1.1" d="M36 80 52 87M36 74 46 78.5" />
      <path d="M96 86 108 81 108 70 96 75Z" fill="var(--accent)" />
    </svg>
  )
}
