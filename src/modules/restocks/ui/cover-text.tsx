import type { ShelfRow } from '../queries/shop-shelf.ts'

/** What is here, how long it lasts, what is coming: one line. */
export function CoverText({ row }: { readonly row: Pick<ShelfRow, 'onHand' | 'onTheWay' | 'asked' | 'coverDays' | 'sold' | 'carried'> }) {
  if (!row.carried && row.onTheWay === 0 && row.asked === 0) return <p className="mt-1 text-sm text-ink-soft">Not in this shop yet</p>
  return (
    <p className="tabular mt-1 text-sm">
      <span className="font-semibold">{row.onHand} here</span>
      <span className="text-ink-soft"> · {coverWords(row)}{row.onTheWay > 0 && <> · {row.onTheWay} on the way</>}{row.asked > 0 && <> · {row.asked} asked for</>}</span>
    </p>
  )
}

/** '2 days left at 3.1 a day', 'sold 12 in 4 weeks', 'no sales in 4 weeks'. */
export function coverWords({ onHand, coverDays, sold }: Pick<ShelfRow, 'onHand' | 'coverDays' | 'sold'>): string {
  if (coverDays === null) return sold > 0 ? `sold ${sold} in 4 weeks` : 'no sales in 4 weeks'
  if (onHand === 0) return `${sold} sold in 4 weeks`
  const days = Math.floor(coverDays)
  return days > 60 ? 'lasts more than 2 months' : `lasts ${days < 1 ? 'less than a day' : `about ${days} ${days === 1 ? 'day' : 'days'}`}`
}
