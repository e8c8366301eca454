import { daysBetween, shortDay } from '#kernel/calendar-date.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'

/** The part of a sales day that tells of a sell-out. */
export interface ObservedDay {
  readonly locationId: Id
  readonly date: CalendarDate
  readonly sold: number
  readonly returned: number
  readonly closing: number
  readonly stockedOut: boolean
  readonly hoursInStock: number
  readonly hoursOpen: number
}

export interface PlaceSellOut {
  readonly locationId: Id
  readonly firstSaleOn: CalendarDate | null
  /** First day that ended with nothing left after a sale; null: not yet. */
  readonly soldOutOn: CalendarDate | null
  readonly sold: number
}

export interface SellOut {
  readonly firstSaleOn: CalendarDate | null
  /** The first day on which no place had any left. */
  readonly soldOutOn: CalendarDate | null
  /** 1 is the day of the first sale. */
  readonly dayNumber: number | null
  /** Net of returns. */
  readonly sold: number
  readonly daysWithStockOut: number
  readonly hoursOpen: number
  readonly hoursInStock: number
  /** Some opening hours had nothing to sell, or the last piece went: sales understate demand. */
  readonly demandWasHigher: boolean
  readonly places: readonly PlaceSellOut[]
  /** The same in a sentence or two; empty before the first sale. */
  readonly sentence: string
}

/** What the sales days of one SKU, at any number of places, say about its sell-out. A place's last known stock stands until its next day. */
export function sellOut(days: readonly ObservedDay[]): SellOut {
  const sorted = [...days].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.locationId < b.locationId ? -1 : 1))
  const firstSaleOn = sorted.find(({ sold }) => sold > 0)?.date ?? null
  const level = new Map<Id, number>()
  let soldOutOn: CalendarDate | null = null
  const dates = [...new Set(sorted.map(({ date }) => date))]
  for (const date of dates) {
    for (const day of sorted.filter((candidate) => candidate.date === date)) level.set(day.locationId, day.closing)
    if (firstSaleOn !== null && date >= firstSaleOn && [...level.values()].every((closing) => closing <= 0)) {
      soldOutOn = date
      break
    }
  }
  // After the sell-out nothing could be sold: those hours say nothing about how fast it sold, so the account ends with that day.
  const counted = sorted.filter(({ date }) => firstSaleOn !== null && date >= firstSaleOn && (soldOutOn === null || date <= soldOutOn))
  const total = (numberOf: (day: ObservedDay) => number) => counted.reduce((sum, day) => sum + numberOf(day), 0)
  const hoursOpen = total((day) => day.hoursOpen)
  const hoursInStock = total((day) => day.hoursInStock)
  const daysWithStockOut = counted.filter((day) => day.stockedOut).length
  const dayNumber = firstSaleOn !== null && soldOutOn !== null ? daysBetween(firstSaleOn, soldOutOn) + 1 : null
  const places = [...level.keys()].sort().map((locationId): PlaceSellOut => {
    const here = sorted.filter((day) => day.locationId === locationId)
    const first = here.find(({ sold }) => sold > 0)?.date ?? null
    return { locationId, firstSaleOn: first, soldOutOn: here.find((day) => first !== null && day.date >= first && day.closing <= 0)?.date ?? null, sold: here.reduce((sum, day) => sum + day.sold - day.returned, 0) }
  })
  const facts = { firstSaleOn, soldOutOn, dayNumber, sold: total((day) => day.sold - day.returned), daysWithStockOut, hoursOpen, hoursInStock, demandWasHigher: daysWithStockOut > 0, places }
  return { ...facts, sentence: sentenceOf(facts) }
}

function sentenceOf({ firstSaleOn, soldOutOn, dayNumber, sold, hoursOpen, hoursInStock, daysWithStockOut, demandWasHigher, places }: Omit<SellOut, 'sentence'>): string {
  if (firstSaleOn === null) return ''
  const shops = plural(places.length, 'place')
  const what = soldOutOn === null ? `${sold.toLocaleString('en-US')} sold at ${shops} since ${shortDay(firstSaleOn)}.` : `Sold out on day ${dayNumber} (${shortDay(soldOutOn)}): ${sold.toLocaleString('en-US')} sold at ${shops}.`
  if (!demandWasHigher) return what
  const empty = Math.round(hoursOpen - hoursInStock)
  return `${what} Demand was higher than sales: ${empty > 0 ? `for ${empty} of ${Math.round(hoursOpen)} opening hours there was nothing to sell` : `on ${plural(daysWithStockOut, 'day')} the last piece went, and nobody knows how many more would have`}.`
}
