'use client'
import { useState } from 'react'
import { Plus } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { CheckboxField, NumberField, SelectField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { setChecklistAction } from '../actions.ts'
import type { ChecklistItem } from '../domain/checklist.ts'
import type { AqlByClass } from '../domain/inspection-plan.ts'

const KINDS = [
  { value: '', label: 'Pass or fail' }, { value: 'numeric', label: 'Measured value' }, { value: 'count', label: 'Count' }, { value: 'text', label: 'Words' }, { value: 'photo', label: 'Photo' },
]
const CLASSES = [{ value: 'critical', label: 'Critical: can hurt' }, { value: 'major', label: 'Major: does not work' }, { value: 'minor', label: 'Minor: looks wrong' }]
const LEVELS = [
  { value: 'I', label: 'I: fewer units' }, { value: 'II', label: 'II: usual' }, { value: 'III', label: 'III: more units' },
  { value: 'S-1', label: 'S-1: very few' }, { value: 'S-2', label: 'S-2' }, { value: 'S-3', label: 'S-3' }, { value: 'S-4', label: 'S-4' },
]
const AQLS = ['0.065', '0.10', '0.15', '0.25', '0.40', '0.65', '1.0', '1.5', '2.5', '4.0', '6.5', '10'].map((value) => ({ value, label: value }))
const BLANKS = 3

/** A toy's checklist. Rows without a question are left out, so the blank ones at the end serve without JavaScript too. */
export function ChecklistEditor({ workspace, toyId, revision, title, level, aql, items }: {
  readonly workspace: string
  readonly toyId: string
  readonly revision: number
  readonly title: string
  readonly level: string
  readonly aql: AqlByClass
  readonly items: readonly ChecklistItem[]
}) {
  const [blanks, setBlanks] = useState(items.length === 0 ? 6 : BLANKS)
  const rows: (ChecklistItem | null)[] = [...items, ...Array.from({ length: blanks }, () => null)]
  return (
    <ActionForm key={revision} action={setChecklistAction} hidden={{ workspace, toyId, revision }} submitLabel={revision === 0 ? 'Save the checklist' : `Save as revision ${revision + 1}`} label="Checklist">
      <TextField name="title" label="Title" defaultValue={title} className="max-w-xl" />
      <fieldset>
        <legend className="mb-2 text-md font-semibold">Questions, asked of every unit of the sample</legend>
        <ol className="border-t border-line">
          {rows.map((item, index) => <Row key={item?.key ?? `new-${index}`} item={item} index={index} />)}
        </ol>
        <Button className="js-only mt-3" icon={<Plus aria-hidden />} onClick={() => setBlanks((count) => count + 1)}>Another question</Button>
        <p className="mt-2 text-sm text-ink-soft">Empty a question to take it out. Earlier inspections keep what they were asked.</p>
      </fieldset>
      <fieldset>
        <legend className="mb-2 text-md font-semibold">How many units, and how strict</legend>
        <div className="grid gap-x-4 gap-y-5 sm:grid-cols-4">
          <SelectField name="level" label="Inspection level" options={LEVELS} defaultValue={level} />
          <SelectField name="aql.critical" label="Critical" options={[{ value: '0', label: 'none allowed' }]} defaultValue="0" help="House rule: one critical defect rejects the lot." />
          <SelectField name="aql.major" label="Major, AQL" options={AQLS} placeholder="not inspected for" defaultValue={aql.major} />
          <SelectField name="aql.minor" label="Minor, AQL" options={AQLS} placeholder="not inspected for" defaultValue={aql.minor} />
        </div>
      </fieldset>
    </ActionForm>
  )
}

function Row({ item, index }: { readonly item: ChecklistItem | null; readonly index: number }) {
  const name = `items[${index}]`
  return (
    <li className="grid gap-x-3 gap-y-3 border-b border-line py-3 sm:grid-cols-[1.5rem_minmax(14rem,1fr)_10rem_11rem] lg:grid-cols-[1.5rem_minmax(14rem,1fr)_9rem_10.5rem_5rem_5rem_5rem]">
      <span aria-hidden className="tabular pt-2 text-sm text-ink-soft max-sm:hidden">{index + 1}</span>
      <div>
        {item && <input type="hidden" name={`${name}.key`} value={item.key} />}
        <TextField name={`${name}.prompt`} label={`Question ${index + 1}`} hideLabel defaultValue={item?.prompt} placeholder={item ? undefined : 'No sharp edge, point or splinter'} />
        {item?.onFail?.note && <CheckboxField name={`${name}.notePlease`} label="A failed answer needs words" defaultChecked />}
      </div>
      <SelectField name={`${name}.kind`} label={`Kind of answer ${index + 1}`} hideLabel options={KINDS} defaultValue={item && item.kind !== 'passFail' ? item.kind : ''} />
      <SelectField name={`${name}.defectClass`} label={`Class of defect ${index + 1}`} hideLabel options={CLASSES} placeholder="Class when it fails" defaultValue={item?.defectClass} />
      <div className="grid grid-cols-3 gap-2 sm:col-span-3 sm:col-start-2 lg:contents">
        <NumberField name={`${name}.lower`} label={`Lower limit ${index + 1}`} hideLabel decimals placeholder="from" defaultValue={item?.lower} />
        <NumberField name={`${name}.upper`} label={`Upper limit ${index + 1}`} hideLabel decimals placeholder="to" defaultValue={item?.upper} />
        <TextField name={`${name}.unit`} label={`Unit ${index + 1}`} hideLabel placeholder="unit" defaultValue={item?.unit} />
      </div>
    </li>
  )
}
