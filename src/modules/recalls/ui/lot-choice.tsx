'use client'
import { CircleAlert } from 'lucide-react'
import { dayText } from '#ui/date-text.tsx'
import { useField } from '#ui/form-context.ts'
import type { RecallableLot } from '../queries.ts'

/** The lots a recall names: whole lots, finished toys first, then parts, by item. One list of checkboxes with one error. */
export function LotChoice({ lots, chosen }: { readonly lots: readonly RecallableLot[]; readonly chosen: readonly string[] }) {
  const { inputId, error, typedValues } = useField('lotIds')
  const picked = new Set(typedValues ?? chosen)
  const first = lots[0]?.id
  const groups = [
    { title: 'Finished toys', lots: lots.filter(({ kind }) => kind === 'sku') },
    { title: 'Parts and materials', lots: lots.filter(({ kind }) => kind !== 'sku') },
  ]
  return (
    <fieldset aria-describedby={error ? `${inputId}-error` : undefined}>
      <legend className="font-medium">Lots</legend>
      <p className="measure text-sm text-ink-soft">Whole lots. A lot of a part takes along every toy it went into. When you are not sure whether a lot is concerned, include it: it can be made good, an accident cannot.</p>
      {error && <p id={`${inputId}-error`} className="mt-1.5 flex items-start gap-1.5 text-sm font-medium text-rejected"><CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />{error}</p>}
      {groups.map(({ title, lots: some }) => some.length > 0 && (
        <details key={title} open={title === 'Finished toys' || some.some(({ id }) => picked.has(id))} className="mt-3 border-t border-line">
          <summary className="flex min-h-11 cursor-pointer items-center gap-2 font-medium">{title} <span className="tabular text-sm font-normal text-ink-soft">{some.length}</span></summary>
          {[...Map.groupBy(some, ({ itemName }) => itemName)].map(([item, its]) => (
            <div key={item} className="pb-3">
              <p className="text-sm text-ink-soft">{item}</p>
              {its.map((lot) => (
                <label key={`${lot.id} ${picked.has(lot.id)}`} className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-3 gap-y-0.5 py-1">
                  <input id={lot.id === first ? inputId : undefined} type="checkbox" name="lotIds" value={lot.id} defaultChecked={picked.has(lot.id)} aria-invalid={error ? true : undefined} className="size-[18px] shrink-0" />
                  <span className="font-mono font-medium">{lot.code}</span>
                  <span className="text-sm text-ink-soft">{[lot.revision && `revision ${lot.revision}`, lot.madeOn && `made ${dayText(lot.madeOn, { weekday: false })}`, lot.supplierLot && `supplier’s lot ${lot.supplierLot}`, lot.quality].filter(Boolean).join(' · ')}</span>
                </label>
              ))}
            </div>
          ))}
        </details>
      ))}
    </fieldset>
  )
}
