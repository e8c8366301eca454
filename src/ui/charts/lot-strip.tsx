import Link from 'next/link'
import { cx } from '../class-names.ts'

/** What the units of a lot are now. Always in this order, so that strips can be compared. */
export const LOT_PARTS = ['quarantine', 'held', 'released', 'allocated', 'shipped', 'sold', 'used', 'rejected', 'returned', 'scrapped', 'unaccounted'] as const
export type LotPart = (typeof LOT_PARTS)[number]

const WORDS: Readonly<Record<LotPart, string>> = {
  quarantine: 'in quarantine',
  held: 'held',
  released: 'released',
  allocated: 'promised',
  shipped: 'shipped',
  sold: 'sold',
  used: 'used',
  rejected: 'rejected',
  returned: 'returned to the supplier',
  scrapped: 'scrapped',
  unaccounted: 'unaccounted for',
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
    return { part, quantity: given.reduce((sum, { quantity }) => sum + quantity, 0), called: given.find(({ words }) => words)?.words ?? WORDS[part] }
  }).filter(({ quantity }) => quantity > 0)
  const total = shown.reduce((sum, { quantity }) => sum + quantity, 0)
  const words = shown.map(({ quantity, called }) => `${quantity.toLocaleString('en-US')} ${called}`).join(', ')
  const bar = (
    <div role="img" aria-label={`${label}: ${words || 'nothing'}`} className={cx('flex gap-[2px] overflow-hidden rounded-[3px]', thin ? 'h-2 min-w-24' : 'h-5', total === 0 && 'bg-line')}>
      {shown.map(({ part, quantity, called }) => <span key={part} title={`${quantity.toLocaleString('en-US')} ${called}`} className={`lot-part part-${part}`} style={{ flexGrow: quantity }} />)}
    </div>
  )
  if (thin) return bar
  return (
    <div>
      {bar}
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {shown.map(({ part, quantity, called }) => {
          const text = <><span aria-hidden className={`inline-block size-2.5 rounded-[2px] part-${part}`} /><span className="tabular font-semibold">{quantity.toLocaleString('en-US')}</span> <span className="text-ink-soft">{called}</span></>
          return <li key={part}>{href ? <Link href={href(part)} className="inline-flex min-h-6 items-center gap-1.5 hover:underline underline-offset-4">{text}</Link> : <span className="inline-flex min-h-6 items-center gap-1.5">{text}</span>}</li>
        })}
      </ul>
    </div>
  )
}
