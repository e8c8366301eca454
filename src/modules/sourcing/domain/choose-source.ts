import { daysBetween, shortDay, type CalendarDate } from '#kernel/calendar-date.ts'
import { formatMinor } from '#kernel/money.ts'

/** One way to get pieces that are missing. Costs are minor units of `currency`; what is not in the brand's currency is not compared by price. */
export type Source = BuySource | TransferSource

interface Base {
  /** Supplier or place. */
  readonly from: string
  readonly pieces: number
  /** The day they can be there when it is set going today; null: never. */
  readonly arrivesOn: CalendarDate | null
  readonly cost: number
  readonly currency: string
}

export interface BuySource extends Base {
  readonly kind: 'buy'
  readonly supplierId: string
  readonly offerId: string
  readonly unitPrice: number
  readonly leadDays: number
  /** The last day on which to order so that they are there in time; null: it is too late for that. */
  readonly orderBy: CalendarDate | null
}

export interface TransferSource extends Base {
  readonly kind: 'transfer'
  readonly fromLocationId: string
  readonly lots: readonly { readonly lotId: string; readonly pieces: number }[]
}

export interface Choice {
  readonly source: Source
  /** Why this one, in a sentence; against the other way where there is one. */
  readonly reason: string
}

/**
 * The way to take: of those that cover everything and are there in time, the cheapest, then the earlier; when none is in time, the earliest.
 * A way that covers only a part is taken when there is no other. Nobody keeps exchange rates here: what costs another currency comes after
 * all that can be compared, and the reason says so.
 */
export function chooseSource(sources: readonly Source[], missing: number, neededOn: CalendarDate, brandCurrency: string): Choice | null {
  const possible = sources.filter(({ arrivesOn, pieces }) => arrivesOn !== null && pieces > 0)
  const whole = possible.filter(({ pieces }) => pieces >= missing)
  const usable = whole.length > 0 ? whole : possible
  const inTime = usable.filter(({ arrivesOn }) => arrivesOn! <= neededOn)
  const cost = (source: Source) => (source.currency === brandCurrency ? source.cost : Infinity)
  const byDay = (a: Source, b: Source) => (a.arrivesOn! < b.arrivesOn! ? -1 : a.arrivesOn! > b.arrivesOn! ? 1 : 0)
  const best = inTime.length > 0
    ? inTime.toSorted((a, b) => cost(a) - cost(b) || byDay(a, b))[0]
    : usable.toSorted((a, b) => byDay(a, b) || cost(a) - cost(b))[0]
  if (!best) return null
  const other = possible.filter(({ kind }) => kind !== best.kind).toSorted((a, b) => Number(b.pieces >= missing) - Number(a.pieces >= missing) || byDay(a, b))[0]
  const foreign = possible.length > 1 ? [...new Set(possible.map(({ currency }) => currency))].filter((currency) => currency !== brandCurrency) : []
  const unranked = foreign.length > 0 ? ` Offers in ${foreign.join(' and ')} are listed, but not compared by price: no exchange rates are kept.` : ''
  return { source: best, reason: `${reasonOf(best, other, missing, neededOn, brandCurrency)}${unranked}` }
}

function reasonOf(best: Source, other: Source | undefined, missing: number, neededOn: CalendarDate, currency: string): string {
  const name = (source: Source) => (source.kind === 'transfer' ? `Transfer from ${source.from}` : `Buying from ${source.from}`)
  const parts = [`${name(best)} arrives ${shortDay(best.arrivesOn!)}`]
  const late = daysBetween(neededOn, best.arrivesOn!)
  if (late > 0) parts.push(`${late} ${late === 1 ? 'day' : 'days'} after it is needed`)
  if (other) {
    const what = other.kind === 'transfer' ? `a transfer from ${other.from}` : 'buying'
    const days = daysBetween(best.arrivesOn!, other.arrivesOn!)
    if (days !== 0) parts.push(`${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days > 0 ? 'before' : 'after'} ${what}`)
  }
  const partly = other && other.pieces < missing ? ` ${other.kind === 'transfer' ? `A transfer from ${other.from}` : 'Buying'} would cover only ${other.pieces.toLocaleString('en-US')} of ${missing.toLocaleString('en-US')}.` : ''
  const price = `costs ${formatMinor(best.cost, best.currency)}${other && other.currency === currency && best.currency === currency && other.pieces >= missing ? ` instead of ${formatMinor(other.cost, other.currency)}` : ''}`
  return `${parts.join(', ')}, and ${price}.${best.pieces < missing ? ` It covers ${best.pieces.toLocaleString('en-US')} of ${missing.toLocaleString('en-US')}.` : ''}${partly}`
}
