import { Undo2 } from 'lucide-react'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { RadioGroup } from '#ui/fields.tsx'
import { undoReceiptOnFloorAction } from '../actions.ts'
import type { ArrivedLot, ExpectedLine } from '../queries/expected.ts'

/** Reasons to tap with gloves on; the brand reads them in the order's history. */
const REASONS = ['Counted wrong', 'Another part was in the box', 'Taken in by mistake']

/** Takes back what the workshop received itself. */
export function FloorUndoReceipt({ line, lot, workspace }: { readonly line: ExpectedLine; readonly lot: ArrivedLot; readonly workspace: string }) {
  return (
    <ConfirmForm action={undoReceiptOnFloorAction} hidden={{ workspace, receiptId: lot.id }} size="floor" variant="quiet" icon={<Undo2 aria-hidden />} label="Take back …" title={`Take ${lot.lotCode} back?`}
      consequence={`${lot.quantity.toLocaleString('en-US')} × ${line.partName} count as not come, and can be received again. The brand sees both.`} confirmLabel="Take it back">
      <RadioGroup name="reason" label="Why?" defaultValue={REASONS[0]} options={REASONS.map((value) => ({ value, label: value }))} />
    </ConfirmForm>
  )
}
