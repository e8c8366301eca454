import { NumberField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { PageLink } from '#ui/page-link.tsx'
import { registerToyAction } from '../actions.ts'

/** An address, and the number of the toy where its lot is numbered. */
export function BeToldForm({ gtin, lot, numbered, number, back }: {
  readonly gtin: string
  readonly lot: string
  readonly numbered: boolean
  /** As the code on the toy says it. */
  readonly number?: string
  readonly back: string
}) {
  return (
    <ActionForm action={registerToyAction} hidden={{ gtin, lot }} size="touch" submitLabel="Tell me" pendingLabel="Sending …" label="Be told if this toy is recalled" className="max-w-md"
      beside={<PageLink href={back} className="prose-link inline-flex min-h-11 items-center">Back to the toy</PageLink>}>
      <TextField name="email" label="Your e-mail" type="email" autoComplete="email" inputMode="email" maxLength={254} />
      {numbered && <NumberField name="unit" label="Number of the toy" optional defaultValue={number} help="It stands after the lot on the label. A recall may be of some numbers only." />}
    </ActionForm>
  )
}
