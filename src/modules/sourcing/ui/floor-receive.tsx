import { CheckboxField, DateField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Stepper } from '#ui/stepper.tsx'
import { receiveOnFloorAction } from '../actions.ts'
import type { ExpectedLine, ExpectedOrder } from '../queries/expected.ts'

/** How many of one part came, filled in as all that is open, so that a complete box is one press. */
export function FloorReceive({ order, line, workspace }: { readonly order: ExpectedOrder; readonly line: ExpectedLine; readonly workspace: string }) {
  const open = line.quantity - line.received
  return (
    <ActionForm key={`${line.id} ${line.received}`} action={receiveOnFloorAction} hidden={{ workspace, lineId: line.id, orderVersion: order.version }} submitLabel="It is here" pendingLabel="Receiving …" size="floor" label={`Receive ${line.partName}`}>
      <Stepper name="quantity" label="Came" defaultValue={open} min={1} unit={`of ${open.toLocaleString('en-US')}`} size="floor" />
      <TextField name="supplierLot" label="Their lot code" optional mono help="On the box or the delivery note." />
      <DateField name="expiresOn" label="Good until" optional className="w-fit" />
      <CheckboxField name="confirmOver" label="Take the surplus" help={`Only when more came than was ordered and ${order.brandName} agrees: it pays for it.`} />
    </ActionForm>
  )
}
