import { plural } from '#kernel/plural.ts'
import { DataTable } from '#ui/data-table.tsx'
import { dayText } from '#ui/date-text.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { OfferChangeView } from '../queries/offer-file.ts'
import { PriceText } from './price-text.tsx'

const MOST_SHOWN = 200

/** What a file would do to the offers, one line an offer: the new terms, and of a changed one what was before. */
export function OfferChanges({ changes }: { readonly changes: readonly OfferChangeView[] }) {
  return (
    <>
      <DataTable caption="What would change" rows={changes.slice(0, MOST_SHOWN)} rowKey={({ key }) => key} columns={[
        { key: 'part', label: 'Part', cell: ({ partName, partNumber, revision }) => <>{partName}<span className="block text-sm font-normal text-ink-soft"><span className="font-mono text-xs">{partNumber}</span> · revision {revision}</span></> },
        { key: 'supplier', label: 'Supplier', cell: ({ supplier }) => supplier },
        { key: 'what', label: 'What', cell: ({ before }) => (before ? <StateBadge state="changed" tone="held" words="Changed" /> : <StateBadge state="added" tone="released" words="New" />) },
        { key: 'price', label: 'Price a piece', cell: (change) => <Term change={change} of="breaks" tell={({ breaks }) => <PriceText breaks={breaks} currency={change.currency} />} /> },
        { key: 'steps', label: 'Sold from', cell: (change) => <><Term change={change} of="minimum" tell={({ minimum }) => minimum.toLocaleString('en-US')} /> in <Term change={change} of="multiple" tell={({ multiple }) => `${multiple.toLocaleString('en-US')}s`} /></> },
        { key: 'lead', label: 'Lead time', cell: (change) => <Term change={change} of="leadDays" tell={({ leadDays }) => plural(leadDays, 'day')} /> },
        { key: 'valid', label: 'Valid', cell: (change) => <span className="whitespace-nowrap">{dayText(change.after.validFrom)} <Term change={change} of="validTo" tell={({ validTo }) => (validTo ? `– ${dayText(validTo)}` : 'on')} /></span> },
        { key: 'article', label: 'Their number', cell: (change) => <Term change={change} of="supplierCode" tell={({ supplierCode }) => <span className="font-mono text-xs">{supplierCode || '–'}</span>} /> },
      ]} />
      {changes.length > MOST_SHOWN && <p className="mt-2 text-sm text-ink-soft">The first {MOST_SHOWN} of {changes.length.toLocaleString('en-US')}.</p>}
    </>
  )
}

function Term({ change, of, tell }: { readonly change: OfferChangeView; readonly of: OfferChangeView['differs'][number]; readonly tell: (terms: OfferChangeView['after']) => React.ReactNode }) {
  if (!change.before || !change.differs.includes(of)) return tell(change.after)
  return <><del className="text-ink-soft">{tell(change.before)}</del> <ins className="font-semibold no-underline">{tell(change.after)}</ins></>
}
