import { unitWords } from '#kernel/unit-range.ts'
import { NumberField, TextField } from '#ui/fields.tsx'
import { ActionForm, type FormAction } from '#ui/form.tsx'
import { Stepper } from '#ui/stepper.tsx'
import type { ShipmentPage } from '../queries.ts'

/** What arrived, line by line; filled in as sent, so that a complete delivery is one press. `action`: the door of brand, shop or workshop. */
export function ReceiveForm({ action, workspace, shipment, size = 'normal' }: { readonly action: FormAction; readonly workspace: string; readonly shipment: ShipmentPage; readonly size?: 'normal' | 'floor' }) {
  const floor = size === 'floor'
  return (
    <ActionForm action={action} hidden={{ workspace, shipmentId: shipment.id, version: shipment.version }} submitLabel={floor ? 'It is here' : 'Receive'} pendingLabel="Receiving …" size={size} label={`Receive ${shipment.number}`}>
      <ul className="border-t border-line">
        {shipment.lines.map((line, index) => {
          const arrived = { name: `lines[${index}].received`, label: 'Arrived', defaultValue: line.quantity, unit: `of ${line.quantity.toLocaleString('en-US')}` }
          return (
            <li key={line.id} className={`grid gap-x-6 gap-y-3 border-b border-line py-4 sm:items-start ${floor ? 'sm:grid-cols-[1fr_auto]' : 'sm:grid-cols-[1fr_8rem_16rem]'}`}>
              <div>
                <p className={floor ? 'text-lg leading-tight font-semibold' : 'font-medium'}>{line.itemName}</p>
                <p className={`mt-0.5 text-ink-soft ${floor ? 'text-base' : 'text-sm'}`}>Lot <span className="font-mono text-sm">{line.lotCode}</span> · {line.quantity.toLocaleString('en-US')} sent{line.units && line.units.length > 0 && <>, {line.unitsNamed ? '' : 'taken to be '}{unitWords(line.units)}</>}</p>
                <input type="hidden" name={`lines[${index}].lineId`} value={line.id} />
              </div>
              {floor ? <Stepper {...arrived} size="floor" max={line.quantity} /> : <NumberField {...arrived} />}
              <TextField name={`lines[${index}].discrepancy`} label={floor ? 'If some are missing, what happened' : 'If short, why'} optional placeholder="Box open, damaged …" className={floor ? 'sm:col-span-2' : undefined} />
            </li>
          )
        })}
      </ul>
    </ActionForm>
  )
}
