import { ConfirmForm } from '#ui/confirm-form.tsx'
import { NumberField, SelectField, TextField, type Option } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { countStockAction, scrapStockAction, transferStockAction, undoMoveAction } from '../actions.ts'
import type { LotBalance } from '../queries/get-lot-page.ts'

interface CorrectionProps {
  readonly workspace: string
  readonly lotId: string
  readonly balances: readonly LotBalance[]
  /** Each unit carries its number: the forms ask which ones. */
  readonly serialised: boolean
}

/** Somebody counted something else than the books say. */
export function CountForm({ workspace, lotId, balances }: Omit<CorrectionProps, 'serialised'>) {
  return (
    <ActionForm action={countStockAction} hidden={{ workspace, lotId, ...Object.fromEntries(balances.flatMap(({ locationId, onHand }, index) => [[`seen[${index}].locationId`, locationId], [`seen[${index}].onHand`, onHand]])) }} submitLabel="Enter the count" variant="quiet" label="Enter a count">
      <PlaceField balances={balances} />
      <NumberField name="counted" label="Counted" unit="pieces" help="All pieces of this lot at the place, those held for restocks too." />
      <TextField name="reason" label="Reason" help="Shown in the lot's history." placeholder="Shelf count, found behind the counter …" />
    </ActionForm>
  )
}

/** Pieces that leave stock for good. */
export function ScrapForm({ workspace, lotId, balances, serialised }: CorrectionProps) {
  return (
    <ActionForm action={scrapStockAction} hidden={{ workspace, lotId }} submitLabel="Scrap" variant="danger" label="Scrap pieces">
      <PlaceField balances={balances} />
      <NumberField name="quantity" label="Scrap" unit="pieces" help="Broken, used as a sample, given away. Pieces held for restocks are not touched." />
      {serialised && <FirstUnit />}
      <TextField name="reason" label="Reason" placeholder="Failed at inspection, crushed in transit …" />
    </ActionForm>
  )
}

/** Part of the lot is at another place already; what stays keeps its lot and its label. */
export function TransferForm({ workspace, lotId, balances, serialised, places }: CorrectionProps & { readonly places: readonly Option[] }) {
  return (
    <ActionForm action={transferStockAction} hidden={{ workspace, lotId }} submitLabel="Book the move" variant="quiet" label="Book a move that has happened">
      <PlaceField balances={balances} name="fromLocationId" label="From" />
      <SelectField name="toLocationId" label="It is now at" placeholder="Choose the place" options={places} />
      <NumberField name="quantity" label="Moved" unit="pieces" help="What stays keeps its lot and its label, and so does what went." />
      {serialised && <FirstUnit />}
      <TextField name="reason" label="Reason" placeholder="Carried over, kept for the pop-up …" />
    </ActionForm>
  )
}

function FirstUnit() {
  return <NumberField name="firstUnit" label="First of these units" optional help="Left open, the lowest numbers of the place are taken to have gone." />
}

function PlaceField({ balances, name = 'locationId', label = 'Place' }: { readonly balances: readonly LotBalance[]; readonly name?: string; readonly label?: string }) {
  const [only] = balances
  if (balances.length === 1 && only) {
    return <p><span className="font-medium">{label}</span><br />{only.placeName}, {only.onHand.toLocaleString('en-US')} on the books<input type="hidden" name={name} value={only.locationId} /></p>
  }
  return <SelectField name={name} label={label} placeholder="Choose the place" options={balances.map((row) => ({ value: row.locationId, label: `${row.placeName} (${row.onHand.toLocaleString('en-US')} on the books)` }))} />
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
