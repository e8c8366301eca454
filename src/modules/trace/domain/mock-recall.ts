import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { countUnits, intersectRanges, mergeRanges, subtractRanges, type UnitRange } from '#kernel/unit-range.ts'

/** What became of pieces: still ours, out in the world (at shops and on the way; with families), or gone. */
export type Disposition = 'on-hand' | 'shipped' | 'sold' | 'scrapped' | 'used' | 'returned-to-supplier'

/** Pieces of a lot at one place or with one party, as the ledger has them. */
export interface Holding {
  readonly lotId: Id
  readonly disposition: Disposition
  /** The place, the shop, 'customers of …', where it is on its way to. */
  readonly party: string
  readonly quantity: number
  /** Which units, where the lot's units carry numbers. */
  readonly units: UnitRange | null
  /** Day of the last movement that brought pieces there. */
  readonly since: CalendarDate | null
}

/** A lot that holds some of what is recalled. */
export interface AffectedLot {
  readonly lotId: Id
  /** Units that hold it; null: all. */
  readonly units: readonly UnitRange[] | null
  readonly serialised: boolean
  /** Every piece that came into being: produced, received, and found beyond what counts had missed. */
  readonly made: number
  /** Missed at counts or lost on the way, and not found since. */
  readonly missing: number
  /** Their numbers, in a serialised lot. */
  readonly madeUnits: readonly UnitRange[]
}

export interface RecalledHolding extends Omit<Holding, 'units'> {
  readonly units: readonly UnitRange[] | null
}

export interface RecalledLotAccount {
  readonly lotId: Id
  readonly affected: number
  readonly units: readonly UnitRange[] | null
  /** Only some units hold it, but none carries a number: all of the lot must be looked at. */
  readonly wholeLot: boolean
  readonly holdings: readonly RecalledHolding[]
  readonly unaccounted: number
  readonly unaccountedUnits: readonly UnitRange[] | null
}

export interface MockRecall {
  readonly lots: readonly RecalledLotAccount[]
  readonly total: number
  readonly disposition: Readonly<Partial<Record<Disposition, number>>>
  /** Units out in the world, by whom. */
  readonly byParty: Readonly<Record<string, number>>
  readonly unaccounted: number
  /** Units that are at exactly one place or are named as unaccounted for, of all that are affected; anything but 100 is a mistake in the books. */
  readonly reconciliationPct: number
}

/**
 * Puts every affected piece at exactly one place, or names it as unaccounted for. In a serialised lot unit by unit; in another lot the
 * whole lot counts, since nobody can tell which of its pieces hold what is recalled.
 */
export function mockRecall(lots: readonly AffectedLot[], holdings: readonly Holding[]): MockRecall {
  const byLot = Map.groupBy(holdings, ({ lotId }) => lotId)
  const accounts = lots.map((lot) => (lot.serialised ? accountUnits(lot, byLot.get(lot.lotId) ?? []) : accountWhole(lot, byLot.get(lot.lotId) ?? [])))
  const all = accounts.flatMap((account) => account.holdings)
  const total = accounts.reduce((sum, { affected }) => sum + affected, 0)
  const unaccounted = accounts.reduce((sum, account) => sum + account.unaccounted, 0)
  const placed = all.reduce((sum, { quantity }) => sum + quantity, 0)
  return {
    lots: accounts, total, unaccounted, disposition: sumBy(all, ({ disposition }) => disposition), byParty: sumBy(all.filter(({ disposition }) => disposition === 'shipped' || disposition === 'sold'), ({ party }) => party),
    reconciliationPct: total === 0 ? 100 : Math.round(((placed + unaccounted) / total) * 1000) / 10,
  }
}

/** What one party has, over all its lots: whom to call, in a recall of hundreds of lots. */
export interface PartyHolding extends Pick<Holding, 'party' | 'quantity' | 'since'> {
  /** Null: nobody knows where they are. */
  readonly disposition: Disposition | null
  readonly lots: number
}

