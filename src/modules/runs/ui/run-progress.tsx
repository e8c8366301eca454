'use client'
import { cx } from '#ui/class-names.ts'

/** Good and scrap against what was ordered, as one bar. What is over the order pushes the mark of the order to the left. */
export function RunProgress({ quantity, good, scrap, ended, bare, size = 'normal' }: { readonly quantity: number; readonly good: number; readonly scrap: number; /** Nothing more will be made: what is missing is short. */ readonly ended?: boolean; /** The figures stand beside it already. */ readonly bare?: boolean; readonly size?: 'small' | 'normal' | 'floor' }) {
  const whole = Math.max(quantity, good + scrap, 1)
  const part = (units: number) => `${(100 * units) / whole}%`
  const words = `${good.toLocaleString('en-US')} good of ${quantity.toLocaleString('en-US')}${scrap > 0 ? `, ${scrap.toLocaleString('en-US')} scrap` : ''}`
  const bar = (
    <div role="img" aria-label={words} className={cx('relative flex overflow-hidden rounded-full bg-paper-sunk', size === 'small' ? 'h-1.5 min-w-16' : size === 'floor' ? 'h-5' : 'h-3')}>
      {good > 0 && <span className="bg-released-fill" style={{ width: part(good) }} />}
      {scrap > 0 && <span className="bg-[repeating-linear-gradient(135deg,var(--rejected-fill)_0_3px,transparent_3px_6px)]" style={{ width: part(scrap) }} />}
      {whole > quantity && <span className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: part(quantity) }} />}
    </div>
  )
  if (size === 'small') return bar
  return (
    <div className="w-full">
      {bar}
      {!bare && (
        <p aria-hidden className={cx('tabular mt-2 flex flex-wrap gap-x-5 gap-y-1 text-ink-soft', size === 'floor' ? 'text-md' : 'text-sm')}>
          <Key className="bg-released-fill">{good.toLocaleString('en-US')} good</Key>
          <Key className="bg-[repeating-linear-gradient(135deg,var(--rejected-fill)_0_2px,transparent_2px_4px)]">{scrap.toLocaleString('en-US')} scrap</Key>
          {(!ended || good < quantity) && <Key className="bg-paper-sunk ring-1 ring-line-strong">{Math.max(0, quantity - good).toLocaleString('en-US')} {ended ? 'short' : 'to make'}</Key>}
          {good > quantity && <Key className="bg-ink">{(good - quantity).toLocaleString('en-US')} over the order</Key>}
        </p>
      )}
    </div>
  )
}

function Key({ className, children }: { readonly className: string; readonly children: React.ReactNode }) {
  return <span className="inline-flex items-center gap-1.5"><span className={cx('size-2.5 rounded-[3px]', className)} />{children}</span>
}
