import { NumberField, TextField } from '#ui/fields.tsx'
import { ActionForm, SubmitButton, type FormAction } from '#ui/form.tsx'
import type { BlindLine, CountPage } from '../queries/get-count.ts'

/** The blind sheet: what lies there, and an empty field for each. What was entered is kept and can be gone on with. */
export function CountEntry({ action, workspace, count, size }: { readonly action: FormAction; readonly workspace: string; readonly count: CountPage; readonly size: 'touch' | 'floor' }) {
  const lines = count.lines.filter(({ state }) => state === 'open')
  // What is typed is kept by line, and lines move up when others are decided.
  return (
    <ActionForm key={count.version} action={action} hidden={{ workspace, countId: count.id, version: count.version }} size={size} label={`Count ${count.placeName}`} keep={`count ${count.id} ${count.lines.length - lines.length}`}>
      <ul className="border-t border-line">
        {lines.map((line, index) => (
          <li key={line.id} className="grid gap-x-6 gap-y-2 border-b border-line py-4 sm:grid-cols-[1fr_9rem_15rem] sm:items-start">
            <div>
              <p className="font-medium">{line.itemName}{line.revision && <span className="font-normal text-ink-soft"> · rev {line.revision}</span>}</p>
              <p className="font-mono text-sm text-ink-soft">{line.lotCode}</p>
              <input type="hidden" name={`lines[${index}].lineId`} value={line.id} />
            </div>
            <NumberField name={`lines[${index}].counted`} label={`Counted of ${line.lotCode}`} hideLabel unit="pieces" defaultValue={line.counted ?? undefined} />
            <TextField name={`lines[${index}].note`} label={`Note on ${line.lotCode}`} hideLabel optional placeholder="Note: box open …" defaultValue={line.note} />
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-soft">Count every piece of the lot that is there, promised or not. Enter 0 where there is none; leave a line empty until it is counted.</p>
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="finish" value="true" size={size} pendingLabel="Handing in …">Hand in the count</SubmitButton>
        <SubmitButton name="finish" value="false" size={size} variant="quiet" pendingLabel="Keeping …">Keep and go on later</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** Something lies there that is not on the sheet. */
export function AddToCount({ action, workspace, countId, size }: { readonly action: FormAction; readonly workspace: string; readonly countId: string; readonly size: 'touch' | 'floor' }) {
  return (
    <ActionForm action={action} hidden={{ workspace, countId }} layout="row" size={size} submitLabel="Add it" variant="quiet" label="Add a lot to the sheet">
      <TextField name="code" label="Lot on the label" mono placeholder="L261102-0007" />
    </ActionForm>
  )
}

/** The sheet on paper: the same lines, with room to write. */
export function BlindSheet({ lines }: { readonly lines: readonly BlindLine[] }) {
  return (
    <table className="data-table" role="table">
      <caption className="sr-only">Lots to count</caption>
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Lot</th><th scope="col" role="columnheader">Item</th><th scope="col" role="columnheader" className="sm:w-32">Counted</th><th scope="col" role="columnheader" className="sm:w-56">Note</th></tr></thead>
      <tbody role="rowgroup">
        {lines.map((line) => (
          <tr key={line.id} role="row">
            <th scope="row" role="rowheader" className="row-title font-mono text-sm! whitespace-nowrap!">{line.lotCode}</th>
            <td role="cell" data-label="Item"><div className="cell">{line.itemName}{line.revision && <span className="whitespace-nowrap"> · rev {line.revision}</span>}</div></td>
            <td role="cell" data-label="Counted"><span className="block h-8 w-24 border border-line-strong" aria-hidden /></td>
            <td role="cell" data-label="Note"><span className="block h-8 w-48 max-w-full border-b border-line-strong" aria-hidden /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
