import { NumberField } from '#ui/fields.tsx'
import { PriceText } from './price-text.tsx'
import type { OfferView } from '../queries/offers.ts'

/** How many of what, from one supplier's offers. A row without a quantity is not ordered. */
export function OrderFromOffers({ offers, first }: { readonly offers: readonly OfferView[]; readonly first?: string }) {
  const ordered = offers.toSorted((a, b) => Number(b.partRevisionId === first) - Number(a.partRevisionId === first) || a.partName.localeCompare(b.partName))
  return (
    <fieldset>
      <legend className="mb-2 font-medium">How many of what</legend>
      <ul className="border-t border-line">
        {ordered.map((offer, index) => (
          <li key={offer.id} className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-2.5 ${offer.partRevisionId === first ? '-mx-3 bg-accent-tint px-3' : ''}`}>
            <div className="min-w-0">
              <p className="font-medium">{offer.partName}<span className="font-normal text-ink-soft"> · rev {offer.revision}</span></p>
              <p className="text-sm text-ink-soft"><PriceText breaks={offer.breaks} currency={offer.currency} /> · from {offer.minimum.toLocaleString('en-US')}{offer.multiple > 1 && ` in ${offer.multiple.toLocaleString('en-US')}s`} · {offer.leadDays} days</p>
            </div>
            <div className="w-32">
              <input type="hidden" name={`lines[${index}].partRevisionId`} value={offer.partRevisionId} />
              <NumberField name={`lines[${index}].quantity`} label={`Pieces of ${offer.partName}`} hideLabel placeholder="0" unit="pcs" />
            </div>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
