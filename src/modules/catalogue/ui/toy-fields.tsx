import { NumberField, SelectField, TextArea, TextField } from '#ui/fields.tsx'
import { TOY_CATEGORIES } from '../schemas.ts'
import { CATEGORY_WORDS, options } from './words.ts'

/** What people read about a toy. */
export function ToyFields({ toy }: { readonly toy?: { readonly name: string; readonly summary: string; readonly story: string; readonly category: string; readonly minAgeMonths: number } }) {
  return (
    <>
      <TextField name="name" label="Name" defaultValue={toy?.name} placeholder="Tide Station" />
      <TextField name="summary" label="In one sentence" defaultValue={toy?.summary} help="Shown on its page and in lists." />
      <SelectField name="category" label="What kind of toy" options={options(CATEGORY_WORDS, TOY_CATEGORIES)} placeholder="Choose" defaultValue={toy?.category} />
      <NumberField name="minAgeMonths" label="From which age" unit="months" defaultValue={toy?.minAgeMonths} help="36 months is three years: below it small parts are banned." />
      <TextArea name="story" label="Its story" optional rows={5} defaultValue={toy?.story} help="For the public page: where it comes from, what it is good for." />
    </>
  )
}
