import { LinkButton } from '#ui/button.tsx'
import { TextArea, TextField } from '#ui/fields.tsx'
import { ActionForm, type FormAction } from '#ui/form.tsx'
import type { RecallableLot } from '../queries.ts'
import { LotChoice } from './lot-choice.tsx'

/** The draft of a recall: what it is, what can happen, what to do, which lots. */
export function RecallForm({ action, workspace, lots, chosen = [], draft, back }: {
  readonly action: FormAction
  readonly workspace: string
  readonly lots: readonly RecallableLot[]
  readonly chosen?: readonly string[]
  readonly draft?: { readonly id: string; readonly version: number; readonly title: string; readonly hazard: string; readonly remedy: string; readonly lotIds: readonly string[] }
  readonly back: string
}) {
  return (
    <ActionForm action={action} hidden={{ workspace, recallId: draft?.id, version: draft?.version }} submitLabel="Save draft" className="max-w-2xl" beside={<LinkButton variant="plain" href={back}>Leave it</LinkButton>}>
      <TextField name="title" label="Title" defaultValue={draft?.title} help="The product and the problem in one line, as a shop would read it aloud." maxLength={120} placeholder="Tide Station: the cable can come out of its holder" />
      <TextArea name="hazard" label="What can happen" defaultValue={draft?.hazard} rows={3} help="The hazard, and to whom. Name what has happened so far, if anything." />
      <TextArea name="remedy" label="What to do now" defaultValue={draft?.remedy} rows={3} help="First what people do at once, then what you do for them: repair, replacement or refund." />
      <LotChoice lots={lots} chosen={draft?.lotIds ?? chosen} />
      <TextField name="codes" label="Other lots, by code" optional help="For lots that are not in the list: their codes as on the label, with a space between them." placeholder="L260314-0007" mono />
    </ActionForm>
  )
}
