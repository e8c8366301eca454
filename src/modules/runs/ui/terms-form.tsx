import { MoneyField, NumberField, SelectField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { agreeTermsAction } from '../actions.ts'
import type { TermsPage } from '../queries/order-options.ts'

/** What a workshop makes a toy for. Saving it again for the same two replaces what was agreed. */
export function TermsForm({ workspace, page, toyId, locationId }: { readonly workspace: string; readonly page: TermsPage; readonly toyId?: string; readonly locationId?: string }) {
  return (
    <ActionForm action={agreeTermsAction} hidden={{ workspace, currency: page.currency }} submitLabel="Save terms" className="max-w-2xl">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <SelectField name="locationId" label="Workshop" placeholder="Choose a workshop" defaultValue={locationId} options={page.workshops.map(({ id, name }) => ({ value: id, label: name }))} />
        <SelectField name="toyId" label="Toy" placeholder="Choose a toy" defaultValue={toyId} options={page.toys.map(({ id, name }) => ({ value: id, label: name }))} />
        <MoneyField name="setupCost" label="Setup, each run" currency={page.currency} />
        <MoneyField name="unitCost" label="Price of a good unit" currency={page.currency} help="All in: parts, machine, hands. Scrap is the workshop's." />
        <NumberField name="setupMinutes" label="Setup time" unit="minutes" />
        <NumberField name="secondsPerUnit" label="Time a unit" unit="seconds" />
        <NumberField name="yieldPercent" label="Yield" unit="%" decimals defaultValue="97" help="Good units of those started." />
        <div className="grid grid-cols-2 gap-3">
          <NumberField name="minimumQuantity" label="Smallest run" defaultValue={20} />
          <NumberField name="maximumQuantity" label="Largest run" defaultValue={2000} />
        </div>
      </div>
    </ActionForm>
  )
}
