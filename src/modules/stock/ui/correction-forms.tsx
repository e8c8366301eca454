import { ConfirmForm } from '#ui/confirm-form.tsx'
import { NumberField, SelectField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { countStockAction, scrapStockAction, undoMoveAction } from '../actions.ts'
import type { LotBalance } from '../queries/get-lot-page.ts'

interface CorrectionProps {
  readonly workspace: string
  readonly lotId: string
  readonly balances: readonly LotBalance[]
}

/** Somebody counted something else than the books say. */
export function CountForm({ workspace, lotId, balances }: CorrectionProps) {
  return (
    <ActionForm action={countStockAction} hidden={{ workspace, lotId, ...(balances.length === 1 && { seen: balances[0]!.onHand }) }} submitLabel="Enter the count" variant="quiet" label="Enter a count">
      <PlaceField balances={balances} />
      <NumberField name="counted" label="Counted" unit="pieces" help="All pieces of this lot at the place, those held for restocks too." />
      <TextField name="reason" label="Reason" help="Shown in the lot's history." placeholder="Shelf count, found behind the counter …" />
    </ActionForm>
  )
}

/** Pieces that leave stock for good. */
export function ScrapForm({ workspace, lotId, balances }: CorrectionProps) {
  return (
    <ActionForm action={scrapStockAction} hidden={{ workspace, lotId }} submitLabel="Scrap" variant="danger" label="Scrap pieces">
      <PlaceField balances={balances} />
      <NumberField name="quantity" label="Scrap" unit="pieces" help="Broken, used as a sample, given away. Pieces held for restocks are not touched." />
      <TextField name="reason" label="Reason" placeholder="Failed at inspection, crushed in transit …" />
    </ActionForm>
  )
}

function PlaceField({ balances }: { readonly balances: readonly LotBalance[] }) {
  const [only] = balances
  if (balances.length === 1 && only) {
    return <p><span className="font-medium">Place</span><br />{only.placeName}, {only.onHand.toLocaleString('en-US')} on the books<input type="hidden" name="locationId" value={only.locationId} /></p>
  }
  return <SelectField name="locationId" label="Place" placeholder="Choose the place" options={balances.map((row) => ({ value: row.locationId, label: `${row.placeName} (${row.onHand.toLocaleString('en-US')} on the books)` }))} />
}

/** Takes a movement back by a reversal, with confirmation and reason. */
export function UndoMove({ workspace, moveId, words }: { readonly workspace: string; readonly moveId: string; readonly words: string }) {
  return (
    <ConfirmForm label="Undo …" size="small" variant="quiet" title="Undo this movement?" confirmLabel="Undo it" action={undoMoveAction} hidden={{ workspace, moveId }}
      consequence={<p>A reversing movement is added ({words}). Both stay in the ledger.</p>}>
      <TextField name="reason" label="Reason" placeholder="Typed the wrong number" />
    </ConfirmForm>
  )
}
