import type { BrandActor } from '#auth/actor.ts'
import { may } from '#auth/permissions.ts'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { TextArea } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { holdLotAction, rejectLotAction, releaseLotAction } from '../actions.ts'
import { lotMachine, type LotQuality } from '../domain/lot-state.ts'

/** What may be decided about a lot in its present state. The gate answers in the form: rule, source, what is missing. */
export function LotDisposition({ workspace, actor, lot, releaseFirst = true }: {
  readonly workspace: string
  readonly actor: BrandActor
  readonly lot: { readonly id: string; readonly code: string; readonly quality: LotQuality; readonly recalled: boolean; readonly version: number }
  /** The release is the page's one main action. */
  readonly releaseFirst?: boolean
}) {
  if (!may(actor, 'quality:dispose')) return null
  const hidden = { workspace, lotId: lot.id, version: lot.version }
  const can = (verb: keyof typeof lotMachine.verbs) => lotMachine.verbs[verb].from.includes(lot.quality)
  return (
    <>
      {can('hold') && (
        <ConfirmForm label="Put on hold …" variant="quiet" title={`Put lot ${lot.code} on hold?`} confirmLabel="Put on hold" action={holdLotAction} hidden={hidden}
          consequence={<p>From then on nothing of it can be promised or shipped, wherever it lies. Restocks it was promised to wait.</p>}>
          <TextArea name="reason" label="Reason" rows={2} placeholder="Three wheels loose at the Mission shop" />
        </ConfirmForm>
      )}
      {can('reject') && (
        <ConfirmForm label="Reject …" title={`Reject lot ${lot.code}?`} confirmLabel="Reject for good" action={rejectLotAction} hidden={hidden}
          consequence={<p>This is final: the lot never becomes stock. Scrap its pieces on the lot’s page afterwards.</p>}>
          <TextArea name="reason" label="Reason" rows={2} />
        </ConfirmForm>
      )}
      {can('release') && <ActionForm action={releaseLotAction} hidden={hidden} submitLabel="Release lot" pendingLabel="Releasing …" variant={releaseFirst ? 'primary' : 'quiet'} label={`Release lot ${lot.code}`} className="max-w-md" />}
    </>
  )
}
