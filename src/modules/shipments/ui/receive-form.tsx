import { NumberField, TextField } from '#ui/fields.tsx'
import { ActionForm, type FormAction } from '#ui/form.tsx'
import type { ShipmentPage } from '../queries.ts'

/** What arrived, line by line; filled in as sent, so that a complete delivery is one press. `action`: the door of brand, shop or workshop. */
export function ReceiveForm({ action, workspace, shipment, size = 'normal' }: { readonly action: FormAction; readonly workspace: string; readonly shipment: ShipmentPage; readonly size?: 'normal' | 'touch' | 'floor' }) {
  return (
    <ActionForm action={action} hidden={{ workspace, shipmentId: shipment.id, version: shipment.version }} submitLabel="Receive" pendingLabel="Receiving …" size={size} label={`Receive ${shipment.number}`}>
      <ul className="border-t border-line">
        {shipment.lines.map((line, index) => (
          <li key={line.id} className="grid gap-x-6 gap-y-3 border-b border-line py-4 sm:grid-cols-[1fr_8rem_16rem] sm:items-start">
            <div>
              <p className="font-medium">{line.itemName}</p>
              <p className="text-sm text-ink-soft"><span className="font-mono">{line.lotCode}</span> · {line.quantity.toLocaleString('en-US')} sent</p>
              <input type="hidden" name={`lines[${index}].lineId`} value={line.id} />
            </div>
            <NumberField name={`lines[${index}].received`} label="Arrived" defaultValue={line.quantity} unit={`of ${line.quantity}`} />
            <TextField name={`lines[${index}].discrepancy`} label="If short, why" optional placeholder="Box open, damaged …" />
          </li>
        ))}
      </ul>
    </ActionForm>
  )
}
