import { DataTable } from '#ui/data-table.tsx'
import { Count } from '#ui/money.tsx'
import type { ProposalDetail } from '../queries/proposals.ts'

/** For which shops the units are: what each sold, what it would want a day, and its share of the run. */
export function PlacePlan({ proposal }: { readonly proposal: ProposalDetail }) {
  const { result, placeNames } = proposal
  const widest = Math.max(...result.perPlace.map(({ interval }) => interval[1]), 1e-9)
  const rows = [...result.perPlace].sort((a, b) => b.allocation - a.allocation || b.ratePerDay - a.ratePerDay)
  const make = result.verdict === 'make'
  return (
    <DataTable
      caption="Per place" rows={rows} rowKey={({ locationId }) => locationId}
      columns={[
        { key: 'name', label: 'Place', total: 'All places', cell: ({ locationId }) => <>{placeNames[locationId]?.name ?? 'A place'}<span className="block text-sm font-normal text-ink-soft">{placeNames[locationId]?.city}</span></> },
        { key: 'sold', label: 'Sold', number: true, total: <Count value={result.observedSales} />, cell: ({ sold }) => <Count value={sold} /> },
        { key: 'unseen', label: 'Not seen', number: true, total: `about ${Math.round(result.unseenDemand).toLocaleString('en-US')}`, cell: ({ unseenDemand }) => (unseenDemand >= 0.5 ? `about ${Math.round(unseenDemand).toLocaleString('en-US')}` : '–') },
        {
          key: 'rate', label: 'Would want a day', cell: ({ ratePerDay, interval }) => (
            <span className="flex items-center gap-3">
              <span className="tabular w-9 shrink-0 text-right font-medium">{ratePerDay.toFixed(1)}</span>
              <span aria-hidden className="relative h-3 w-full min-w-20 max-w-40 self-center">
                <span className="absolute top-1/2 h-[3px] -translate-y-1/2 rounded-full bg-seq-3" style={{ left: `${(100 * interval[0]) / widest}%`, width: `${(100 * (interval[1] - interval[0])) / widest}%` }} />
                <span className="absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full bg-ink" style={{ left: `${(100 * ratePerDay) / widest}%` }} />
              </span>
              <span className="tabular shrink-0 text-sm text-ink-soft">{interval[0].toFixed(1)}–{interval[1].toFixed(1)}</span>
            </span>
          ),
        },
        ...(make ? [{ key: 'share', label: 'Of this run', number: true, total: <Count value={result.quantity} />, cell: ({ allocation }: (typeof rows)[number]) => <strong className="font-semibold"><Count value={allocation} /></strong> }] : []),
      ]}
    />
  )
}
