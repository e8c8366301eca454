'use client'
import { ChevronRight, CircleAlert } from 'lucide-react'
import { dayText } from '#ui/date-text.tsx'
import { useField } from '#ui/form-context.ts'
import type { RecallableLot } from '../queries.ts'

/** The lots a recall names: whole lots. What is chosen from the start stands first, then finished toys, then parts. One list of checkboxes with one error. */
export function LotChoice({ lots, chosen }: { readonly lots: readonly RecallableLot[]; readonly chosen: readonly string[] }) {
  const { inputId, error, typedValues } = useField('lotIds')
  const picked = new Set(typedValues ?? chosen)
  const groups = [
    { title: 'Chosen', lots: lots.filter(({ id }) => chosen.includes(id)), open: true },
    { title: 'Finished toys', lots: lots.filter(({ id, kind }) => kind === 'sku' && !chosen.includes(id)), open: chosen.length === 0 },
    { title: 'Parts and materials', lots: lots.filter(({ id, kind }) => kind !== 'sku' && !chosen.includes(id)), open: false },
  ].filter(({ lots: some }) => some.length > 0)
  const first = groups[0]?.lots[0]?.id
  return (
    <fieldset aria-describedby={error ? `${inputId}-error` : undefined}>
      <legend className="font-medium">Lots</legend>
      <p className="measure text-sm text-ink-soft">Whole lots. A lot of a part takes along every toy it went into. When you are not sure whether a lot is concerned, include it: it can be made good, an accident cannot.</p>
      {error && <p id={`${inputId}-error`} className="mt-1.5 flex items-start gap-1.5 text-sm font-medium text-rejected"><CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />{error}</p>}
      <div className="mt-3 border-b border-line">
        {groups.map(({ title, lots: some, open }) => (
          <details suppressHydrationWarning key={title} open={open || some.some(({ id }) => picked.has(id))} className="group border-t border-line">
            <summary className="flex min-h-11 cursor-pointer items-center gap-2 font-medium"><ChevronRight aria-hidden className="size-4 shrink-0 text-ink-soft transition-transform group-open:rotate-90 motion-reduce:transition-none" />{title} <span className="tabular text-sm font-normal text-ink-soft">{some.length}</span></summary>
            <div className="pb-3">{some.map((lot) => <Choice key={`${lot.id} ${picked.has(lot.id)}`} lot={lot} id={lot.id === first ? inputId : undefined} checked={picked.has(lot.id)} wrong={error !== undefined} />)}</div>
          </details>
        ))}
      </div>
    </fieldset>
  )
}

function Choice({ lot, id, checked, wrong }: { readonly lot: RecallableLot; readonly id?: string; readonly checked: boolean; readonly wrong: boolean }) {
  const facts = [lot.revision && `revision ${lot.revision}`, lot.madeOn && `made ${dayText(lot.madeOn, { weekday: false })}`, lot.supplierLot && `supplier’s lot ${lot.supplierLot}`, lot.quality !== 'released' && lot.quality]
  return (
    <label className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-3 py-1.5">
      <input id={id} type="checkbox" name="lotIds" value={lot.id} defaultChecked={checked} aria-invalid={wrong ? true : undefined} className="size-[18px] shrink-0" />
      <span className="font-mono text-sm font-medium whitespace-nowrap">{lot.code}</span>
      <span>{lot.itemName}</span>
      <span className="text-sm text-ink-soft max-sm:basis-full max-sm:pl-[30px]">{facts.filter(Boolean).join(' · ')}</span>
    </label>
  )
}
