import { formatMinor } from '#kernel/money.ts'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { NumberField, RadioGroup, SelectField, TextArea } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { acceptProposalAction, declineProposalAction } from '../actions.ts'
import type { ProposalDetail } from '../queries/proposals.ts'

const REVISION_STATES: Readonly<Record<string, string>> = { released: 'released', draft: 'a draft, to be released before the run', superseded: 'an earlier revision' }

/** Takes the proposal, to a revision; another quantity or workshop only with a reason. */
export function AcceptForm({ workspace, proposal }: { readonly workspace: string; readonly proposal: ProposalDetail }) {
  const { result, inputs, placeNames, revisions } = proposal
  const workshops = inputs.method.unitEconomics.candidates.map((offer) => ({
    value: offer.locationId, label: `${placeNames[offer.locationId]?.name ?? 'Workshop'}: ${formatMinor(offer.setupCost, proposal.currency)} setup, ${formatMinor(offer.unitCost, proposal.currency)} a unit`,
  }))
  const make = result.verdict === 'make'
  // A draft with a change note is what was learned in the meantime: it is offered first, before the revision that was sold.
  const first = revisions.find(({ state, changeNote }) => state === 'draft' && changeNote !== '') ?? revisions[0]
  return (
    <ActionForm action={acceptProposalAction} hidden={{ workspace, proposalId: proposal.id, version: proposal.version }} submitLabel={make ? 'Accept: make a draft run' : 'Order all the same'} pendingLabel="Ordering …" variant={make ? 'primary' : 'quiet'} className="max-w-xl">
      <RadioGroup name="toyRevisionId" label="Revision to build" defaultValue={first?.id}
        options={revisions.map(({ id, code, state, changeNote }) => ({ value: id, label: `${code}: ${REVISION_STATES[state] ?? state}`, help: changeNote || undefined }))} />
      {make
        ? (
          <details suppressHydrationWarning>
            <summary className="inline-flex min-h-6 items-center text-sm text-ink-soft underline decoration-line-strong underline-offset-4">Another quantity or workshop</summary>
            <div className="mt-4 grid gap-5"><Differently workshops={workshops} quantity={proposal.quantity} locationId={result.workshop?.locationId} optional /></div>
          </details>
        )
        : <Differently workshops={workshops} />}
    </ActionForm>
  )
}

function Differently({ workshops, quantity, locationId, optional }: { readonly workshops: readonly { value: string; label: string }[]; readonly quantity?: number; readonly locationId?: string; readonly optional?: boolean }) {
  return (
    <>
      <NumberField name="quantity" label="Quantity" unit="units" defaultValue={quantity} className="max-w-52" />
      <SelectField name="locationId" label="Workshop" options={workshops} defaultValue={locationId} placeholder={locationId ? undefined : 'Choose a workshop'} />
      <TextArea name="reason" label="Why not as proposed" optional={optional} rows={2} help="Needed when you differ. Later it is compared with what happened." />
    </>
  )
}

export function DeclineForm({ workspace, proposal }: { readonly workspace: string; readonly proposal: ProposalDetail }) {
  return (
    <ConfirmForm action={declineProposalAction} hidden={{ workspace, proposalId: proposal.id, version: proposal.version }} label="Decline …" title={`Decline ${proposal.number}?`} variant="plain" confirmLabel="Decline the proposal"
      consequence="Nothing is made from it. It stays on the list with your reason.">
      <TextArea name="reason" label="Reason" rows={2} />
    </ConfirmForm>
  )
}
