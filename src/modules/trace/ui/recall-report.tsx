import Link from 'next/link'
import { unitWords } from '#kernel/unit-range.ts'
import { LotStrip, type LotPart } from '#ui/charts/lot-strip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import { partiesOf, type Disposition, type MockRecall, type PartyHolding, type RecalledHolding } from '../domain/mock-recall.ts'
import type { TracedLot } from '../queries/traced-lots.ts'

export const DISPOSITION_WORDS: Readonly<Record<Disposition, string>> = { 'on-hand': 'On hand', shipped: 'At shops and on the way', sold: 'With families', used: 'Used in other lots', scrapped: 'Scrapped', 'returned-to-supplier': 'Returned to the supplier' }
const PARTS: Readonly<Record<Disposition, LotPart>> = { 'on-hand': 'released', shipped: 'shipped', sold: 'sold', used: 'used', scrapped: 'scrapped', 'returned-to-supplier': 'returned' }

interface Row extends Omit<RecalledHolding, 'disposition'> {
  readonly key: string
  readonly lot: TracedLot
  /** Null: nobody knows where they are. */
  readonly disposition: Disposition | null
}

/** Nobody reads more lines than this one by one: beyond it, a table tells what each party has, and the file tells it lot by lot. */
const MOST_LINES = 60
/** Lots that a sentence names. */
const MOST_NAMED = 12

/** Every affected piece at one place, by party and day; what nobody can place is named. */
export function RecallReport({ recall, lots, base, label }: { readonly recall: MockRecall; readonly lots: readonly TracedLot[]; readonly base: string; readonly label: string }) {
  const byId = new Map(lots.map((lot) => [lot.id, lot]))
  const lines = recall.lots.reduce((sum, { holdings, unaccounted }) => sum + holdings.length + (unaccounted > 0 ? 1 : 0), 0)
  const whole = recall.lots.filter(({ wholeLot }) => wholeLot)
  return (
    <>
      <LotStrip label={label} parts={[...ORDER.map((disposition) => ({ part: PARTS[disposition], quantity: recall.disposition[disposition] ?? 0, words: DISPOSITION_WORDS[disposition].toLowerCase() })), { part: 'unaccounted' as const, quantity: recall.unaccounted }]} />
      {whole.length > 0 && <p className="measure mt-3 text-sm text-ink-soft">Units of {whole.length > MOST_NAMED ? `${whole.length.toLocaleString('en-US')} lots` : whole.map(({ lotId }) => byId.get(lotId)?.code).join(', ')} carry no numbers. Only some hold it, but nobody can tell which, so the whole lot is looked at.</p>}
      <div className="mt-5">{lines > MOST_LINES ? <Parties recall={recall} label={label} lines={lines} /> : <Lines recall={recall} byId={byId} base={base} label={label} />}</div>
    </>
  )
}

/** Lot by lot, with the units. */
function Lines({ recall, byId, base, label }: { readonly recall: MockRecall; readonly byId: ReadonlyMap<string, TracedLot>; readonly base: string; readonly label: string }) {
  const placed = recall.lots.flatMap((account) => account.holdings.map((holding, index) => ({ ...holding, key: `${account.lotId} ${index}`, lot: byId.get(account.lotId)! })))
    .sort((a, b) => ORDER.indexOf(a.disposition) - ORDER.indexOf(b.disposition) || (a.party < b.party ? -1 : a.party > b.party ? 1 : b.quantity - a.quantity))
  const lost = recall.lots.filter(({ unaccounted }) => unaccounted > 0)
    .map(({ lotId, unaccounted, unaccountedUnits }) => ({ key: `${lotId} lost`, lotId, lot: byId.get(lotId)!, disposition: null, party: 'Unaccounted for', quantity: unaccounted, units: unaccountedUnits, since: null }))
  const rows: readonly Row[] = [...placed, ...lost]
  return (
    <DataTable caption={`${label}: where every piece is`} rows={rows} rowKey={({ key }) => key} empty={<p className="text-ink-soft">No piece of it is anywhere.</p>}
      columns={[
        { key: 'party', label: 'Where', cell: (row) => <Where {...row} /> },
        { key: 'quantity', label: 'Pieces', number: true, total: recall.total.toLocaleString('en-US'), cell: ({ quantity }) => <Count value={quantity} /> },
        { key: 'lot', label: 'Lot', cell: ({ lot }) => <Link href={`${base}/${encodeURIComponent(lot.code)}/trace`} className="prose-link font-mono text-sm">{lot.code}</Link> },
        { key: 'units', label: 'Units', cell: ({ units }) => (units ? unitWords(units) : <span className="nothing text-ink-soft">not numbered</span>) },
        { key: 'since', label: 'Since', cell: ({ since }) => <Since day={since} /> },
      ]} />
  )
}

/** What each party has, over all lots. */
function Parties({ recall, label, lines }: { readonly recall: MockRecall; readonly label: string; readonly lines: number }) {
  const rows = [...partiesOf(recall)].sort((a, b) => placeOf(a) - placeOf(b) || b.quantity - a.quantity)
  return (
    <>
      <DataTable caption={`${label}: where every piece is`} rows={rows} rowKey={({ disposition, party }) => `${disposition} ${party}`}
        columns={[
          { key: 'party', label: 'Where', cell: (row) => <Where {...row} /> },
          { key: 'quantity', label: 'Pieces', number: true, total: recall.total.toLocaleString('en-US'), cell: ({ quantity }) => <Count value={quantity} /> },
          { key: 'lots', label: 'Lots', number: true, cell: ({ lots }) => <Count value={lots} /> },
          { key: 'since', label: 'Newest', cell: ({ since }) => <Since day={since} /> },
        ]} />
      <p className="mt-3 text-sm text-ink-soft">Lot by lot, with the units, these are {lines.toLocaleString('en-US')} lines: they are in the CSV.</p>
    </>
  )
}

function Where({ party, disposition }: Pick<PartyHolding, 'party' | 'disposition'>) {
  return <><span className={disposition === null ? 'text-rejected' : undefined}>{party}</span><span className="block text-sm font-normal text-ink-soft">{disposition === null ? 'Missed at a count, or lost on the way' : DISPOSITION_WORDS[disposition]}</span></>
}

function Since({ day }: { readonly day: string | null }) {
  return day === null ? <span className="nothing text-ink-soft">–</span> : <DateText day={day} weekday={false} />
}

const ORDER: readonly Disposition[] = ['on-hand', 'shipped', 'sold', 'used', 'scrapped', 'returned-to-supplier']

/** What nobody can place stands last. */
const placeOf = ({ disposition }: Pick<PartyHolding, 'disposition'>) => (disposition === null ? ORDER.length : ORDER.indexOf(disposition))
