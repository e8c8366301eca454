import type { PlaceCalendar } from '#kernel/business-calendar.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Point } from '#kernel/geo.ts'
import type { Id } from '#kernel/ids.ts'

/** A place goods can come from or go to. */
export interface PromisePlace extends Point {
  readonly locationId: Id
  readonly name: string
  readonly calendar: PlaceCalendar
  /** Known carrier days to the ship-to; absent: by distance (kernel/transit.ts). */
  readonly transitDays?: number
}

/** Usable pieces (stock/domain/usable.ts) of a lot: what is held for others is already taken off. */
export interface StockSource {
  readonly locationId: Id
  readonly lotId: Id
  readonly skuId: Id
  readonly usable: number
  readonly madeOn: CalendarDate | null
}

/** Pieces that wait for their inspection. Without a planned day nothing is promised from them. */
export interface QuarantineSource {
  readonly locationId: Id
  readonly lotId: Id
  readonly skuId: Id
  readonly quantity: number
  readonly inspectionOn: CalendarDate | null
}

/** A run under way. */
export interface RunSource {
  readonly runId: Id
  readonly number: string
  readonly skuId: Id
  readonly locationId: Id
  /** Good pieces it will have given in the end: see `expectedGood`. */
  readonly expectedGood: number
  /** Good pieces already promised to others (holds on its output). */
  readonly promised: number
  /** The day on which the goods are ready; null: nobody has said (nothing is promised from it). */
  readonly readyOn: CalendarDate | null
  /** Minutes after local midnight, when known; otherwise the day counts as over. */
  readonly readyMinutes?: number
  /** Working days from ready to released; 0: needs no inspection. */
  readonly inspectionDays: number
}

/** What a capable workshop could make for this request: at most one new run each. */
export interface NewRunSource {
  readonly capabilityId: Id
  readonly skuId: Id
  readonly locationId: Id
  readonly setupMinutes: number
  readonly secondsPerUnit: number
  readonly hoursPerDay: number
  /** First day with free capacity, booked runs taken off. */
  readonly freeFrom: CalendarDate
  /** The day on which the last missing part is there; null with `missingPart` set: nobody knows. */
  readonly partsOn: CalendarDate | null
  readonly missingPart?: string
  readonly yieldPermille: number
  readonly minimumQuantity: number
  readonly maximumQuantity: number
  readonly unitCost: number
  readonly setupCost: number
  readonly inspectionDays: number
  /** A gate that forbids a run of this SKU here, as a sentence ("No certificate for the US"). */
  readonly gate?: string
}

export interface PromiseSources {
  readonly places: readonly PromisePlace[]
  readonly stock: readonly StockSource[]
  readonly quarantine: readonly QuarantineSource[]
  readonly runs: readonly RunSource[]
  readonly newRuns: readonly NewRunSource[]
}

export interface PromiseRequest {
  readonly lines: readonly { readonly skuId: Id; readonly quantity: number }[]
  readonly shipTo: PromisePlace
  /** The moment of the request. */
  readonly at: Date
  readonly sources: PromiseSources
  /** What forbids the whole request, whatever is in stock: an exceeded credit limit, a gate of the market. */
  readonly refusedBy?: { readonly constraint: 'credit' | 'gate'; readonly sentence: string }
}

export type StepKind = 'stock' | 'inspection' | 'run' | 'new-run' | 'cut-off' | 'transit' | 'receiving'

/** One link of the chain that gives a date: what happens, where, by which day, and why then. */
export interface PromiseStep {
  readonly what: StepKind
  readonly where: string
  readonly on: CalendarDate
  readonly note: string
}

export type SourceKind = 'stock' | 'quarantine' | 'run' | 'new-run'

export interface PromisedPart {
  readonly sourceKind: SourceKind
  /** Lot, run or capability. */
  readonly sourceId: Id
  readonly locationId: Id
  readonly lotId?: Id
  readonly quantity: number
  readonly arrivesOn: CalendarDate
  /** Last possible dispatch day at the source. */
  readonly leavesOn: CalendarDate
  readonly chain: readonly PromiseStep[]
}

export type Constraint = 'stock' | 'capacity' | 'part' | 'gate' | 'credit' | 'closed-day'

export interface LinePromise {
  readonly skuId: Id
  readonly quantity: number
  /** The day on which the whole line is there; null: nobody can say, see `binding`. */
  readonly promisedOn: CalendarDate | null
  /** The chain of the part that arrives last: why it is this day and no earlier. */
  readonly chain: readonly PromiseStep[]
  readonly allocations: readonly PromisedPart[]
  /** One delivery instead of several: the best day of a single place, when the line is split and one place could do it alone. */
  readonly together?: { readonly locationId: Id; readonly on: CalendarDate }
  /** Why not, when there is no day. */
  readonly binding?: { readonly constraint: Constraint; readonly sentence: string }
  /** What could be there without the rest, when there is no day for the whole line. */
  readonly partly?: { readonly quantity: number; readonly on: CalendarDate }
}

export interface PromiseAnswer {
  readonly lines: readonly LinePromise[]
  /** The last line's day; null when any line has none. */
  readonly promisedOn: CalendarDate | null
  /** Last receiving day of the ship-to's business week of the request. */
  readonly weekEndsOn: CalendarDate | null
  readonly sameWeek: boolean
}

/** Good pieces a run will have given: what is good so far, and the rest of the plan at its yield. All in pieces; yield in good per 1,000 started. */
export function expectedGood(planned: number, good: number, scrap: number, yieldPermille: number): number {
  return good + Math.floor((Math.max(0, planned - good - scrap) * yieldPermille) / 1000)
}
