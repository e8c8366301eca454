import type { ReactNode } from 'react'
import Link from 'next/link'
import { plural } from '#kernel/plural.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import type { LotHold, LotMove, LotPage, RelatedLot } from '../queries/get-lot-page.ts'
import { UndoMove } from './correction-forms.tsx'
import { MOVE_WORDS, WHY_WORDS } from './pieces.ts'

/** Where a lot lies, and what of it is free there. */
export function LotBalances({ lot, base, mayMove }: { readonly lot: LotPage; readonly base: string; readonly mayMove: boolean }) {
  return (
    <DataTable caption={`Where lot ${lot.code} lies`} rows={lot.balances} rowKey={({ locationId }) => locationId}
      empty={<p className="text-ink-soft">Nothing of this lot is on hand anywhere.</p>}
      columns={[
        { key: 'place', label: 'Place', total: lot.balances.length > 1 ? 'All places' : undefined, cell: (row) => <Link href={`${base}?by=lot&place=${row.locationId}`} className="hover:underline underline-offset-4">{row.placeName}</Link> },
        { key: 'onHand', label: 'On hand', number: true, total: lot.balances.length > 1 ? lot.onHand.toLocaleString('en-US') : undefined, cell: ({ onHand }) => <Count value={onHand} /> },
        { key: 'held', label: 'Held for restocks', number: true, cell: ({ allocated }) => (allocated ? <Count value={allocated} /> : <span className="text-ink-soft">–</span>) },
        { key: 'usable', label: 'Free to promise', number: true, cell: ({ usable, why }) => (why ? <span className="text-ink-soft">0, {WHY_WORDS[why]}</span> : <strong className="font-semibold"><Count value={usable} /></strong>) },
        ...(mayMove ? [{ key: 'move', label: 'Move', className: 'sm:text-right', cell: (row: LotPage['balances'][number]) => (row.onHand > row.allocated ? <Link href={`${base}/move?from=${row.locationId}&lot=${lot.id}`} className="inline-flex min-h-6 items-center font-medium underline decoration-line-strong underline-offset-4 hover:decoration-current">Move from here</Link> : null) }] : []),
      ]} />
  )
}

/** Rows that are seen at once: a lot that went to many shops has a ledger of many screens. */
const AT_ONCE = 8

/** The ledger of a lot: every movement, newest first, the older ones folded away; a mistake stays, struck through, beside its correction. */
export function LotMoves({ lot, ...places }: { readonly lot: LotPage; readonly workspace: string; readonly shipments: string; readonly mayMove: boolean }) {
  const earlier = lot.moves.slice(AT_ONCE)
  return (
    <>
      <MovesTable caption={`Movements of lot ${lot.code}`} rows={lot.moves.slice(0, AT_ONCE)} timeZone={lot.timeZone} {...places} />
      <Folded words={plural(earlier.length, 'earlier movement')} count={earlier.length}>
        <MovesTable caption={`Earlier movements of lot ${lot.code}`} rows={earlier} timeZone={lot.timeZone} {...places} />
      </Folded>
      {lot.moreMoves && <p className="mt-2 text-sm text-ink-soft">The {lot.moves.length} newest movements are shown. The export holds all that is on hand.</p>}
    </>
  )
}

function MovesTable({ caption, rows, timeZone, workspace, shipments, mayMove }: { readonly caption: string; readonly rows: readonly LotMove[]; readonly timeZone: string; readonly workspace: string; readonly shipments: string; readonly mayMove: boolean }) {
  return (
    <DataTable caption={caption} rows={rows} rowKey={({ id }) => id}
      empty={<p className="text-ink-soft">Nothing has moved yet.</p>}
      columns={[
        { key: 'what', label: 'Movement', cell: (move) => <span className={move.undone ? 'text-ink-soft line-through' : undefined}>{MOVE_WORDS[move.reason] ?? move.reason}</span> },
        { key: 'quantity', label: 'Pieces', number: true, cell: ({ quantity, undone }) => <span className={undone ? 'text-ink-soft line-through' : undefined}><Count value={quantity} /></span> },
        { key: 'way', label: 'From and to', cell: (move) => <>{move.from} <span aria-hidden className="text-ink-soft">→</span><span className="sr-only">to</span> {move.to}</> },
        { key: 'source', label: 'Belongs to', cell: (move) => <Source move={move} shipments={shipments} incoming={`/b/${workspace}/sourcing/incoming`} /> },
        { key: 'at', label: 'When', cell: ({ at }) => <DateText instant={at} timeZone={timeZone} /> },
        { key: 'by', label: 'By', cell: ({ by }) => by ?? <span className="text-ink-soft">–</span> },
        ...(mayMove ? [{ key: 'undo', label: 'Undo', className: 'sm:text-right', cell: (move: LotMove) => (move.undone ? <span className="text-sm text-ink-soft">undone</span> : move.mayUndo ? <UndoMove workspace={workspace} moveId={move.id} words={`${(MOVE_WORDS[move.reason] ?? move.reason).toLowerCase()}, ${move.quantity}: ${move.from} to ${move.to}`} /> : null) }] : []),
      ]} />
  )
}

