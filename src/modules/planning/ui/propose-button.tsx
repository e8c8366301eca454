import { ActionForm } from '#ui/form.tsx'
import { proposeNextRunAction } from '../actions.ts'

/** Computes a proposal and goes to it. */
export function ProposeButton({ workspace, skuId, pilotId, again, quiet }: { readonly workspace: string; readonly skuId: string; readonly pilotId?: string; readonly again?: boolean; readonly quiet?: boolean }) {
  return <ActionForm action={proposeNextRunAction} hidden={{ workspace, skuId, pilotId }} submitLabel={again ? 'Propose again' : 'Plan the next run'} pendingLabel="Computing …" variant={again || quiet ? 'quiet' : 'primary'} />
}
