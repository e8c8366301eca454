'use client' // Rows come as data: as elements, each would be built and sent twice.
import { plural } from '#kernel/plural.ts'
import { DataTable, type Sorting } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { OfferLine } from './list-lines.ts'
import { PriceText } from './price-text.tsx'

const WORDS: Readonly<Record<OfferLine['state'], string>> = { valid: 'Valid', coming: 'Coming', ended: 'Ended' }

/** What suppliers ask. `base` is the address of the offers; `of` says whose offers they are, so that its column is left out. */
export function OffersTable({ rows, base, sorting, of }: { readonly rows: readonly OfferLine[]; readonly base: string; readonly sorting?: Sorting; readonly of?: 'part' | 'supplier' }) {
  return (
    <DataTable caption="Offers" rows={rows} rowKey={({ id }) => id} href={({ id }) => `${base}/${id}`} sorting={sorting} columns={[
      of === 'part' ? { key: 'supplier', label: 'Supplier', cell: ({ supplier, revision }: OfferLine) => <>{supplier}<span className="block text-sm font-normal text-ink-soft">for revision {revision}</span></> }
        : { key: 'part', label: 'Part', sort: 'part', cell: ({ partName, partNumber, revision }: OfferLine) => <>{partName}<span className="block text-sm font-normal text-ink-soft"><span className="font-mono text-xs">{partNumber}</span> · revision {revision}</span></> },
      ...(of ? [] : [{ key: 'supplier', label: 'Supplier', sort: 'supplier', cell: ({ supplier }: OfferLine) => supplier }]),
      { key: 'price', label: 'Price a piece', sort: 'price', cell: ({ breaks, currency }) => <PriceText breaks={breaks} currency={currency} /> },
      { key: 'steps', label: 'Sold from', number: true, sort: 'minimum', first: 'least', cell: ({ minimum, multiple }) => <>{minimum.toLocaleString('en-US')}{multiple > 1 && <span className="block text-sm text-ink-soft">in {multiple.toLocaleString('en-US')}s</span>}</> },
      { key: 'lead', label: 'Lead time', number: true, sort: 'lead', first: 'least', cell: ({ leadDays }) => plural(leadDays, 'day') },
      { key: 'valid', label: 'Valid', sort: 'valid', first: 'most', cell: ({ validFrom, validTo }) => <span className="whitespace-nowrap">{validTo ? '' : 'from '}<DateText day={validFrom} />{validTo && <> – <DateText day={validTo} /></>}</span> },
      { key: 'state', label: 'State', sort: 'state', cell: ({ state }) => <StateBadge state={state} words={WORDS[state]} tone={state === 'valid' ? 'released' : 'planned'} /> },
    ]} />
  )
}
