import { CheckboxField, RadioGroup, TextArea } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { orderRunAction } from '../actions.ts'
import type { OrderOptions } from '../queries/order-options.ts'
import { OfferChoice } from './offer-choice.tsx'

const REVISION_STATES: Readonly<Record<string, string>> = { released: 'released', draft: 'draft: release it before the run', superseded: 'an earlier revision' }

/** Workshop, revision, note: everything of an order but SKU and quantity, which the page has already. */
export function OrderRunForm({ workspace, options, quantity, pilotId }: { readonly workspace: string; readonly options: OrderOptions; readonly quantity: number; readonly pilotId?: string }) {
  const { sku, revisions, offers } = options
  const first = offers.find(({ problem }) => problem === '')
  return (
    <ActionForm action={orderRunAction} hidden={{ workspace, skuId: sku.id, quantity, pilotId }} submitLabel={`Order ${quantity.toLocaleString('en-US')}`} pendingLabel="Ordering …" className="max-w-3xl">
      <OfferChoice offers={offers} currency={sku.currency} quantity={quantity} chosen={first?.locationId} />
      <RadioGroup name="toyRevisionId" label="Revision to build" defaultValue={revisions[0]?.id}
        options={revisions.map(({ id, code, state, changeNote }) => ({ value: id, label: `${code}: ${REVISION_STATES[state] ?? state}`, help: changeNote || undefined }))} />
      <TextArea name="note" label="Note to the workshop" optional rows={2} />
      <CheckboxField name="asDraft" label="Keep it as a draft" help="The workshop is not asked yet. You can ask for the quote later." />
    </ActionForm>
  )
}
