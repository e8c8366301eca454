import { CopyButton } from '#ui/copy-button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Money } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { ToyDetail } from '../queries/toys.ts'
import { EDITION_WORDS } from './words.ts'

/** The sellable editions of a toy. */
export function SkuTable({ path, skus, currency }: { readonly path: string; readonly skus: ToyDetail['skus']; readonly currency: string }) {
  return (
    <DataTable caption="SKUs of this toy" rows={skus} rowKey={({ id }) => id} href={({ id }) => `${path}/skus/${id}`} columns={[
      { key: 'name', label: 'Edition', cell: ({ name, edition, region }) => <><span className="font-semibold">{name}</span><span className="block text-sm text-ink-soft">{EDITION_WORDS[edition] ?? edition}{region && `, ${region}`}</span></> },
      { key: 'code', label: 'SKU', cell: ({ code }) => <span className="font-mono text-sm">{code}</span> },
      { key: 'gtin', label: 'GTIN', cell: ({ gtin }) => <span className="relative z-10 font-mono text-sm whitespace-nowrap">{gtin}<CopyButton text={gtin} label="Copy GTIN" /></span> },
      { key: 'wholesale', label: 'Shops pay', number: true, cell: ({ wholesalePrice }) => <Money minor={wholesalePrice} currency={currency} /> },
      { key: 'retail', label: 'People pay', number: true, cell: ({ retailPrice }) => <Money minor={retailPrice} currency={currency} /> },
      { key: 'restock', label: 'Restock', number: true, cell: ({ minimum, multiple }) => `${minimum}+, by ${multiple}` },
      { key: 'state', label: 'State', cell: ({ state }) => <StateBadge state={state} /> },
    ]} />
  )
}
