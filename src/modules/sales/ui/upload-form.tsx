import { FileField, SelectField } from '#ui/fields.tsx'
import { ActionForm, type FormAction } from '#ui/form.tsx'
import type { PlaceOfSale } from '../queries/imports.ts'

/** Where it was sold, and the file. One place needs no choosing. */
export function UploadForm({ action, workspace, places, brands = [], chosenPlace, size = 'normal' }: {
  readonly action: FormAction
  readonly workspace: string
  readonly places: readonly PlaceOfSale[]
  /** For a retailer: the brands it works with. */
  readonly brands?: readonly { readonly id: string; readonly name: string }[]
  readonly chosenPlace?: string
  readonly size?: 'normal' | 'touch'
}) {
  const onlyPlace = places.length === 1 ? places[0] : undefined
  const onlyBrand = brands.length === 1 ? brands[0] : undefined
  return (
    <ActionForm action={action} size={size} hidden={{ workspace, ...(onlyPlace && { locationId: onlyPlace.id }), ...(onlyBrand && { brandId: onlyBrand.id }) }} submitLabel="Check the file" pendingLabel="Reading the file …" className="max-w-xl">
      {!onlyPlace && <SelectField name="locationId" label="Where was it sold?" placeholder="Choose a shop or venue" defaultValue={chosenPlace} options={places.map(({ id, name, city, owner }) => ({ value: id, label: `${name}, ${city}`, group: owner || 'Your own places' }))} />}
      {brands.length > 1 && <SelectField name="brandId" label="Whose toys?" placeholder="Choose a brand" help="Rows of other makers are named and left out." options={brands.map(({ id, name }) => ({ value: id, label: name }))} />}
      <FileField name="file" label="File from the till" accept=".csv,.txt,.tsv,text/csv,text/plain" help="Square, Shopify, Clover or the plain template; up to 8 MB. Nothing is booked until you have seen the result." />
    </ActionForm>
  )
}
