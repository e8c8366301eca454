import { StateBadge } from '#ui/state-badge.tsx'
import { NumberField, SelectField, TextField, type Option } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import type { SendableLot } from '#modules/stock/public.ts'
import { sendTransferAction } from '../actions.ts'

/** Choose how many of which lots, and where they go. */
export function MoveStockForm({ workspace, fromLocationId, fromName, lots, places, chosenLot, chosenPlace }: {
  readonly workspace: string
  readonly fromLocationId: string
  readonly fromName: string
  readonly lots: readonly SendableLot[]
  readonly places: readonly Option[]
  readonly chosenLot?: string
  readonly chosenPlace?: string
}) {
  const ordered = [...lots].sort((a, b) => Number(b.lotId === chosenLot) - Number(a.lotId === chosenLot))
  return (
    <ActionForm action={sendTransferAction} hidden={{ workspace, fromLocationId }} submitLabel="Send" pendingLabel="Sending …" label="Move stock">
      <fieldset>
        <legend className="mb-2 font-medium">How many of which lots</legend>
        <ul className="border-t border-line">
          {ordered.map((lot, index) => (
            <li key={lot.lotId} className={`grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 border-b border-line py-2.5 ${lot.lotId === chosenLot ? 'bg-accent-tint -mx-3 px-3' : ''}`}>
              <div className="min-w-0">
                <p className="font-medium">{lot.itemName}{lot.revision && <span className="font-normal text-ink-soft"> · rev {lot.revision}</span>}</p>
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
                  <span className="font-mono">{lot.code}</span>
                  <span><span className="tabular font-medium text-ink">{lot.free.toLocaleString('en-US')}</span> free{lot.held > 0 && `, ${lot.held.toLocaleString('en-US')} held for restocks`}</span>
                  {(lot.quality !== 'released' || lot.recalled) && <StateBadge state={lot.recalled ? 'recalled' : lot.quality} />}
                </p>
              </div>
              <div className={lot.serialised ? 'grid w-56 grid-cols-2 gap-2' : 'w-28'}>
                {lot.serialised && <NumberField name={`lines[${index}].firstUnit`} label={`First unit of lot ${lot.code}`} hideLabel placeholder="from unit" />}
                <input type="hidden" name={`lines[${index}].lotId`} value={lot.lotId} />
                <NumberField name={`lines[${index}].quantity`} label={`Pieces of lot ${lot.code}`} hideLabel placeholder="0" unit="pcs" />
              </div>
            </li>
          ))}
        </ul>
        <p className="mt-2 text-sm text-ink-soft">Leave a lot empty to leave it at {fromName}. Where units carry numbers, the first one says which go; left open, the lowest are taken. Lots that are not released go to a workshop or warehouse only.</p>
      </fieldset>
      <SelectField name="toLocationId" label="To" placeholder="Choose where it goes" options={places} defaultValue={chosenPlace} className="sm:max-w-sm" />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="carrier" label="Carrier" optional placeholder="Own van, UPS …" />
        <TextField name="trackingCode" label="Tracking code" optional mono />
      </div>
    </ActionForm>
  )
}
