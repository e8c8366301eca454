import { SHAPE_KINDS, type Shape } from '#kernel/shape.ts'
import { plainAmount } from '#kernel/money.ts'
import { CheckboxGroup, MoneyField, NumberField, SelectField, TextField } from '#ui/fields.tsx'
import { PART_CATEGORIES, SAFETY_FLAGS, SELF_PRINT_CLASSES } from '../schemas.ts'
import { CATEGORY_WORDS, FLAG_WORDS, options, PRINT_WORDS } from './words.ts'

const shapes = SHAPE_KINDS.map((kind) => ({ value: kind, label: kind.charAt(0).toUpperCase() + kind.slice(1) }))

/** What a part is: its name, and the properties of its first revision. */
export function PartFields({ currency }: { readonly currency: string }) {
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField name="name" label="Name" placeholder="Front wheel" />
        <SelectField name="category" label="What kind" options={options(CATEGORY_WORDS, PART_CATEGORIES)} placeholder="Choose" />
      </div>
      <PartRevisionFields currency={currency} />
    </>
  )
}

export interface PartRevisionDefaults {
  readonly material: string
  readonly unitCost: number
  readonly sparePrice: number | null
  readonly selfPrintClass: string
  readonly safetyFlags: readonly string[]
  readonly shape: Shape
}

/** What may differ from revision to revision: material, cost, shape, what to look out for. */
export function PartRevisionFields({ currency, revision }: { readonly currency: string; readonly revision?: PartRevisionDefaults }) {
  const amount = (minor: number | null | undefined) => (minor === null || minor === undefined ? undefined : plainAmount(minor, currency))
  const size = revision?.shape.size
  return (
    <>
      <TextField name="material" label="Made of" defaultValue={revision?.material} placeholder="Birch plywood, 6 mm" />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <MoneyField name="unitCost" label="One costs you" currency={currency} defaultValue={amount(revision?.unitCost)} />
        <MoneyField name="sparePrice" label="As a spare it costs" optional currency={currency} defaultValue={amount(revision?.sparePrice)} help="Empty: not sold as a spare." />
      </div>
      <fieldset>
        <legend className="mb-1.5 font-medium">Its shape in the drawing</legend>
        <div className="grid grid-cols-3 items-start gap-x-3 gap-y-4 sm:grid-cols-[1.4fr_1fr_1fr_1fr]">
          <SelectField name="shapeKind" label="Shape" options={shapes} defaultValue={revision?.shape.kind ?? 'box'} className="col-span-3 sm:col-span-1" />
          <NumberField name="sizeX" label="Width" unit="mm" decimals defaultValue={size?.[0] ?? 40} />
          <NumberField name="sizeY" label="Depth" unit="mm" decimals defaultValue={size?.[1] ?? 40} />
          <NumberField name="sizeZ" label="Height" unit="mm" decimals defaultValue={size?.[2] ?? 10} />
        </div>
      </fieldset>
      <CheckboxGroup name="safetyFlags" label="Look out for" defaultValues={revision?.safetyFlags ?? []} options={SAFETY_FLAGS.map((flag) => ({ value: flag, label: FLAG_WORDS[flag]! }))} />
      <SelectField name="selfPrintClass" label="Printing at home" options={options(PRINT_WORDS, SELF_PRINT_CLASSES)} defaultValue={revision?.selfPrintClass ?? 'none'} />
    </>
  )
}
