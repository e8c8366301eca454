import { SelectField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { foundBrandAction } from '../actions.ts'
import { currencyOptions } from './currency-options.ts'
import { timeZoneOptions } from './time-zone-options.ts'

/** Name, address, currency, time zone: what cannot be guessed, and what is hard to change later. */
export function FoundBrandForm() {
  return (
    <ActionForm action={foundBrandAction} size="touch" submitLabel="Open the workspace" pendingLabel="Opening …">
      <TextField name="name" label="Name of the brand" autoComplete="organization" placeholder="Blue Door Toys" />
      <TextField name="slug" label="Its address" optional prefix="/b/" mono autoComplete="off" spellCheck={false} placeholder="blue-door-toys" help="Empty: made from the name. It stays." />
      <SelectField name="currency" label="Currency" options={currencyOptions} defaultValue="USD" help="Of all costs and prices. It stays." />
      <SelectField name="timeZone" label="Time zone" options={timeZoneOptions()} defaultValue="America/Los_Angeles" />
    </ActionForm>
  )
}
