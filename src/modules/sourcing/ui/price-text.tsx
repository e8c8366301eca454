import { Money } from '#ui/money.tsx'
import type { PriceBreak } from '../domain/price.ts'

/** A price list on one line: "$0.42, from 500 $0.36, from 2,000 $0.31". */
export function PriceText({ breaks, currency }: { readonly breaks: readonly PriceBreak[]; readonly currency: string }) {
  return (
    <span className="tabular">
      {breaks.map(({ quantity, unitPrice }, index) => (
        <span key={quantity} className="whitespace-nowrap">
          {index > 0 && <span className="text-ink-soft">{index === 1 ? ' · ' : ', '}{quantity.toLocaleString('en-US')}+ </span>}<Money minor={unitPrice} currency={currency} />
        </span>
      ))}
    </span>
  )
}
