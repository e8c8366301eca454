'use client'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { formatMinor } from '#kernel/money.ts'
import { dayText } from '#ui/date-text.tsx'
import { useField } from '#ui/form-context.ts'
import type { WorkshopOffer } from '../queries/workshop-offers.ts'

/** The workshops side by side: what each asks, and when it is ready. Those that cannot say why. */
export function OfferChoice({ offers, currency, quantity, chosen }: { readonly offers: readonly WorkshopOffer[]; readonly currency: string; readonly quantity: number; readonly chosen?: string }) {
  const { inputId, error, value } = useField('locationId', chosen)
  const cheapest = Math.min(...offers.map(({ cost }) => cost ?? Number.POSITIVE_INFINITY))
  const soonest = offers.reduce<string | null>((best, { readyOn }) => (readyOn !== null && (best === null || readyOn < best) ? readyOn : best), null)
  const several = offers.filter(({ problem }) => problem === '').length > 1
  const money = (minor: number) => formatMinor(minor, currency).replace(/\.00$/, '')
  return (
    <fieldset aria-describedby={error ? `${inputId}-error` : undefined}>
      <legend className="mb-2 font-medium">Workshop</legend>
      {error && <p id={`${inputId}-error`} className="mb-2 flex items-center gap-1.5 text-sm font-medium text-rejected"><CircleAlert aria-hidden className="size-3.5" />{error}</p>}
      <div className="grid gap-3 sm:grid-cols-2">
        {offers.map((offer, index) => (
          <label key={offer.locationId} className={`grid cursor-pointer grid-cols-[auto_1fr] gap-x-3 rounded-surface p-4 ring-1 ring-line-strong has-checked:bg-paper-raised has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${offer.problem ? 'ring-line' : ''}`}>
            <input id={index === 0 ? inputId : undefined} key={value ?? ''} type="radio" name="locationId" value={offer.locationId} defaultChecked={offer.locationId === value} className="mt-1 size-[18px]" />
            <span className="min-w-0">
              <span className="block font-semibold">{offer.name}</span>
              <span className="block text-sm text-ink-soft">{offer.city}</span>
              {offer.problem ? <span className="mt-2 block text-sm text-held">{offer.problem}</span> : (
                <>
                  <span className="mt-3 grid grid-cols-2 gap-x-4">
                    <span><span className="block text-xs text-ink-soft">All in</span><span className="tabular font-display text-lg font-semibold">{money(offer.cost!)}</span></span>
                    <span><span className="block text-xs text-ink-soft">Ready</span><span className="tabular font-display text-lg font-semibold">{dayText(offer.readyOn!)}</span></span>
                  </span>
                  <span className="tabular mt-1 block text-sm text-ink-soft">{money(offer.setupCost!)} setup + {quantity.toLocaleString('en-US')} × {formatMinor(offer.unitCost!, currency)} · {Math.ceil(offer.machineHours!)} machine hours</span>
                  {several && (offer.cost === cheapest || offer.readyOn === soonest) && (
                    <span className="mt-2 inline-flex items-center gap-1 text-sm font-medium text-released"><CircleCheck aria-hidden className="size-3.5" />{offer.cost === cheapest && offer.readyOn === soonest ? 'Soonest and cheapest' : offer.cost === cheapest ? 'Cheapest' : 'Soonest'}</span>
                  )}
                </>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
