'use client'
import { CircleAlert } from 'lucide-react'
import { dayText } from '#ui/date-text.tsx'
import { useField } from '#ui/form-context.ts'
import type { RecallableLot } from '../queries.ts'

/** The lots a recall names: whole lots, by product. One list of checkboxes with one error. */
export function LotChoice({ lots, chosen }: { readonly lots: readonly RecallableLot[]; readonly chosen: readonly string[] }) {
  const { inputId, error, typedValues } = useField('lotIds')
  const picked = new Set(typedValues ?? chosen)
  const products = [...new Set(lots.map(({ skuName }) => skuName))]
  return (
    <fieldset aria-describedby={error ? `${inputId}-error` : undefined}>
      <legend className="font-medium">Lots</legend>
      <p className="measure text-sm text-ink-soft">Whole lots. When you are not sure whether a lot is concerned, include it: it can be made good, an accident cannot.</p>
      {error && <p id={`${inputId}-error`} className="mt-1.5 flex items-start gap-1.5 text-sm font-medium text-rejected"><CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />{error}</p>}
      {products.map((product, index) => (
        <div key={product} className="mt-3 border-t border-line pt-2">
          <p className="text-sm text-ink-soft">{product}</p>
          {lots.filter(({ skuName }) => skuName === product).map((lot, place) => (
            <label key={`${lot.id} ${picked.has(lot.id)}`} className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-3 gap-y-0.5 py-1">
              <input id={index === 0 && place === 0 ? inputId : undefined} type="checkbox" name="lotIds" value={lot.id} defaultChecked={picked.has(lot.id)} aria-invalid={error ? true : undefined} className="size-[18px] shrink-0" />
              <span className="font-mono font-medium">{lot.code}</span>
              <span className="text-sm text-ink-soft">{[lot.revision && `revision ${lot.revision}`, lot.madeOn && `made ${dayText(lot.madeOn, { weekday: false })}`, lot.quality, `${lot.sold} sold`].filter(Boolean).join(' · ')}</span>
            </label>
          ))}
        </div>
      ))}
    </fieldset>
  )
}
