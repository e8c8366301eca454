import { formatMinor } from '#kernel/money.ts'
import { plural } from '#kernel/plural.ts'
import { cx } from '#ui/class-names.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Money } from '#ui/money.tsx'
import type { RunDetail } from '../queries/get-run.ts'
import type { RunDepth } from '../queries/run-depth.ts'

const WHAT = { setup: 'Setup', units: 'Good units', scrap: 'Charged for scrap', other: 'Anything else' } as const
const PARTS = [['setup', 'bg-cat-2'], ['units', 'bg-cat-3'], ['scrap', 'bg-rejected-fill'], ['other', 'bg-cat-4']] as const

/** What the run cost against its estimate: two bars to look at, and every difference with its reason. */
export function RunCost({ run, depth }: { readonly run: RunDetail; readonly depth: RunDepth }) {
  const { comparison, actual } = depth
  if (!comparison || !actual) return null
  const money = (minor: number) => formatMinor(minor, run.currency)
  const signed = (minor: number) => `${minor > 0 ? '+' : minor < 0 ? '−' : ''}${money(Math.abs(minor))}`
  const whole = Math.max(comparison.estimate, comparison.actual, 1)
  const why = (what: keyof typeof WHAT, difference: number) => {
    if (what === 'units') return [comparison.byVolume !== 0 && `${signed(comparison.byVolume)} for ${Math.abs(depth.goodInTheEnd - run.quantity)} ${depth.goodInTheEnd < run.quantity ? 'fewer' : 'more'}`, comparison.byPrice !== 0 && `${signed(comparison.byPrice)} by price`].filter(Boolean).join(', ') || 'as agreed'
    return difference === 0 ? 'as agreed' : what === 'scrap' ? plural(run.scrapCount, 'unit') : ''
  }
  const bar = (label: string, of: 'estimate' | 'actual') => (
    <div className="grid grid-cols-[5.5rem_1fr] items-center gap-x-3">
      <span className="text-sm text-ink-soft">{label}</span>
      <div className="flex h-6 overflow-hidden rounded-sm" style={{ width: `${Math.max(2, (100 * comparison[of]) / whole)}%` }}>
        {PARTS.map(([what, className]) => { const value = comparison.rows.find((row) => row.what === what)![of]; return value > 0 && <span key={what} className={className} style={{ width: `${(100 * value) / comparison[of]}%` }} /> })}
      </div>
    </div>
  )
  const difference = comparison.actual - comparison.estimate
  return (
    <div className="grid gap-5">
      <div>
        <p className="mb-3 font-display text-md font-semibold">{difference === 0 ? 'As estimated' : `${money(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'} than estimated`}{comparison.perGoodActual !== null && <span className="font-sans text-base font-normal text-ink-soft"> · {money(comparison.perGoodActual)} a good unit, estimated {money(comparison.perGoodEstimate)}</span>}</p>
        <div role="img" aria-label={`Estimated ${money(comparison.estimate)}, actual ${money(comparison.actual)}`} className="grid gap-1.5">{bar('Estimate', 'estimate')}{bar('Actual', 'actual')}</div>
        <p aria-hidden className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft">{PARTS.map(([what, className]) => <span key={what} className="inline-flex items-center gap-1.5"><span className={cx('size-2.5 rounded-[3px]', className)} />{WHAT[what]}</span>)}</p>
      </div>
      <DataTable caption="Cost against estimate" rows={comparison.rows} rowKey={({ what }) => what}
        columns={[
          { key: 'what', label: 'For', cell: ({ what }) => WHAT[what], total: 'In all' },
          { key: 'estimate', label: 'Estimate', number: true, cell: ({ estimate }) => <Money minor={estimate} currency={run.currency} />, total: <Money minor={comparison.estimate} currency={run.currency} /> },
          { key: 'actual', label: 'Actual', number: true, cell: (row) => <Money minor={row.actual} currency={run.currency} />, total: <Money minor={comparison.actual} currency={run.currency} /> },
          { key: 'difference', label: 'Difference', number: true, cell: (row) => signed(row.actual - row.estimate), total: signed(difference) },
          { key: 'why', label: 'Why', cell: (row) => <span className="text-ink-soft">{why(row.what, row.actual - row.estimate) || actual.note || 'not said'}</span> },
        ]} />
      <p className="text-sm text-ink-soft">Stated by {actual.statedBy}{actual.minutes !== null && `, ${(actual.minutes / 60).toLocaleString('en-US', { maximumFractionDigits: 1 })} hours on the machines`}.{actual.note && ` ${actual.note}`}</p>
    </div>
  )
}
