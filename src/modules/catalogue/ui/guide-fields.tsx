import { NumberField, SelectField, TextArea, TextField } from '#ui/fields.tsx'
import { DIFFICULTIES } from '../schemas.ts'
import type { GuideDetail } from '../queries/toys.ts'
import { DIFFICULTY_WORDS, options } from './words.ts'

/** A guide and its steps. Rows left blank are left out, so there are always three more than there are steps. */
export function GuideFields({ guide }: { readonly guide?: GuideDetail }) {
  const steps = guide?.steps ?? []
  const rows = Array.from({ length: Math.max(steps.length + 3, 4) }, (_, index) => steps[index])
  return (
    <>
      <TextField name="title" label="What it does" defaultValue={guide?.title} placeholder="Replace the light sensor" />
      <TextField name="symptom" label="What the parent sees" optional defaultValue={guide?.symptom} placeholder="The lights do not blink" />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField name="difficulty" label="How hard" options={options(DIFFICULTY_WORDS, DIFFICULTIES)} defaultValue={guide?.difficulty ?? 'easy'} />
        <NumberField name="minutes" label="How long" unit="minutes" defaultValue={guide?.minutes ?? 10} />
      </div>
      <TextArea name="tools" label="Tools" optional rows={2} help="One a line." defaultValue={guide?.tools.join('\n')} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField name="partNumbers" label="Parts it needs" optional mono help="Part numbers, with commas." defaultValue={guide?.partNumbers.join(', ')} />
        <TextField name="revisionCodes" label="For revisions" optional mono help="Such as A, B. Empty: all." defaultValue={guide?.revisionCodes.join(', ')} />
      </div>
      <fieldset className="grid gap-5">
        <legend className="mb-2 text-md font-semibold">Steps</legend>
        {rows.map((step, index) => (
          <div key={index} className="grid gap-3 border-l-2 border-line pl-4">
            <div className="grid items-start gap-3 sm:grid-cols-[1fr_9rem]">
              <TextField name={`steps[${index}].title`} label={`Step ${index + 1}`} optional={index > 0} defaultValue={step?.title} />
              <TextField name={`steps[${index}].findNumbers`} label="Numbers" optional mono help="In the drawing." defaultValue={step?.findNumbers.join(', ')} />
            </div>
            <TextArea name={`steps[${index}].text`} label="What to do" hideLabel rows={2} placeholder="What to do" defaultValue={step?.text} />
          </div>
        ))}
      </fieldset>
    </>
  )
}