/** The same pieces by whom they are with, what is unaccounted for last. */
export function partiesOf({ lots }: Pick<MockRecall, 'lots'>): readonly PartyHolding[] {
  const rows = lots.flatMap(({ lotId, holdings, unaccounted }): (Omit<PartyHolding, 'lots'> & { readonly lotId: Id })[] => [
    ...holdings.map(({ disposition, party, quantity, since }) => ({ lotId, disposition, party, quantity, since })),
    ...(unaccounted > 0 ? [{ lotId, disposition: null, party: 'Unaccounted for', quantity: unaccounted, since: null }] : []),
  ])
  return [...Map.groupBy(rows, ({ disposition, party }) => `${disposition} ${party}`).values()].map((same) => ({
    disposition: same[0]!.disposition, party: same[0]!.party, quantity: same.reduce((sum, { quantity }) => sum + quantity, 0), lots: new Set(same.map(({ lotId }) => lotId)).size,
    since: same.reduce<CalendarDate | null>((latest, { since }) => (since !== null && (latest === null || since > latest) ? since : latest), null),
  }))
}

function accountUnits(lot: AffectedLot, holdings: readonly Holding[]): RecalledLotAccount {
  const units = lot.units === null ? lot.madeUnits : intersectRanges(lot.units, lot.madeUnits)
  const numbered = holdings.filter((holding) => holding.units !== null)
  const placed = new Map<string, { holding: Holding; units: UnitRange[] }>()
  for (const holding of numbered) {
    const here = intersectRanges(units, [holding.units!])
    if (here.length === 0) continue
    const key = `${holding.disposition} ${holding.party}`
    const known = placed.get(key)
    placed.set(key, { holding: known && (known.holding.since ?? '') >= (holding.since ?? '') ? known.holding : holding, units: [...(known?.units ?? []), ...here] })
  }
  const rows = [...placed.values()].map(({ holding, units: here }): RecalledHolding => ({ ...holding, quantity: countUnits(here), units: mergeRanges(here) }))
  const left = subtractRanges(units, numbered.map(({ units: range }) => range!))
  return { lotId: lot.lotId, affected: countUnits(units), units, wholeLot: false, holdings: rows, unaccounted: countUnits(left), unaccountedUnits: left }
}

function accountWhole(lot: AffectedLot, holdings: readonly Holding[]): RecalledLotAccount {
  const rows = netOfReturns(holdings).map((holding): RecalledHolding => ({ ...holding, units: null }))
  return { lotId: lot.lotId, affected: lot.made, units: lot.units, wholeLot: lot.units !== null && countUnits(lot.units) < lot.made, holdings: rows, unaccounted: lot.missing, unaccountedUnits: null }
}

/** Pieces sold by one place and brought back to another leave a debt there; it is taken from whoever sold the most. The same of what is on its way. */
function netOfReturns(holdings: readonly Holding[]): Holding[] {
  const debts = sumBy(holdings.filter(({ quantity }) => quantity < 0), ({ disposition }) => disposition) as Partial<Record<Disposition, number>>
  const taken = new Map<Holding, number>()
  for (const holding of holdings.filter(({ quantity }) => quantity > 0).sort((a, b) => b.quantity - a.quantity)) {
    const part = Math.min(-(debts[holding.disposition] ?? 0), holding.quantity)
    taken.set(holding, part)
    debts[holding.disposition] = (debts[holding.disposition] ?? 0) + part
  }
  return holdings.map((holding) => ({ ...holding, quantity: holding.quantity - (taken.get(holding) ?? 0) })).filter(({ quantity }) => quantity > 0)
}

function sumBy<Row extends { readonly quantity: number }, Key extends string>(rows: readonly Row[], keyOf: (row: Row) => Key): Record<Key, number> {
  const sums = {} as Record<Key, number>
  for (const row of rows) sums[keyOf(row)] = (sums[keyOf(row)] ?? 0) + row.quantity
  return sums
}
