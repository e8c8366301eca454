import { TextField } from '#ui/fields.tsx'
import { ActionForm, type FormAction } from '#ui/form.tsx'
import { Stepper } from '#ui/stepper.tsx'
import type { RestockShipment } from '../queries/get-restock.ts'

/** Counts what is in the parcel. Everything is filled in as sent; only what is short needs a word. `action` is the shipments room's. */
export function ReceiveForm({ action, workspace, shipment }: { readonly action: FormAction; readonly workspace: string; readonly shipment: RestockShipment }) {
  return (
    <ActionForm action={action} hidden={{ workspace, shipmentId: shipment.id, version: shipment.version }} size="touch" submitLabel="It is here: put it on the shelf" pendingLabel="Receiving …">
      <ul className="border-t border-line">
        {shipment.lines.map((line, index) => (
          <li key={line.id} className="grid gap-x-8 gap-y-3 border-b border-line py-4 sm:grid-cols-[1fr_auto_minmax(14rem,1fr)] sm:items-start">
            <p><span className="block font-semibold">{line.name}</span><span className="text-sm text-ink-soft">Lot <span className="font-mono">{line.lot}</span> · {line.quantity} sent</span></p>
            <div>
              <input type="hidden" name={`lines[${index}].lineId`} value={line.id} />
              <Stepper name={`lines[${index}].received`} label="Arrived" defaultValue={line.quantity} max={line.quantity} unit={`of ${line.quantity}`} />
            </div>
            <TextField name={`lines[${index}].discrepancy`} label="If some are missing" optional placeholder="Box open, one broken …" />
          </li>
        ))}
      </ul>
    </ActionForm>
  )
}
