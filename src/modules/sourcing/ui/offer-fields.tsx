import { plainAmount } from '#kernel/money.ts'
import { DateField, MoneyField, NumberField, TextField } from '#ui/fields.tsx'
import type { OfferView } from '../queries/offers.ts'

const ROWS = 5

/** Terms and prices of an offer. */
export function OfferFields({ offer, currency, today }: { readonly offer?: OfferView; readonly currency: string; readonly today: string }) {
  return (
    <>
      <div className="grid items-start gap-5 sm:grid-cols-3">
        <NumberField name="minimum" label="Smallest order" unit="pcs" defaultValue={offer?.minimum ?? 1} />
        <NumberField name="multiple" label="In multiples of" unit="pcs" defaultValue={offer?.multiple ?? 1} />
        <NumberField name="leadDays" label="Lead time" unit="working days" defaultValue={offer?.leadDays} />
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium">Price of one piece</legend>
        {Array.from({ length: ROWS }, (_, index) => {
          const step = offer?.breaks[index]
          return (
            <div key={index} className="grid max-w-md grid-cols-2 items-start gap-3">
              <NumberField name={`breaks[${index}].quantity`} label={index === 0 ? 'From' : `From, row ${index + 1}`} hideLabel={index > 0} unit="pcs" defaultValue={step?.quantity ?? (index === 0 ? 1 : undefined)} optional={index > 0} />
              <MoneyField name={`breaks[${index}].unitPrice`} label={index === 0 ? 'Price' : `Price, row ${index + 1}`} hideLabel={index > 0} currency={currency} defaultValue={step && plainAmount(step.unitPrice, currency)} optional={index > 0} />
            </div>
          )
        })}
        <p className="text-sm text-ink-soft">Leave rows empty that you do not need. Orders take the next price by themselves where the larger order costs less.</p>
      </fieldset>
      <div className="grid items-start gap-5 sm:grid-cols-3">
        <DateField name="validFrom" label="Valid from" defaultValue={offer?.validFrom ?? today} />
        <DateField name="validTo" label="Last day" optional defaultValue={offer?.validTo} />
        <TextField name="supplierCode" label="Their article number" optional mono defaultValue={offer?.supplierCode} />
      </div>
    </>
  )
}
