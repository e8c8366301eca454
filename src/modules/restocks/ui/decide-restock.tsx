import { ConfirmForm } from '#ui/confirm-form.tsx'
import { dayText } from '#ui/date-text.tsx'
import { TextArea, TextField } from '#ui/fields.tsx'
import { ActionForm, type FormAction } from '#ui/form.tsx'
import { acceptRestockAction, closeRestockAction, declineRestockAction, promiseAgainAction, startPickingAction } from '../actions.ts'
import type { RestockDetail } from '../queries/get-restock.ts'

/** What the brand can do next with a restock: one main action, the others beside it. `shipAction` is the shipments room's. */
export function DecideRestock({ restock, workspace, abilities, shipAction }: {
  readonly restock: RestockDetail
  readonly workspace: string
  readonly abilities: { readonly accept: boolean; readonly fulfil: boolean; readonly ship: boolean }
  readonly shipAction: FormAction
}) {
  const hidden = { workspace, restockId: restock.id, version: restock.version }
  const { state, number, shop } = restock
  const open = state === 'submitted' || state === 'promised'
  return (
    <>
      {open && abilities.accept && (
        <>
          <ConfirmForm action={declineRestockAction} hidden={hidden} label="Decline …" title={`Decline ${number}?`} consequence={`${shop.name} reads your reason at once. A declined request is not taken up again; the shop can ask anew.`} confirmLabel="Decline it">
            <TextArea name="reason" label="Reason for the shop" rows={3} />
          </ConfirmForm>
          <ActionForm action={promiseAgainAction} hidden={hidden} submitLabel="Promise again" pendingLabel="Working it out …" variant="quiet" label="Promise again" layout="row" />
        </>
      )}
      {state === 'promised' && abilities.accept && <ActionForm action={acceptRestockAction} hidden={hidden} submitLabel={restock.promisedOn ? `Accept for ${dayText(restock.promisedOn)}` : 'Accept'} pendingLabel="Holding …" label="Accept" layout="row" />}
      {state === 'accepted' && abilities.fulfil && <ActionForm action={startPickingAction} hidden={hidden} submitLabel="Start picking" label="Start picking" layout="row" />}
      {state === 'picking' && abilities.ship && (
        <ConfirmForm action={shipAction} hidden={hidden} label="Ship …" title={`Ship ${number} to ${shop.name}?`} variant="primary" consequence="The picked lots leave stock and are on the way. The shop is told, and counts them when they arrive." confirmLabel="Ship it">
          <div className="grid gap-4"><TextField name="carrier" label="Carrier" optional placeholder="Own van, UPS …" /><TextField name="trackingCode" label="Tracking number" optional mono /></div>
        </ConfirmForm>
      )}
      {state === 'received' && abilities.fulfil && <ActionForm action={closeRestockAction} hidden={hidden} submitLabel="Close" variant="quiet" label="Close" layout="row" />}
    </>
  )
}
