import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { ActionForm, SubmitButton } from '#ui/form.tsx'
import { Count } from '#ui/money.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { settleCountAction } from '../actions.ts'
import type { CountPage, DifferenceLine } from '../queries/get-count.ts'

/** What was counted beside what the books say, and what may be done about each line. Lines with a difference first. */
export function CountDifferences({ workspace, count, maySettle }: { readonly workspace: string; readonly count: CountPage; readonly maySettle: boolean }) {
  const rows = [...count.differences].sort((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || Math.abs(b.difference) - Math.abs(a.difference) || a.position - b.position)
  const open = rows.filter(({ state }) => state === 'open')
  const ready = open.filter(({ stale, own }) => !stale && !own)
  const decides = maySettle && count.state === 'counted'
  const hidden = { workspace, countId: count.id, version: count.version }
  return (
    <>
      {decides && ready.length > 0 && (
        <div className="mb-4 flex flex-wrap items-center gap-3">
          <ConfirmForm label={ready.length === open.length ? 'Accept all' : `Accept the ${ready.length} that can be`} title={`Book ${ready.filter(({ difference }) => difference !== 0).length} differences?`} confirmLabel="Accept and book" variant="primary"
            consequence={<p>{bookings(ready)} Each correction is a movement of its own and can be undone on its lot.</p>} action={settleCountAction} hidden={{ ...hidden, verdict: 'accept', lineIds: ready.map(({ id }) => id).join(',') }} />
        </div>
      )}
      <DataTable caption={`Differences of ${count.number}`} rows={rows} rowKey={({ id }) => id} empty={<p className="text-ink-soft">Nothing was counted.</p>}
        columns={[
          { key: 'lot', label: 'Lot', className: 'sm:min-w-44', cell: (row) => <><span className="font-mono text-sm">{row.lotCode}</span><span className="block font-normal text-ink-soft">{row.itemName}{row.revision && ` · rev ${row.revision}`}</span></> },
          { key: 'expected', label: 'On the books', number: true, cell: ({ expected }) => <Count value={expected} /> },
          { key: 'counted', label: 'Counted', number: true, cell: ({ counted }) => <Count value={counted} /> },
          { key: 'difference', label: 'Difference', number: true, cell: ({ difference }) => (difference === 0 ? <span className="text-ink-soft">none</span> : <strong className={difference < 0 ? 'text-rejected' : 'text-held'}>{difference > 0 ? '+' : '−'}{Math.abs(difference).toLocaleString('en-US')}</strong>) },
          { key: 'note', label: 'Note', cell: ({ note }) => note || <span className="text-ink-soft">–</span> },
          { key: 'state', label: 'Decision', className: 'sm:min-w-52', cell: (row) => (row.state === 'open' && decides ? <LineDecision row={row} hidden={hidden} /> : <Decided row={row} />) },
        ]} />
    </>
  )
}

function LineDecision({ row, hidden }: { readonly row: DifferenceLine; readonly hidden: Readonly<Record<string, string | number>> }) {
  const why = row.stale ? 'Stock moved since; only a recount tells.' : row.own ? 'Your own count: somebody else accepts it.' : null
  return (
    <ActionForm action={settleCountAction} hidden={{ ...hidden, lineIds: row.id }} label={`Decide about ${row.lotCode}`} className="gap-2!">
      {why && <p className="text-sm text-held">{why}</p>}
      <div className="flex flex-wrap gap-1.5">
        {!why && <SubmitButton name="verdict" value="accept" size="small" variant="quiet">Accept</SubmitButton>}
        <SubmitButton name="verdict" value="recount" size="small" variant="quiet">Recount</SubmitButton>
        {row.difference !== 0 && <SubmitButton name="verdict" value="keep" size="small" variant="plain">Keep the books</SubmitButton>}
      </div>
    </ActionForm>
  )
}

function Decided({ row }: { readonly row: DifferenceLine }) {
  if (row.state === 'open') return <StateBadge state="planned" words="waits" />
  return row.state === 'accepted' ? <StateBadge state="released" words={row.difference === 0 ? 'agrees' : 'booked'} /> : <StateBadge state="cancelled" words="books kept" />
}

function bookings(lines: readonly DifferenceLine[]): string {
  const [found, missed] = [lines.filter(({ difference }) => difference > 0), lines.filter(({ difference }) => difference < 0)].map((some) => some.reduce((sum, { difference }) => sum + Math.abs(difference), 0))
  const parts = [...(found ? [`${found.toLocaleString('en-US')} found`] : []), ...(missed ? [`${missed.toLocaleString('en-US')} missed`] : [])]
  return parts.length > 0 ? `Pieces: ${parts.join(', ')}.` : 'The count agrees with the books.'
}
