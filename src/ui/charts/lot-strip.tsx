import Link from 'next/link'

/** What the units of a lot are now. Always in this order, so that strips can be compared. */
export const LOT_PARTS = ['quarantine', 'held', 'released', 'allocated', 'shipped', 'sold', 'used', 'rejected', 'scrapped', 'unaccounted'] as const
export type LotPart = (typeof LOT_PARTS)[number]

const LOOKS: Readonly<Record<LotPart, { readonly words: string; readonly fill: string }>> = {
  quarantine: { words: 'in quarantine', fill: 'repeating-linear-gradient(135deg, var(--held-fill) 0 3px, var(--held-tint) 3px 7px)' },
  held: { words: 'held', fill: 'var(--held-fill)' },
  released: { words: 'released', fill: 'var(--released-fill)' },
  allocated: { words: 'promised', fill: 'repeating-linear-gradient(135deg, var(--released-fill) 0 4px, color-mix(in oklch, var(--released-fill) 55%, var(--paper)) 4px 8px)' },
  shipped: { words: 'shipped', fill: 'var(--progress-fill)' },
  sold: { words: 'sold', fill: 'var(--ink-soft)' },
  used: { words: 'used', fill: 'repeating-linear-gradient(135deg, var(--ink-soft) 0 2px, var(--line) 2px 6px)' },
  rejected: { words: 'rejected', fill: 'var(--rejected-fill)' },
  scrapped: { words: 'scrapped', fill: 'repeating-linear-gradient(45deg, var(--rejected-fill) 0 2px, var(--rejected-tint) 2px 5px)' },
  unaccounted: { words: 'unaccounted for', fill: 'repeating-linear-gradient(90deg, var(--ink) 0 2px, var(--paper) 2px 4px)' },
}

/** The units of a lot as one bar, cut by what they are now, with the figures below it. */
export function LotStrip({ parts, label, thin, href }: {
  /** `words`: what to call it here, where the part's own words do not fit. */
  readonly parts: readonly { readonly part: LotPart; readonly quantity: number; readonly words?: string }[]
  readonly label: string
  /** Only the bar, for a row of a table. */
  readonly thin?: boolean
  readonly href?: (part: LotPart) => string
}) {
  const shown = LOT_PARTS.map((part) => {
    const given = parts.filter((one) => one.part === part)
    return { part, quantity: given.reduce((sum, { quantity }) => sum + quantity, 0), called: given.find(({ words }) => words)?.words ?? LOOKS[part].words }
  }).filter(({ quantity }) => quantity > 0)
  const total = shown.reduce((sum, { quantity }) => sum + quantity, 0)
  const words = shown.map(({ quantity, called }) => `${quantity.toLocaleString('en-US')} ${called}`).join(', ')
  return (
    <div>
      <div role="img" aria-label={`${label}: ${words || 'nothing'}`} className={`flex gap-[2px] overflow-hidden rounded-[3px] ${thin ? 'h-2 min-w-24' : 'h-5'} ${total === 0 ? 'bg-line' : ''}`}>
        {shown.map(({ part, quantity, called }) => <span key={part} title={`${quantity.toLocaleString('en-US')} ${called}`} style={{ flexGrow: quantity, flexBasis: 0, minWidth: 3, background: LOOKS[part].fill }} />)}
      </div>
      {!thin && (
        <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {shown.map(({ part, quantity, called }) => {
            const text = <><span aria-hidden className="inline-block size-2.5 rounded-[2px]" style={{ background: LOOKS[part].fill }} /><span className="tabular font-semibold">{quantity.toLocaleString('en-US')}</span> <span className="text-ink-soft">{called}</span></>
            return <li key={part}>{href ? <Link href={href(part)} className="inline-flex min-h-6 items-center gap-1.5 hover:underline underline-offset-4">{text}</Link> : <span className="inline-flex min-h-6 items-center gap-1.5">{text}</span>}</li>
          })}
        </ul>
      )}
    </div>
  )
}
