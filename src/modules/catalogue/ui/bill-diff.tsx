import { DataTable } from '#ui/data-table.tsx'
import { formatMinor } from '#kernel/money.ts'
import { StateBadge } from '#ui/state-badge.tsx'
import { billCost, type BillDiff } from '../domain/bill.ts'
import type { BillRow } from '../store-bill.ts'
import { ASPECT_WORDS } from './words.ts'

const MOST_SHOWN = 200

interface Difference {
  readonly findNumber: number
  readonly state: string
  readonly tone: 'released' | 'rejected' | 'held'
  readonly words: string
  readonly before: BillRow | null
  readonly after: BillRow | null
}

function differencesOf(diff: BillDiff<BillRow>): Difference[] {
  return [
    ...diff.added.map((line) => ({ findNumber: line.findNumber, state: 'added', tone: 'released' as const, words: 'Added', before: null, after: line })),
    ...diff.removed.map((line) => ({ findNumber: line.findNumber, state: 'removed', tone: 'rejected' as const, words: 'Removed', before: line, after: null })),
    ...diff.changed.map(({ before, after, what }) => ({ findNumber: before.findNumber, state: 'changed', tone: 'held' as const, words: `Changed: ${what.map((aspect) => ASPECT_WORDS[aspect]).join(', ')}`, before, after })),
  ].sort((a, b) => a.findNumber - b.findNumber)
}

const told = (line: BillRow | null) => (line ? <>{line.quantity.toLocaleString('en-US')} × {line.partName} <span className="font-mono text-xs text-ink-soft">{line.partNumber} {line.partRevisionCode}</span>{!line.replaceable && <span className="text-sm text-ink-soft"> · not replaceable</span>}</> : <span className="text-ink-soft">–</span>)

/** What differs, line by line, and what it does to the material cost of one toy. */
export function BillDiffTable({ diff, before, after, currency }: { readonly diff: BillDiff<BillRow>; readonly before: string; readonly after: string; readonly currency: string }) {
  const differences = differencesOf(diff)
  const cost = (line: BillRow | null) => (line ? billCost([line]) : 0)
  const signed = (minor: number) => `${minor > 0 ? '+' : ''}${formatMinor(minor, currency)}`
  const change = differences.reduce((sum, difference) => sum + cost(difference.after) - cost(difference.before), 0)
  return (
    <>
      <DataTable caption={`Differences from ${before} to ${after}`} rows={differences.slice(0, MOST_SHOWN)} rowKey={({ findNumber, state }) => `${state}-${findNumber}`} columns={[
        { key: 'line', label: 'Line', cell: ({ findNumber }) => <>Line {findNumber}</>, total: 'Together' },
        { key: 'what', label: 'What', cell: ({ state, tone, words }) => <StateBadge state={state} tone={tone} words={words} /> },
        { key: 'before', label: before, cell: (difference) => told(difference.before) },
        { key: 'after', label: after, cell: (difference) => told(difference.after) },
        { key: 'cost', label: 'Material', number: true, cell: (difference) => signed(cost(difference.after) - cost(difference.before)), total: signed(change) },
      ]} />
      {differences.length > MOST_SHOWN && <p className="mt-2 text-sm text-ink-soft">The first {MOST_SHOWN} of {differences.length.toLocaleString('en-US')} lines that differ.</p>}
    </>
  )
}
