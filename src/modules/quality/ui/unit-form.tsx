'use client'
import { useId } from 'react'
import { Check, X } from 'lucide-react'
import { useField } from '#ui/form-context.ts'
import { FileField, NumberField, TextArea, TextField } from '#ui/fields.tsx'
import { ActionForm, SubmitButton, type FormAction } from '#ui/form.tsx'
import type { ChecklistItem } from '../domain/checklist.ts'
import { DefectClassMark } from './defect-class.tsx'
import { limitsInWords } from './limits.ts'

export interface UnitQuestion {
  readonly id: string
  readonly item: ChecklistItem
  readonly answer: { readonly id: string; readonly passed: boolean; readonly measured: string | null; readonly note: string } | null
}

/**
 * One unit, every question, one press. A radio that looks like a button: 56 px and more on the floor. What was answered before is filled in;
 * a changed answer replaces it, and both stay on record. Ids of the answers come with the page, so a press twice counts once.
 */
export function UnitForm({ action, workspace, inspectionId, position, questions, size, last }: {
  readonly action: FormAction
  readonly workspace: string
  readonly inspectionId: string
  readonly position: number
  readonly questions: readonly UnitQuestion[]
  readonly size: 'touch' | 'floor'
  /** The last open unit: what the button says. */
  readonly last: boolean
}) {
  const anyPassFail = questions.some(({ item }) => item.kind === 'passFail')
  return (
    <ActionForm action={action} hidden={{ workspace, inspectionId, position }} size={size} label={`Unit ${position}`} keep={`unit ${inspectionId} ${position}`}>
      <ol className="border-t-2 border-ink">
        {questions.map((question, index) => (
          <li key={question.item.key} className="border-b border-line py-4">
            <input type="hidden" name={`answers[${index}].id`} value={question.id} />
            <input type="hidden" name={`answers[${index}].itemKey`} value={question.item.key} />
            <input type="hidden" name={`answers[${index}].seen`} value={question.answer?.id ?? 'none'} />
            <Question question={question} name={`answers[${index}]`} size={size} />
          </li>
        ))}
      </ol>
      <div className="grid gap-3 sm:grid-cols-2">
        {anyPassFail && <SubmitButton size={size} wide name="rest" value="pass" icon={<Check aria-hidden />}>{last ? 'The rest passes: finish' : 'The rest passes: next unit'}</SubmitButton>}
        <SubmitButton size={size} wide variant={anyPassFail ? 'quiet' : 'primary'}>{last ? 'Save and finish' : 'Save as marked: next unit'}</SubmitButton>
      </div>
      {anyPassFail && <p className="text-sm text-ink-soft">“The rest passes” answers with pass what you did not mark. Measured values are always yours to enter.</p>}
    </ActionForm>
  )
}

function Question({ question: { item, answer }, name, size }: { readonly question: UnitQuestion; readonly name: string; readonly size: 'touch' | 'floor' }) {
  const limits = limitsInWords(item)
  return (
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-[1fr_19rem] sm:items-start">
      <div>
        <p className={size === 'floor' ? 'text-lg leading-snug font-semibold' : 'text-md font-semibold'}>{item.prompt}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
          {item.defectClass && <DefectClassMark defectClass={item.defectClass} />}
          {limits && <span>{limits}</span>}
          {answer && <span>Answered before: {answer.measured ?? (answer.passed ? 'pass' : 'fail')}</span>}
        </p>
      </div>
      <div className="grid gap-3">
        {item.kind === 'passFail' && <PassFail name={`${name}.result`} label={item.prompt} answered={answer ? (answer.passed ? 'pass' : 'fail') : null} size={size} />}
        {(item.kind === 'numeric' || item.kind === 'count') && (
          <NumberField name={`${name}.measured`} label={item.kind === 'count' ? 'How many' : 'Measured'} decimals={item.kind === 'numeric'} unit={item.unit ?? (item.kind === 'count' ? 'found' : undefined)} defaultValue={answer?.measured} />
        )}
        {item.kind === 'photo' && <FileField name={`${name}.photo`} label="Photo" accept="image/*" capture="environment" optional={item.optional} />}
        {item.kind === 'text'
          ? <TextArea name={`${name}.note`} label="In words" rows={2} optional={item.optional} defaultValue={answer?.note} />
          : (
            <details suppressHydrationWarning className="group" open={item.onFail?.note ? true : undefined}>
              <summary className="inline-flex min-h-6 items-center text-sm text-ink-soft underline decoration-line-strong underline-offset-4 hover:text-ink in-data-[size=floor]:min-h-11">{item.onFail?.note ? 'If it fails: what is wrong' : 'Add a note'}</summary>
              <div className="mt-2 grid gap-3">
                <TextField name={`${name}.note`} label="What is wrong" hideLabel optional defaultValue={answer?.note} placeholder="Burr at the slot" />
                {item.onFail?.photo && item.kind !== 'photo' && <FileField name={`${name}.photo`} label="Photo of the defect" accept="image/*" capture="environment" optional />}
              </div>
            </details>
          )}
      </div>
    </div>
  )
}

/** Two radios as two large buttons; colour and mark and word say the same. */
function PassFail({ name, label, answered, size }: { readonly name: string; readonly label: string; readonly answered: 'pass' | 'fail' | null; readonly size: 'touch' | 'floor' }) {
  const { inputId, error, value } = useField(name, answered)
  const own = useId()
  const height = size === 'floor' ? 'min-h-16 text-lg' : 'min-h-12 text-md'
  const choices = [
    { value: 'pass', words: 'Pass', Icon: Check, chosen: 'has-checked:bg-released-tint has-checked:text-released has-checked:shadow-[inset_0_0_0_2px_var(--released)]' },
    { value: 'fail', words: 'Fail', Icon: X, chosen: 'has-checked:bg-rejected-tint has-checked:text-rejected has-checked:shadow-[inset_0_0_0_2px_var(--rejected)]' },
  ] as const
  return (
    <fieldset role="radiogroup" aria-invalid={error ? true : undefined} aria-describedby={error ? `${own}-error` : undefined}>
      <legend className="sr-only">{label}</legend>
      <div className="grid grid-cols-2 gap-2">
        {choices.map(({ value: choice, words, Icon, chosen }, index) => (
          <label key={choice} className={`relative flex cursor-pointer items-center justify-center gap-2 rounded-control bg-paper-raised font-semibold shadow-[inset_0_0_0_1px_var(--line-strong)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink ${height} ${chosen}`}>
            <input key={value ?? ''} id={index === 0 ? inputId : undefined} type="radio" name={name} value={choice} defaultChecked={value === choice} className="absolute inset-0 cursor-pointer appearance-none opacity-0" />
            <Icon aria-hidden className="size-[1.2em]" strokeWidth={2.5} />{words}
          </label>
        ))}
      </div>
      {error && <p id={`${own}-error`} className="mt-1.5 text-sm font-medium text-rejected">{error}</p>}
    </fieldset>
  )
}
