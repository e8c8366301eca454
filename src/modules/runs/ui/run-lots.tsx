import Link from 'next/link'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { NumberField, SelectField, TextArea, TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Count } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { askReworkAction, cancelReworkAction, closeLotAction } from '../actions.ts'
import type { RunDetail } from '../queries/get-run.ts'
import type { RunDepth } from '../queries/run-depth.ts'

/** The lots of a run, each with its own quality, and what can be done with the one that is being made. */
export function RunLots({ run, depth, workspace, may }: { readonly run: RunDetail; readonly depth: RunDepth; readonly workspace: string; readonly may: boolean }) {
  const making = run.state === 'in-production' || run.state === 'paused'
  return (
    <div className="grid gap-4">
      <DataTable caption="Lots of this run" rows={depth.lots} rowKey={({ id }) => id} href={({ code }) => `/b/${workspace}/stock/lots/${code}`}
        columns={[
          { key: 'lot', label: 'Lot', cell: ({ code, reworkedFrom }) => <span className="font-mono text-sm">{code}{reworkedFrom && <span className="block font-sans text-ink-soft">reworked from {reworkedFrom}</span>}</span> },
          { key: 'quality', label: 'Quality', cell: ({ quality, recalled, open }) => <span className="inline-flex flex-wrap gap-1"><StateBadge state={recalled ? 'recalled' : quality} />{open && making && <span className="text-sm text-ink-soft">being made</span>}</span> },
          { key: 'good', label: 'Good', number: true, cell: ({ good }) => <Count value={good} /> },
          { key: 'hand', label: 'On hand', number: true, cell: ({ onHand }) => <Count value={onHand} /> },
        ]} />
      {may && making && !depth.lotClosed && depth.lots.some(({ open, good }) => open && good > 0) && (
        <ConfirmForm action={closeLotAction} hidden={{ workspace, runId: run.id, version: run.version }} align="left" variant="quiet" label="Deliver what is made …" title="End this lot while the run goes on?"
          consequence="Its units can be inspected, released and sent now. The next report begins another lot, with a quality of its own." confirmLabel="End the lot"><TextField name="reason" label="Why" optional /></ConfirmForm>
      )}
    </div>
  )
}

/** Lots of which units can be sent back to the floor, and how many: failed ones of a run that is not closed, without what was sent back already. */
export function lotsToRework(run: RunDetail, depth: RunDepth): (RunDepth['lots'][number] & { readonly toSendBack: number })[] {
  if (run.state === 'closed') return []
  return depth.lots.filter(({ quality, recalled }) => (quality === 'held' || quality === 'rejected') && !recalled)
    .map((lot) => ({ ...lot, toSendBack: lot.atWorkshop - unitsInRework(depth, lot.code) })).filter(({ toSendBack }) => toSendBack > 0)
}

/** Units that are back on the floor at this moment, of one lot or of all. */
export function unitsInRework(depth: RunDepth, lotCode?: string): number {
  return depth.reworks.filter((rework) => rework.state === 'open' && (lotCode === undefined || rework.lotCode === lotCode)).reduce((sum, { quantity }) => sum + quantity, 0)
}

/** Rework of a run: what was sent back, what came of it; and, where a lot failed, the form that sends units back. */
export function RunRework({ run, depth, workspace, may }: { readonly run: RunDetail; readonly depth: RunDepth; readonly workspace: string; readonly may: boolean }) {
  const failed = lotsToRework(run, depth)
  return (
    <div className="grid gap-5">
      {depth.reworks.length > 0 && (
        <ul className="border-t border-line">
          {depth.reworks.map((rework) => (
            <li key={rework.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line py-3">
              <div className="min-w-0">
                <p className="font-medium">{rework.quantity} of lot <span className="font-mono text-sm">{rework.lotCode}</span>: {rework.instruction}</p>
                <p className="text-sm text-ink-soft">{rework.state === 'open' ? `Asked by ${rework.askedBy}; the floor has it on its list.` : rework.state === 'cancelled' ? `Cancelled by ${rework.doneBy}.` : <>{rework.good} good, {rework.scrap} scrap, by {rework.doneBy}{rework.resultLot && <>: lot <Link className="prose-link font-mono" href={`/b/${workspace}/stock/lots/${rework.resultLot}`}>{rework.resultLot}</Link></>}.</>}</p>
              </div>
              {may && rework.state === 'open' && <ConfirmForm action={cancelReworkAction} hidden={{ workspace, reworkId: rework.id, version: rework.version }} label="Cancel …" variant="plain" title="Cancel this rework?" consequence="The units stay in their lot, as they are." confirmLabel="Cancel the rework"><TextField name="reason" label="Reason" /></ConfirmForm>}
            </li>
          ))}
        </ul>
      )}
      {may && failed.length > 0 && (
        <ActionForm action={askReworkAction} hidden={{ workspace, runId: run.id, ...(failed.length === 1 ? { lotId: failed[0]!.id } : {}) }} submitLabel="Send back to the floor" label="Send units back" className="max-w-2xl">
          {failed.length > 1 && <SelectField name="lotId" label="Lot" options={failed.map(({ id, code, toSendBack }) => ({ value: id, label: `${code}, ${toSendBack.toLocaleString('en-US')} to send back` }))} />}
          <NumberField name="quantity" label="Units" unit="units" help={failed.length === 1 ? `Up to ${failed[0]!.toSendBack.toLocaleString('en-US')} of lot ${failed[0]!.code}.` : undefined} className="w-48" />
          <TextArea name="instruction" label="What is to be done" rows={2} />
        </ActionForm>
      )}
    </div>
  )
}
