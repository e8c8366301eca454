import { CheckboxField, RadioGroup, SelectField, TextArea } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { stateWords } from '#ui/state-words.ts'
import { addLearningAction, closePilotAction, decidePilotAction } from '../actions.ts'
import { LEARNING_SUBJECTS } from '../domain/learning.ts'
import type { PilotVerdict } from '../domain/verdict.ts'

const SUBJECTS = LEARNING_SUBJECTS.map((about) => ({ value: about, label: stateWords(about) }))
const OUTCOMES = { met: 'Every metric was met', 'partly-met': 'Some metrics were met', 'not-met': 'No metric was met', 'cannot-tell': 'It cannot be told' } as const
const DECISIONS = [
  { value: 'repeat', label: 'Repeat', help: 'Make it again. The next run is proposed from the sales.' },
  { value: 'iterate', label: 'Iterate', help: 'Change something, then try again: a new pilot of a new revision.' },
  { value: 'stop', label: 'Stop', help: 'No more of it. The learnings stay.' },
]

interface Subject { readonly workspace: string; readonly pilotId: string; readonly version: number }

/** The verdict as it was computed: outcome, recommendation, reasons. */
export function VerdictText({ verdict, running }: { readonly verdict: PilotVerdict; readonly running?: boolean }) {
  return (
    <div>
      <p className="flex flex-wrap items-center gap-2 font-display text-lg font-semibold tracking-[-0.015em]">{running && verdict.outcome === 'cannot-tell' ? 'Not settled yet' : OUTCOMES[verdict.outcome]}{verdict.recommended && <StateBadge state={verdict.recommended} words={`Recommended: ${verdict.recommended}`} />}</p>
      <ul className="measure mt-2 grid list-disc gap-1 pl-5">{verdict.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
    </div>
  )
}

/** Computes the verdict from the sales, on the decision date or earlier when the data or the stop rule settles it. */
export function DecideForm({ workspace, pilotId, version, stopRule, again, quiet }: Subject & { readonly stopRule: string; readonly again?: boolean; readonly quiet?: boolean }) {
  return (
    <ActionForm action={decidePilotAction} hidden={{ workspace, pilotId, version }} submitLabel={again ? 'Compute it again' : 'Compute the verdict'} pendingLabel="Computing …" variant={again || quiet ? 'quiet' : 'primary'}>
      <CheckboxField name="stopRuleHit" label="The stop rule was hit" help={stopRule} />
    </ActionForm>
  )
}

/** What is done next. A pilot without a learning asks for one here. */
export function CloseForm({ workspace, pilotId, version, recommended, learnings }: Subject & { readonly recommended: string | null; readonly learnings: number }) {
  return (
    <ActionForm action={closePilotAction} hidden={{ workspace, pilotId, version }} submitLabel="Decide and close" pendingLabel="Closing …" className="max-w-xl">
      <RadioGroup name="decision" label="What is next" options={DECISIONS} defaultValue={recommended} />
      <TextArea name="learning" label={learnings === 0 ? 'What did you learn?' : 'One more learning'} optional={learnings > 0} rows={2} help="Learnings first, profit second: whoever plans the next pilot is shown this." />
      <SelectField name="about" label="About" options={SUBJECTS} defaultValue="demand" className="max-w-48" />
    </ActionForm>
  )
}

export function LearningForm({ workspace, pilotId }: Omit<Subject, 'version'>) {
  return (
    <ActionForm action={addLearningAction} hidden={{ workspace, pilotId }} submitLabel="Add learning" variant="quiet" className="max-w-xl">
      <TextArea name="text" label="A new learning" rows={2} placeholder="Cafés sold as fast as toy shops: parents wait there with their children." />
      <SelectField name="about" label="About" options={SUBJECTS} defaultValue="demand" className="max-w-48" />
    </ActionForm>
  )
}
