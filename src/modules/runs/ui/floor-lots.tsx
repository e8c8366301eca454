import { plural } from '#kernel/plural.ts'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { NumberField, SelectField, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { closeLotOnFloorAction, loadLotAction, reportReworkAction } from '../actions.ts'
import type { RunDetail } from '../queries/get-run.ts'
import type { RunDepth, RunPart, RunRework } from '../queries/run-depth.ts'
import { SCRAP_REASONS } from '../schemas.ts'

/** The lot that reports go to, and the way to begin another. */
export function FloorLotInMaking({ run, depth, workspace }: { readonly run: RunDetail; readonly depth: RunDepth; readonly workspace: string }) {
  const open = depth.lots.find((lot) => lot.open)
  if (!open && !depth.lotClosed) return null
  return (
    <section className="mb-8">
      {depth.lotClosed
        ? <p className="text-base">The last lot has ended. <strong>The next report begins a new one.</strong></p>
        : open && (
          <div className="grid gap-3">
            <p className="text-base">Reports go to lot <span className="font-mono font-semibold">{open.code}</span>, {open.good.toLocaleString('en-US')} good so far.</p>
            {open.good > 0 && (
              <ConfirmForm action={closeLotOnFloorAction} hidden={{ workspace, runId: run.id }} size="floor" align="left" variant="quiet" label="Start a new lot …" title="Start a new lot?"
                consequence={`Lot ${open.code} ends with ${open.good.toLocaleString('en-US')} good units and can be inspected. The next report begins another.`} confirmLabel="Start a new lot"><TextField name="reason" label="Why" optional /></ConfirmForm>
            )}
          </div>
        )}
    </section>
  )
}

/** Which lot of each part is on the machine. What is reported is made from it; the oldest unless another is chosen. */
export function FloorLoadedLots({ parts, runId, workspace }: { readonly parts: readonly RunPart[]; readonly runId: string; readonly workspace: string }) {
  return (
    <ul className="border-t border-line">
      {parts.map((part) => (
        <li key={part.partRevisionId} className="border-b border-line py-3">
          <p><span className="font-medium">{part.partName}</span> <span className="font-mono text-sm text-ink-soft">{part.partNumber} {part.partRevision}</span></p>
          {!part.booked && <p className="text-base text-ink-soft">No lot recorded: you supply it yourselves.</p>}
          {part.uncovered > 0 && <p className="text-base font-medium text-held">{plural(part.uncovered, 'piece')} had no lot. Tell the brand.</p>}
          {part.lots.length === 0 && part.booked && <p className="text-base text-ink-soft">Nothing usable is left here.</p>}
          {part.lots.length === 1 && <p className="text-base text-ink-soft">Lot <span className="font-mono">{part.lots[0]!.lotCode}</span>, {part.lots[0]!.usable.toLocaleString('en-US')} left</p>}
          {part.lots.length > 1 && (
            <ActionForm action={loadLotAction} hidden={{ workspace, runId, partRevisionId: part.partRevisionId }} size="floor" layout="row" submitLabel="Load" label={`Lot of ${part.partName}`} variant="quiet">
              <SelectField name="lotId" label="Lot" hideLabel defaultValue={part.loadedLotId ?? part.lots[0]!.lotId} options={part.lots.map(({ lotId, lotCode, usable }) => ({ value: lotId, label: `${lotCode}, ${usable.toLocaleString('en-US')} left` }))} />
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Units that came back, and the form that says what came of them. */
export function FloorRework({ reworks, workspace }: { readonly reworks: readonly RunRework[]; readonly workspace: string }) {
  return reworks.filter(({ state }) => state === 'open').map((rework) => (
    <section key={rework.id} className="mb-8 border-l-4 border-held-fill pl-4">
      <h2 className="text-lg font-semibold">Rework: {rework.quantity} of lot <span className="font-mono">{rework.lotCode}</span></h2>
      <p className="measure mt-1 mb-4 text-md">{rework.instruction}</p>
      <ActionForm action={reportReworkAction} hidden={{ workspace, reworkId: rework.id, version: rework.version }} size="floor" submitLabel="Report the rework" label="Report the rework">
        <div className="grid grid-cols-2 gap-3"><NumberField name="good" label="Good" defaultValue={rework.quantity} /><NumberField name="scrap" label="Scrap" defaultValue={0} /></div>
        <SelectField name="scrapReason" label="Why, if scrap" optional placeholder="Choose a reason" options={SCRAP_REASONS.map((reason) => ({ value: reason, label: reason }))} />
      </ActionForm>
    </section>
  ))
}
