import type { FormAction } from '#server/define-action.ts'
import { formatMinor, plainAmount } from '#kernel/money.ts'
import { MoneyField, NumberField, RadioGroup, TextArea, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { closeRunAction } from '../actions.ts'
import type { RunDetail } from '../queries/get-run.ts'
import type { RunDepth } from '../queries/run-depth.ts'

/** What a run cost, as the workshop or the brand states it. Filled with what was stated before, or with the quote. */
export function ActualsForm({ run, depth, workspace, action, size = 'normal' }: { readonly run: RunDetail; readonly depth: RunDepth; readonly workspace: string; readonly action: FormAction; readonly size?: 'normal' | 'floor' }) {
  const { actual } = depth
  const amount = (stated: number | undefined, quoted: number) => plainAmount(stated ?? quoted, run.currency)
  return (
    <ActionForm action={action} hidden={{ workspace, runId: run.id, version: run.version, currency: run.currency }} size={size} submitLabel="Save the cost" label="Actual cost" className="max-w-2xl">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <MoneyField name="setupCost" label="Setup" currency={run.currency} defaultValue={amount(actual?.setupCost, run.setupCost ?? 0)} />
        <MoneyField name="unitsCost" label={`${depth.goodInTheEnd.toLocaleString('en-US')} good units together`} currency={run.currency} defaultValue={amount(actual?.unitsCost, (run.unitCost ?? 0) * depth.goodInTheEnd)} />
        <MoneyField name="scrapCost" label="Charged for scrap" currency={run.currency} defaultValue={amount(actual?.scrapCost, 0)} />
        <MoneyField name="otherCost" label="Anything else" currency={run.currency} defaultValue={amount(actual?.otherCost, 0)} />
        <NumberField name="hours" label="Hours on the machines" unit="h" decimals optional defaultValue={actual?.minutes === null || actual?.minutes === undefined ? undefined : actual.minutes / 60} />
      </div>
      <TextArea name="note" label="Why it differs" rows={2} optional defaultValue={actual?.note} />
    </ActionForm>
  )
}

/** The brand's last word on a run: what is done about the difference, then closed. */
export function CloseForm({ run, depth, workspace }: { readonly run: RunDetail; readonly depth: RunDepth; readonly workspace: string }) {
  const missing = run.quantity - depth.goodInTheEnd
  const reworked = depth.goodInTheEnd === run.goodCount ? '' : ', after rework'
  const quoted = (good: number) => (run.setupCost === null || run.unitCost === null || depth.actual ? '' : ` It costs ${formatMinor(run.setupCost + run.unitCost * good, run.currency)} then.`)
  const units = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'unit' : 'units'}`
  return (
    <ActionForm action={closeRunAction} hidden={{ workspace, runId: run.id, version: run.version }} submitLabel="Close the run" variant="primary" label="Close the run" className="max-w-2xl">
      {missing > 0 && <RadioGroup name="difference" label={`${units(missing)} missing of ${run.quantity.toLocaleString('en-US')}${reworked}`} options={[{ value: 'accept-short', label: 'Leave it at that', help: 'Nothing more is made for this order.' }, { value: 'order-rest', label: 'Order the rest', help: `Makes a draft run of ${units(missing)} at ${run.workshop}.` }]} />}
      {missing < 0 && <RadioGroup name="difference" label={`${units(-missing)} more than ordered${reworked}`} options={[{ value: 'keep-over', label: 'Keep and pay them', help: `They are in the lot already.${quoted(depth.goodInTheEnd)}` }, { value: 'return-over', label: 'Leave them with the workshop', help: `They are not paid. Take them out of the lot under Stock.${quoted(run.quantity)}` }]} />}
      {missing !== 0 && <TextField name="differenceNote" label="Note" optional />}
      <p className="text-sm text-ink-soft">{depth.actual ? 'The cost stands as it was stated.' : `Nobody stated another cost, so the quoted price counts.${missing > 0 ? quoted(depth.goodInTheEnd) : ''}`} After that nothing of it changes.</p>
    </ActionForm>
  )
}
