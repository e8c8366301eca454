import { plainAmount } from '#kernel/money.ts'
import { CheckboxField, MoneyField, NumberField, SelectField, TextField } from '#ui/fields.tsx'
import { EDITIONS } from '../schemas.ts'
import type { SkuDetail } from '../queries/toys.ts'
import { EDITION_WORDS, options } from './words.ts'

/** What may change about an edition; code and GTIN are printed and stay. */
export function SkuFields({ currency, sku }: { readonly currency: string; readonly sku?: SkuDetail }) {
  return (
    <>
      <TextField name="name" label="Name on the shelf" defaultValue={sku?.name} placeholder="Tide Station, Bay Area edition" />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField name="edition" label="Edition" options={options(EDITION_WORDS, EDITIONS)} defaultValue={sku?.edition ?? 'standard'} />
        <TextField name="region" label="Region or theme" optional defaultValue={sku?.region} />
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <MoneyField name="wholesalePrice" label="Shops pay" currency={currency} defaultValue={sku && plainAmount(sku.wholesalePrice, currency)} />
        <MoneyField name="retailPrice" label="People pay" currency={currency} defaultValue={sku && plainAmount(sku.retailPrice, currency)} />
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <NumberField name="minimum" label="Smallest restock" unit="units" defaultValue={sku?.minimum ?? 1} />
        <NumberField name="multiple" label="In multiples of" unit="units" defaultValue={sku?.multiple ?? 1} help="A carton, for example." />
      </div>
      <CheckboxField name="serialised" label="Each unit carries its own number" defaultChecked={sku?.serialised} help="Lots made from now on are numbered from 1, on their labels and in stock: where a unit is can be answered, and a recall reaches exact units." />
    </>
  )
}
