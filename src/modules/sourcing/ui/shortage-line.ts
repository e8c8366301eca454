import { formatMinor } from '#kernel/money.ts'
import type { Source } from '../domain/choose-source.ts'
import type { Coming } from '../domain/coverage.ts'
import type { ShortageRow, Substitute } from '../shortage-sources.ts'

/** A way to cover a shortage, as its row shows it. */
export interface WayLine {
  readonly kind: Source['kind']
  readonly from: string
  readonly pieces: number
  readonly arrivesOn: string | null
  readonly cost: string
  /** What its button sends; null: this person may not. */
  readonly fields: string | null
}

/** A shortage as its row shows it, and nothing else: it is sent to the browser. */
export interface ShortageLine extends Pick<ShortageRow, 'key' | 'kind' | 'partRevisionId' | 'number' | 'name' | 'revision' | 'place' | 'neededOn' | 'missing' | 'total' | 'usable' | 'coming' | 'substitutes'> {
  /** What can be done where all of it is coming, but too late. */
  readonly late: string
  readonly runs: readonly { readonly number: string; readonly name: string }[]
  readonly moreRuns: number
  /** Every run that lacks it is only planned. */
  readonly planned: boolean
  /** It can be chosen, to be ordered with others. */
  readonly chosenFrom: boolean
  readonly reason: string | null
  readonly way: WayLine | null
  readonly others: readonly WayLine[]
}

const RUNS_SHOWN = 3

/** Shortages for the ShortagesList, for somebody who may order, or send a transfer. */
export function shortageLines(rows: readonly ShortageRow[], { mayOrder, maySend }: { readonly mayOrder: boolean; readonly maySend: boolean }): ShortageLine[] {
  return rows.map((row) => {
    const { key, kind, partRevisionId, number, name, revision, place, neededOn, missing, total, usable, coming, choice, sources } = row
    const line = (source: Source) => wayLine(source, row, source.kind === 'buy' ? mayOrder : maySend)
    return {
      key, kind, partRevisionId, number, name, revision, place, neededOn, missing, total, usable, coming: coming.map((one) => ({ kind: one.kind, label: one.label, on: one.on, pieces: one.pieces })), substitutes: row.substitutes.filter(isWorthTelling),
      late: kind === 'late' ? lateWords(row.late) : '',
      runs: row.runs.slice(0, RUNS_SHOWN).map((run) => ({ number: run.number, name: run.name })), moreRuns: Math.max(0, row.runs.length - RUNS_SHOWN), planned: row.runs.every((run) => run.planned),
      chosenFrom: mayOrder && kind === 'short' && sources.some((source) => source.kind === 'buy'),
      reason: choice?.reason ?? null, way: choice && line(choice.source), others: choice ? sources.filter((source) => source !== choice.source && source.arrivesOn !== null).map(line) : [],
    }
  })
}

/** What can be done about what comes too late, by how it comes. */
export function lateWords(late: readonly Pick<Coming, 'kind' | 'label'>[]): string {
  const of = (kind: Coming['kind']) => [...new Set(late.filter((one) => one.kind === kind).map(({ label }) => label))]
  const [orders, transfers, lots] = [of('order'), of('transfer'), of('quarantine')]
  return [
    'All of it is coming.',
    orders.length > 0 && `Ask for ${orders.join(', ')} to come sooner, or note the new day on the order.`,
    transfers.length > 0 && `${transfers.join(', ')} ${transfers.length === 1 ? 'is' : 'are'} on the way already.`,
    lots.length > 0 && `${lots.join(', ')} ${lots.length === 1 ? 'waits' : 'wait'} to be looked at: do that sooner.`,
  ].filter(Boolean).join(' ')
}

function wayLine(source: Source, { key, locationId }: ShortageRow, allowed: boolean): WayLine {
  const { kind, from, pieces, arrivesOn, cost, currency } = source
  return { kind, from, pieces, arrivesOn, cost: formatMinor(cost, currency), fields: allowed ? new URLSearchParams(source.kind === 'buy' ? { shortages: key, offerId: source.offerId } : {
    fromLocationId: source.fromLocationId, toLocationId: locationId,
    ...Object.fromEntries(source.lots.flatMap((lot, index) => [[`lines[${index}].lotId`, lot.lotId], [`lines[${index}].quantity`, String(lot.pieces)]])),
  }).toString() : null }
}

/** Only what is in stock somewhere, and what the part is replaced by today. */
function isWorthTelling({ here, elsewhere, current }: Substitute): boolean {
  return here > 0 || elsewhere.length > 0 || current
}
