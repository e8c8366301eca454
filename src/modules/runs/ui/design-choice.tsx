import { ConfirmForm } from '#ui/confirm-form.tsx'
import { RadioGroup } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { changeRevisionAction, keepDesignAction, takeNewDesignAction } from '../actions.ts'
import type { RunDetail } from '../queries/get-run.ts'
import type { RevisionChoice } from '../queries/order-options.ts'

/** The design moved on after the release: what differs, and what is done about it. Nothing changes by itself. */
export function DesignChoice({ run, workspace, may }: { readonly run: RunDetail; readonly workspace: string; readonly may: boolean }) {
  if (run.movedOn.length === 0) return null
  const hidden = { workspace, runId: run.id, version: run.version }
  const begun = run.state !== 'released' || run.startedAt !== null
  const differences = <ul className="mt-1 list-disc pl-5">{run.movedOn.map(({ text }) => <li key={text}>{text}</li>)}</ul>
  if (run.designKept) return <Notice kind="note" title="Kept as released, though the design has moved on">{differences}</Notice>
  return (
    <Notice kind={begun ? 'note' : 'caution'} title="The design has moved on">
      <p>This run is built as it was released. Since then:</p>
      {differences}
      {may && !['closed', 'stopped', 'produced'].includes(run.state) && (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <ActionForm action={keepDesignAction} hidden={hidden} submitLabel="Keep it as released" layout="row" label="Keep the design" />
          {begun
            ? <p className="text-sm text-ink-soft">It has begun, so it cannot change any more. Order another run for the new design.</p>
            : <ConfirmForm action={takeNewDesignAction} hidden={hidden} label="Take the new design …" align="left" title={`Release ${run.number} anew?`} consequence="The newest released design is copied and hashed as another release. What it was released with before stays readable below." confirmLabel="Release anew" />}
        </div>
      )}
    </Notice>
  )
}

/** Another revision before the release. What the workshop had agreed to is asked again. */
export function RevisionForm({ run, choices, workspace }: { readonly run: RunDetail; readonly choices: readonly RevisionChoice[]; readonly workspace: string }) {
  const others = choices.filter(({ id }) => id !== run.toyRevisionId)
  if (others.length === 0) return null
  return (
    <ConfirmForm action={changeRevisionAction} hidden={{ workspace, runId: run.id, version: run.version }} label="Change the revision …" align="left" variant="quiet" title={`Another revision for ${run.number}?`}
      consequence={run.state === 'draft' ? 'Only your brand has seen this draft.' : 'It is quoted anew, and the workshop confirms it again.'} confirmLabel="Change the revision">
      <RadioGroup name="toyRevisionId" label="Revision to build" defaultValue={others[0]!.id} options={others.map(({ id, code, state, changeNote }) => ({ value: id, label: `${code}: ${state === 'draft' ? 'draft, to be released first' : state === 'superseded' ? 'an earlier revision' : state}`, help: changeNote || undefined }))} />
    </ConfirmForm>
  )
}
