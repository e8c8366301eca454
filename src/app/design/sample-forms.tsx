'use client'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { CheckboxField, DateField, FileField, MoneyField, NumberField, RadioGroup, SelectField, TextArea, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Stepper } from '#ui/stepper.tsx'
import { refuse, refuseByRule, succeed } from './sample-actions.ts'

const WORKSHOPS = [
  { value: 'mm', label: 'Mission Makers, San Francisco', group: 'Can make it' }, { value: 'sb', label: 'South Bay Forms, San Jose', group: 'Can make it' },
  { value: 'of', label: 'Oakland Fab Loft: no capability yet', group: 'Others', disabled: true },
]

export function OrderRunForm() {
  return (
    <ActionForm action={refuse} submitLabel="Order run" pendingLabel="Ordering …" label="Order a run" className="max-w-lg">
      <SelectField name="workshop" label="Workshop" options={WORKSHOPS} placeholder="Choose a workshop" />
      <NumberField name="quantity" label="Quantity" unit="units" defaultValue={12} help="Between 20 and 2,000." />
      <MoneyField name="budget" label="Most it may cost" currency="USD" defaultValue="8900.00" optional />
      <DateField name="ready" label="Needed by" defaultValue="2026-12-04" />
      <TextField name="lot" label="Lot code" mono defaultValue="L261123-1" />
      <TextArea name="note" label="Note for the workshop" optional rows={3} />
      <RadioGroup name="purpose" label="Purpose" defaultValue="pilot" options={[{ value: 'pilot', label: 'Pilot', help: 'Learnings first; counted on the pilot page.' }, { value: 'sale', label: 'For sale' }]} />
      <CheckboxField name="hurry" label="Tell the workshop by e-mail now" defaultChecked />
      <FileField name="drawing" label="Drawing" optional help="PDF or STEP, at most 20 MB." />
    </ActionForm>
  )
}

export function RuleForm() {
  return <ActionForm action={refuseByRule} submitLabel="Release lot" label="Release a lot" className="max-w-lg"><TextField name="reason" label="Reason" defaultValue="Everything looked fine" /></ActionForm>
}

export function RestockForm() {
  return (
    <ActionForm action={succeed} submitLabel="Request restock" size="touch" label="Request a restock" className="max-w-lg">
      <Stepper name="restock" label="Signal Kit" defaultValue={12} min={6} step={6} max={60} unit="units" help="In sixes, at least six." />
    </ActionForm>
  )
}

export function ReportForm() {
  return (
    <ActionForm action={succeed} submitLabel="Report" size="floor" label="Report production" className="max-w-lg">
      <div className="flex flex-wrap gap-6"><Stepper name="good" label="Good" defaultValue={20} size="floor" /><Stepper name="scrap" label="Scrap" defaultValue={1} size="floor" /></div>
    </ActionForm>
  )
}

export function CancelForm() {
  return (
    <ConfirmForm action={succeed} label="Cancel run" title="Cancel RUN-0039?" confirmLabel="Cancel the run" align="left" consequence="Oakland Fab Loft is told at once and its day is free again. Nothing was made yet, so no stock changes.">
      <TextField name="reason" label="Reason" />
    </ConfirmForm>
  )
}
