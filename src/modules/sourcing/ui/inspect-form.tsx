import { NumberField, RadioGroup, TextArea } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { inspectLotAction } from '../actions.ts'
import type { IncomingSample, ReceiptView } from '../queries/receipts.ts'

/** What was found on a received lot, and what becomes of it. */
export function InspectForm({ receipt, sample, workspace }: { readonly receipt: ReceiptView; readonly sample: IncomingSample | null; readonly workspace: string }) {
  const size = sample ? Math.min(sample.n, receipt.onHand) : undefined
  return (
    <ActionForm action={inspectLotAction} hidden={{ workspace, receiptId: receipt.id, lotVersion: receipt.lotVersion }} submitLabel="Record and decide" className="max-w-xl">
      {sample && (
        <p className="border-l-2 border-accent pl-4">
          Look at <strong className="tabular">{size!.toLocaleString('en-US')}</strong> of {receipt.onHand.toLocaleString('en-US')} pieces; {sample.ac === 0 ? 'one bad piece fails the lot' : `up to ${sample.ac} bad ones pass`}.
          <span className="block text-sm text-ink-soft">Level {sample.level}, AQL {sample.aql}, {sample.edition}.</span>
        </p>
      )}
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <NumberField name="checked" label="Looked at" unit="pcs" defaultValue={size} />
        <NumberField name="defects" label="Of those not good" unit="pcs" defaultValue={0} />
      </div>
      <RadioGroup name="decision" label="What becomes of the lot" defaultValue="release" options={[
        { value: 'release', label: 'Release it', help: 'It can be built in and moved.' }, { value: 'hold', label: 'Hold it', help: 'Nobody uses it until somebody decides.' },
        { value: 'reject', label: 'Reject it', help: 'For good. It can go back to the supplier.' },
      ]} />
      <TextArea name="reason" label="What was found" optional rows={2} help="Needed when the lot is not released. The supplier will ask." />
    </ActionForm>
  )
}
