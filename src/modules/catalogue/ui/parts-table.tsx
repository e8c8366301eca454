'use client' // Rows come as data: as elements, each would be built and sent twice.
import { DataTable } from '#ui/data-table.tsx'
import { Drawn } from '#ui/drawing/drawn.tsx'
import { Money } from '#ui/money.tsx'
import type { Params } from '#ui/url-params.ts'
import type { PartLine } from './part-line.ts'
import { CATEGORY_WORDS, FLAG_WORDS } from './words.ts'

/** Parts of a brand; `path` is the address of the list. */
export function PartsTable({ path, params, sort, rows, currency }: {
  readonly path: string
  readonly params: Params
  readonly sort: string
  readonly rows: readonly PartLine[]
  readonly currency: string
}) {
  return (
    <DataTable caption="Parts" rows={rows} rowKey={({ id }) => id} href={({ id }) => `${path}/${id}`} sorting={{ path, params, sort }} columns={[
      {
        key: 'name', label: 'Part', sort: 'name', cell: ({ name, drawing, state }) => (
          <span className="flex items-center gap-3">
            <span className="grid h-9 w-11 shrink-0 place-items-center"><Drawn drawing={drawing} className="max-h-9 w-11" /></span>
            <span className="min-w-0 font-semibold">{name}{state === 'retired' && <span className="font-normal text-ink-soft"> (retired)</span>}</span>
          </span>
        ),
      },
      { key: 'number', label: 'Number', sort: 'number', cell: ({ number, revision }) => <><span className="font-mono text-sm whitespace-nowrap">{number}</span><span className="block text-sm text-ink-soft">rev. {revision}</span></> },
      { key: 'kind', label: 'Kind', sort: 'kind', cell: ({ category }) => CATEGORY_WORDS[category] },
      { key: 'material', label: 'Made of', sort: 'material', cell: ({ material }) => material },
      { key: 'flags', label: 'Look out for', cell: ({ safetyFlags }) => safetyFlags.map((flag) => FLAG_WORDS[flag] ?? flag).join(', ') || <span className="text-ink-soft">–</span> },
      { key: 'usedIn', label: 'Built into', cell: ({ usedIn }) => usedIn.join(', ') || <span className="text-ink-soft">nothing yet</span> },
      { key: 'cost', label: 'Costs', number: true, sort: 'cost', cell: ({ unitCost }) => <Money minor={unitCost} currency={currency} /> },
      { key: 'spare', label: 'As a spare', number: true, sort: 'spare', cell: ({ sparePrice }) => (sparePrice === null ? <span className="text-ink-soft">not sold</span> : <Money minor={sparePrice} currency={currency} />) },
    ]} />
  )
}
