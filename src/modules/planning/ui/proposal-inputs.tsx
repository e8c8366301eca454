import type { ReactNode } from 'react'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { Count, Money } from '#ui/money.tsx'
import type { ProposalDetail } from '../queries/proposals.ts'

/** Everything the proposal was computed from, opened up: prices, workshops, stock, and every sales day. */
export function ProposalInputsView({ proposal }: { readonly proposal: ProposalDetail }) {
  const { inputs, placeNames, currency } = proposal
  const { unitEconomics, days, horizonDays, leftover } = inputs.method
  const name = (id: string) => placeNames[id]?.name ?? 'A place'
  return (
    <div className="grid gap-3">
      <Part title="Prices and assumptions">
        <DefinitionList items={[
          { label: 'A sold unit brings', value: <><Money minor={unitEconomics.netRevenue} currency={currency} /> (wholesale price)</> },
          { label: 'An unsold unit', value: <>is worth <Money minor={unitEconomics.salvage} currency={currency} /> at the end ({inputs.question.salvagePercent} % of it, an assumption)</> },
          { label: 'Horizon', value: `${horizonDays} days from the decision` },
          { label: 'Decision', value: <DateText day={inputs.decisionDate} /> },
          { label: 'Sales counted from', value: <DateText day={inputs.salesFrom} /> },
          { label: 'Stock left', value: <><Count value={leftover} /> units{inputs.onOrder > 0 && <>, of them <Count value={inputs.onOrder} /> still to come from other runs</>}</> },
        ]} />
      </Part>
      <Part title="Workshops">
        <DataTable caption="Workshops" rows={unitEconomics.candidates} rowKey={({ locationId }) => locationId} columns={[
          { key: 'name', label: 'Workshop', cell: ({ locationId }) => name(locationId) },
          { key: 'setup', label: 'Setup', number: true, cell: ({ setupCost }) => <Money minor={setupCost} currency={currency} whole /> },
          { key: 'unit', label: 'A unit', number: true, cell: ({ unitCost }) => <Money minor={unitCost} currency={currency} /> },
          { key: 'size', label: 'Run size', number: true, cell: ({ min, max }) => <><Count value={min} />–<Count value={max} /></> },
          { key: 'first', label: 'First on a shelf', number: true, cell: ({ readyInDays }) => `day ${Math.ceil(readyInDays)}` },
          { key: 'pace', label: 'Pace', number: true, cell: ({ unitsPerDay }) => (unitsPerDay ? `${Math.round(unitsPerDay)} a day` : '–') },
        ]} />
      </Part>
      <Part title={`Sales days (${days.length.toLocaleString('en-US')})`}>
        <DataTable caption="Sales days" rows={[...days].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : name(a.locationId).localeCompare(name(b.locationId))))} rowKey={({ locationId, date }) => `${locationId}-${date}`} columns={[
          { key: 'place', label: 'Place', cell: ({ locationId }) => name(locationId) },
          { key: 'date', label: 'Day', cell: ({ date }) => <DateText day={date} /> },
          { key: 'sold', label: 'Sold', number: true, cell: ({ sold }) => <Count value={sold} /> },
          { key: 'returned', label: 'Returned', number: true, cell: ({ returned }) => <Count value={returned} /> },
          { key: 'hours', label: 'Hours in stock', number: true, cell: ({ hoursInStock, hoursOpen }) => `${hoursInStock.toFixed(1)} of ${hoursOpen.toFixed(0)}` },
          { key: 'out', label: 'Shelf', cell: ({ stockedOut, hoursInStock }) => (hoursInStock === 0 ? 'empty' : stockedOut ? 'ran out' : 'in stock') },
        ]} />
      </Part>
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
        {proposal.intact ? <ShieldCheck aria-hidden className="size-4 text-released" /> : <ShieldAlert aria-hidden className="size-4 text-rejected" />}
        {proposal.intact ? 'Reproducible:' : 'The stored inputs no longer have their hash:'} method <code className="font-mono">{proposal.result.method}</code>, inputs <code className="font-mono break-all">{proposal.inputsHash.slice(0, 16)}…</code>
      </p>
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details suppressHydrationWarning className="border-b border-line pb-3">
      <summary className="cursor-pointer py-1 font-medium">{title}</summary>
      <div className="pt-3">{children}</div>
    </details>
  )
}