/** What is rarely asked for, a tap away; on paper, where nobody can tap, it is there. Nothing where there is none of it. */
function Folded({ words, count, children }: { readonly words: string; readonly count: number; readonly children: ReactNode }) {
  if (count === 0) return null
  return <details suppressHydrationWarning className="prints border-b border-line"><summary className="flex min-h-11 cursor-pointer items-center font-medium underline decoration-line-strong underline-offset-4 hover:decoration-current">{words}</summary>{children}</details>
}

function Source({ move, shipments, incoming }: { readonly move: LotMove; readonly shipments: string; readonly incoming: string }) {
  if (move.sourceKind === 'shipment' && move.sourceLabel) return <Link href={`${shipments}/${move.sourceLabel}`} className="prose-link font-mono text-sm">{move.sourceLabel}</Link>
  if (move.sourceLabel) return <span className="font-mono text-sm">{move.sourceLabel}</span>
  if (move.receiptId) return <Link href={`${incoming}/${move.receiptId}`} className="prose-link">a delivery</Link>
  return <span className="text-ink-soft">{({ count: 'a correction', 'stock-count': 'a count', scrap: 'scrap', transfer: 'a move', 'production-report': 'a report', 'sales-import': 'a sales file', 'supplier-return': 'a return' } as Record<string, string>)[move.sourceKind] ?? move.sourceKind.replaceAll('-', ' ')}</span>
}

/** Where the numbered units of a lot are. A doubtful range says so. */
export function LotUnitTable({ lot }: { readonly lot: LotPage }) {
  return (
    <>
      <UnitTable caption={`Units of lot ${lot.code}`} rows={lot.units.slice(0, AT_ONCE)} />
      <Folded words={plural(lot.units.length - AT_ONCE, 'further range')} count={Math.max(0, lot.units.length - AT_ONCE)}><UnitTable caption={`Further units of lot ${lot.code}`} rows={lot.units.slice(AT_ONCE)} /></Folded>
    </>
  )
}

function UnitTable({ caption, rows }: { readonly caption: string; readonly rows: LotPage['units'] }) {
  return (
    <DataTable caption={caption} rows={rows} rowKey={({ first }) => String(first)} empty={<p className="text-ink-soft">No unit has a number yet.</p>}
      columns={[
        { key: 'units', label: 'Units', cell: ({ first, last }) => <span className="tabular font-mono text-sm">{first === last ? first : `${first} – ${last}`}</span> },
        { key: 'pieces', label: 'Pieces', number: true, cell: ({ first, last }) => <Count value={last - first + 1} /> },
        { key: 'where', label: 'Where', cell: ({ where }) => where },
        { key: 'certain', label: 'Known from', cell: ({ certain }) => (certain ? 'their movement' : <span className="text-held">taken to be the lowest: no number was said</span>) },
      ]} />
  )
}

/** What is held of a lot, and for whom. */
export function LotHolds({ holds, timeZone, restocks }: { readonly holds: readonly LotHold[]; readonly timeZone: string; readonly restocks: string }) {
  return (
    <DataTable caption="Held for restocks" rows={holds} rowKey={({ id }) => id} empty={<p className="text-ink-soft">Nothing of it is held.</p>}
      columns={[
        { key: 'for', label: 'For', cell: ({ restockNumber }) => (restockNumber ? <Link href={`${restocks}/${restockNumber}`} className="prose-link font-mono text-sm">{restockNumber}</Link> : 'a restock') },
        { key: 'quantity', label: 'Pieces', number: true, cell: ({ quantity }) => <Count value={quantity} /> },
        { key: 'place', label: 'At', cell: ({ placeName }) => placeName },
        { key: 'until', label: 'Held until', cell: ({ expiresAt }) => (expiresAt ? <DateText instant={expiresAt} timeZone={timeZone} /> : 'no end') },
      ]} />
  )
}

/** The two questions of genealogy, asked as questions. */
export function LotFamily({ lot, base }: { readonly lot: LotPage; readonly base: string }) {
  return (
    <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
      <Related question={`What was ${lot.code} made from?`} lots={lot.madeFrom} base={base} none="No material or part lot is recorded for it." />
      <Related question={`What did ${lot.code} go into?`} lots={lot.wentInto} base={base} none="It went into no other lot." />
    </div>
  )
}

function Related({ question, lots, base, none }: { readonly question: string; readonly lots: readonly RelatedLot[]; readonly base: string; readonly none: string }) {
  return (
    <div>
      <h3 className="font-medium">{question}</h3>
      {lots.length === 0 ? <p className="text-ink-soft">{none}</p> : (
        <>
          <RelatedLots lots={lots.slice(0, AT_ONCE)} base={base} />
          <Folded words={plural(lots.length - AT_ONCE, 'further lot')} count={Math.max(0, lots.length - AT_ONCE)}><RelatedLots lots={lots.slice(AT_ONCE)} base={base} /></Folded>
        </>
      )}
    </div>
  )
}

function RelatedLots({ lots, base }: { readonly lots: readonly RelatedLot[]; readonly base: string }) {
  return (
    <ul className="mt-1 border-t border-line">
      {lots.map((lot) => (
        <li key={lot.id} className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-2">
          <Link href={`${base}/lots/${encodeURIComponent(lot.code)}`} className="prose-link font-mono text-sm">{lot.code}</Link>
          <span>{lot.itemName}</span>
          {lot.units && <span className="text-sm text-ink-soft">{lot.units}</span>}
        </li>
      ))}
    </ul>
  )
}
