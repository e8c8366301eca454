import Link from 'next/link'
import { unitsText, unitWords } from '#kernel/unit-range.ts'
import { DataTable } from '#ui/data-table.tsx'
import { TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { chooseUnitsAction } from '../actions.ts'
import type { PickRow, RestockDetail } from '../queries/get-restock.ts'

/** Which lot to fetch where, and which units of it. Printed, it is the picker's sheet. */
export function PickList({ picks, brand }: { readonly picks: readonly PickRow[]; readonly brand: string }) {
  return (
    <DataTable caption="What is held, by place and lot" rows={picks} rowKey={(row) => row.holdId ?? `${row.lineId}/${row.placeId}/${row.run}`} columns={[
      { key: 'place', label: 'Place', cell: (row) => row.place },
      { key: 'toy', label: 'Toy', cell: (row) => <>{row.name} <span className="font-mono text-xs text-ink-soft">{row.code}</span></> },
      { key: 'lot', label: 'Lot', cell: (row) => (row.run ? <>Output of <Link className="prose-link font-mono text-sm" href={`/b/${brand}/runs/${row.run}`}>{row.run}</Link></> : <Link className="prose-link font-mono text-sm" href={`/b/${brand}/stock/lots/${encodeURIComponent(row.lot!)}`}>{row.lot}</Link>) },
      { key: 'quantity', label: 'Pieces', number: true, cell: (row) => row.quantity.toLocaleString('en-US') },
      ...(picks.some(({ serialised }) => serialised) ? [{ key: 'units', label: 'Units', cell: (row: PickRow) => <Units pick={row} /> }] : []),
      { key: 'state', label: 'State', cell: (row) => (row.run ? <StateBadge state="planned" words="Not stock yet" /> : row.state === 'used' ? <StateBadge state="shipped" words="Sent" /> : <StateBadge state="held" words="Held" tone="progress" />) },
    ]} />
  )
}

function Units({ pick }: { readonly pick: PickRow }) {
  if (pick.units) return unitWords(pick.units)
  if (!pick.serialised) return <span className="text-ink-soft">not numbered</span>
  return pick.lowest.length > 0 ? <>{unitWords(pick.lowest)}<span className="block text-sm text-ink-soft">the lowest there</span></> : <span className="text-ink-soft">not chosen</span>
}

/** Which units go, of the lots that carry numbers: filled in with the lowest, so that an ordinary pick is one press. */
export function ChooseUnits({ restock, workspace }: { readonly restock: RestockDetail; readonly workspace: string }) {
  const picks = restock.picks.filter(({ serialised, state }) => serialised && state === 'held')
  return (
    <ActionForm action={chooseUnitsAction} hidden={{ workspace, restockId: restock.id, version: restock.version }} submitLabel="Save the units" variant="quiet" label="Choose the units" className="max-w-2xl print:hidden">
      {picks.map((pick, index) => (
        <div key={pick.holdId}>
          <input type="hidden" name={`picks[${index}].holdId`} value={pick.holdId!} />
          <TextField name={`picks[${index}].units`} label={`${pick.quantity.toLocaleString('en-US')} of lot ${pick.lot} at ${pick.place}`} optional mono defaultValue={unitsText(pick.units ?? pick.lowest)}
            help={pick.units ? 'Chosen. Empty: the lowest numbers there are taken to go.' : 'The lowest there, not chosen yet. Change them to what is in the box.'} />
        </div>
      ))}
    </ActionForm>
  )
}
