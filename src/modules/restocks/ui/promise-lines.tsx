import { Money } from '#ui/money.tsx'
import type { RestockDetail } from '../queries/get-restock.ts'
import { PromiseView } from './line-promise.tsx'

/** Every line of a restock with its day and the chain behind it: the same for the shop and the brand. */
export function PromiseLines({ restock, today }: { readonly restock: RestockDetail; readonly today: string }) {
  const settled = ['declined', 'cancelled', 'expired'].includes(restock.state)
  return (
    <ul className="border-t border-line">
      {restock.lines.map((line) => (
        <li key={line.id} className="border-b border-line py-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <p className="text-md font-semibold"><span className="tabular">{line.quantity}</span> × {line.name} <span className="font-mono text-xs font-normal text-ink-soft">{line.code}</span></p>
            <p className="tabular text-ink-soft"><Money minor={line.unitPrice} currency={restock.brand.currency} /> each</p>
          </div>
          {!settled && <PromiseView promise={line.promise} sameWeek={restock.sameWeek} shop={restock.shop.name} today={today} state={restock.state} showDay={restock.lines.length > 1} />}
        </li>
      ))}
    </ul>
  )
}
