import { LinkButton } from '#ui/button.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { ShelfRow } from '../queries/shop-shelf.ts'
import { CoverText } from './cover-text.tsx'

/** What runs out first, each with the order that fills it up. */
export function LowList({ rows, path, shopId, brands, mayOrder }: {
  readonly rows: readonly ShelfRow[]
  readonly path: string
  readonly shopId: string
  readonly brands: readonly { readonly id: string; readonly slug: string }[]
  readonly mayOrder: boolean
}) {
  const slug = (brandId: string) => brands.find(({ id }) => id === brandId)?.slug ?? ''
  return (
    <ul className="border-t border-line">
      {rows.map((row) => (
        <li key={row.skuId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3">
          <div className="min-w-0 flex-1 basis-44">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1"><span className="text-md font-semibold">{row.name}</span><StateBadge state={row.onHand === 0 ? 'stocked-out' : 'low'} words={row.onHand === 0 ? 'Sold out' : 'Low'} /></p>
            <CoverText row={row} />
          </div>
          {mayOrder && row.suggested > 0 && <LinkButton size="touch" href={`${path}/restock?shop=${shopId}&brand=${slug(row.brandId)}&sku=${row.skuId}&quantity=${row.suggested}`}>Restock {row.suggested}</LinkButton>}
        </li>
      ))}
    </ul>
  )
}
