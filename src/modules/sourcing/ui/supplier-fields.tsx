import type { Closure } from '#kernel/business-calendar.ts'
import { weekdayName } from '#kernel/calendar-date.ts'
import { plainAmount } from '#kernel/money.ts'
import { CheckboxGroup, DateField, FieldRows, MoneyField, TextArea, TextField } from '#ui/fields.tsx'
import type { SupplierDetail } from '../queries/suppliers.ts'

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const BLANK_ROWS = 2

/** Everything that is known of a supplier, in the order in which one learns it. */
export function SupplierFields({ supplier, currency, country }: { readonly supplier?: SupplierDetail; readonly currency: string; readonly country: string }) {
  const closures: readonly (Closure | null)[] = [...(supplier?.closures ?? []), ...new Array<null>(BLANK_ROWS).fill(null)]
  const own = supplier?.currency ?? currency
  return (
    <>
      <TextField name="name" label="Name" defaultValue={supplier?.name} autoComplete="off" />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField name="contact" label="Contact" optional defaultValue={supplier?.contact} help="Orders begin with “Dear …”." />
        <TextField name="email" label="E-mail for orders" type="email" defaultValue={supplier?.email} />
        <TextField name="phone" label="Phone" optional type="tel" defaultValue={supplier?.phone} />
        <TextField name="street" label="Street" optional defaultValue={supplier?.street} />
        <TextField name="city" label="City" optional defaultValue={supplier?.city} />
        <TextField name="region" label="Region" optional defaultValue={supplier?.region} />
        <div className="grid grid-cols-[1fr_6rem] items-start gap-3">
          <TextField name="postcode" label="Postcode" optional defaultValue={supplier?.postcode} />
          <TextField name="country" label="Country" defaultValue={supplier?.country ?? country} maxLength={2} />
        </div>
        <TextField name="currency" label="Currency" defaultValue={own} maxLength={3} help="All their prices are in it." />
        <MoneyField name="orderCost" label="Freight and handling of one order" currency={own} defaultValue={plainAmount(supplier?.orderCost ?? 0, own)} help="Weighed against a transfer between your places." />
      </div>
      <CheckboxGroup name="workingDays" label="They work on" defaultValues={(supplier?.workingDays ?? WEEK.slice(0, 5)).map(String)} options={WEEK.map((day) => ({ value: String(day), label: weekdayName(day) }))}
        help="Lead times are counted in these days, without the closed ones below." />
      <FieldRows name="closures" label="Closed days" optional>
        {closures.map((closure, index) => (
          <div key={index} className="grid items-start gap-3 sm:grid-cols-[10rem_10rem_1fr]">
            <DateField name={`closures[${index}].firstDay`} label="From" defaultValue={closure?.firstDay} optional={!closure} />
            <DateField name={`closures[${index}].lastDay`} label="To" optional defaultValue={closure?.lastDay} />
            <TextField name={`closures[${index}].reason`} label="Why" optional defaultValue={closure?.reason} placeholder="Lunar New Year" />
          </div>
        ))}
      </FieldRows>
      <TextArea name="note" label="Note" optional rows={2} defaultValue={supplier?.note} />
    </>
  )
}
