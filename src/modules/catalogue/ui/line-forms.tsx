import { LinkButton } from '#ui/button.tsx'
import { CheckboxField, NumberField, SelectField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { addPartToToyAction, removeBomLineAction, setBomLineAction } from '../actions.ts'
import type { PartOption } from '../queries/parts.ts'
import type { BomLine } from '../store.ts'
import { PartFields } from './part-fields.tsx'

/** The form for a new part stays open for so many: a toy is begun with three or four. */
const EASY_BEGINNING = 4

type Hidden = Readonly<Record<string, string | number>>

/** Changes or removes the chosen line of a draft. */
export function EditLine({ hidden, line, parts, closeHref }: { readonly hidden: Hidden; readonly line: BomLine; readonly parts: readonly PartOption[]; readonly closeHref: string }) {
  return (
    <div key={line.findNumber} className="border-b border-l-4 border-line border-l-accent px-4 py-4">
      <p className="mb-3 font-semibold">Line {line.findNumber}: {line.partName}</p>
      <ActionForm action={setBomLineAction} hidden={{ ...hidden, findNumber: line.findNumber }} submitLabel="Save line" variant="quiet" label={`Line ${line.findNumber}`} beside={<LinkButton href={closeHref} variant="plain" scroll={false}>Close</LinkButton>}>
        <div className="grid items-start gap-4 sm:grid-cols-[1fr_7rem]">
          <SelectField name="partRevisionId" label="Part" options={parts.length > 0 ? parts : [{ value: line.partRevisionId, label: `${line.partName}, rev. ${line.partRevisionCode} · ${line.partNumber}` }]} defaultValue={line.partRevisionId} />
          <NumberField name="quantity" label="In one toy" unit="×" defaultValue={line.quantity} />
        </div>
        <CheckboxField name="replaceable" label="Can be replaced at home" defaultChecked={line.replaceable} />
      </ActionForm>
      <ActionForm action={removeBomLineAction} hidden={{ ...hidden, findNumber: line.findNumber }} submitLabel="Remove line" variant="danger" className="mt-3" label={`Remove line ${line.findNumber}`} />
    </div>
  )
}

/** Adds a part that exists, or a new one with its line in one go. */
export function AddLine({ hidden, parts, nextNumber, currency, first }: { readonly hidden: Hidden; readonly parts: readonly PartOption[]; readonly nextNumber: number; readonly currency: string; readonly first: boolean }) {
  return (
    <div className="mt-5 grid gap-3">
      <details suppressHydrationWarning open={nextNumber <= EASY_BEGINNING} className="border-b border-line pb-3">
        <summary className="flex min-h-9 cursor-pointer items-center font-semibold">{first ? 'Add the first part' : 'Add a new part'}</summary>
        <ActionForm action={addPartToToyAction} hidden={hidden} submitLabel={`Add as line ${nextNumber}`} pendingLabel="Adding …" className="mt-2" label="A new part">
          <PartFields currency={currency} />
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <NumberField name="quantity" label="In one toy" unit="×" defaultValue={1} />
            <CheckboxField name="replaceable" label="Can be replaced at home" defaultChecked className="self-end" />
          </div>
        </ActionForm>
      </details>
      {parts.length > 0 && (
        <details suppressHydrationWarning className="border-b border-line pb-3">
          <summary className="flex min-h-9 cursor-pointer items-center font-semibold">Add a part you have</summary>
          <ActionForm action={setBomLineAction} hidden={{ ...hidden, findNumber: nextNumber }} submitLabel={`Add as line ${nextNumber}`} className="mt-2" label="A part you have">
            <div className="grid items-start gap-4 sm:grid-cols-[1fr_7rem]">
              <SelectField name="partRevisionId" label="Part" options={parts} placeholder="Choose a part" />
              <NumberField name="quantity" label="In one toy" unit="×" defaultValue={1} />
            </div>
            <CheckboxField name="replaceable" label="Can be replaced at home" defaultChecked />
          </ActionForm>
        </details>
      )}
    </div>
  )
}
