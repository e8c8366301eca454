import { daysBetween, isoWeekday, type CalendarDate } from '#kernel/calendar-date.ts'
import { shareUntilSellOut } from './censored-demand.ts'

/** One place, one local day of the pilot. */
export interface SalesDayFact {
  readonly locationId: string
  readonly date: CalendarDate
  readonly sold: number
  readonly returned: number
  readonly stockedOut: boolean
  /** When the stock-out is known to the hour, `hoursInStock` is trusted; otherwise the part of the day in stock is estimated. */
  readonly stockedOutAt?: string | null
  readonly hoursInStock: number
  readonly hoursOpen: number
  readonly refusedRequests: number
}

/** A workshop that could make the run. Money in minor units. */
export interface WorkshopOffer {
  readonly locationId: string
  readonly setupCost: number
  readonly unitCost: number
  readonly min: number
  readonly max: number
  readonly step: number
  /** Days from the decision until the goods can be sold, for the first unit. */
  readonly readyInDays: number
  /** More days for more units: quantity ÷ this. Absent: readyInDays whatever the quantity. */
  readonly unitsPerDay?: number
}

/** What earlier launches teach. The defaults stand in until a brand has its own. */
export interface DemandPrior {
  /** Share by which demand falls each week after the launch, and how sure that is. */
  readonly weeklyDecayMean: number
  readonly weeklyDecaySd: number
  /** Standard deviation of the log of one week's luck, common to all places. */
  readonly weekShockSd: number
  /** How alike places are for a toy, given their usual strength: gamma shape; large = alike. */
  readonly storeAffinityShape: number
  /** How regular days are: negative binomial shape of one place's day. */
  readonly dayShape: number
  /** Weight of each weekday, Monday first; 1 on average. */
  readonly weekdayWeights: readonly number[]
  /** Usual strength of each place from other toys, any scale. Absent places count as average. */
  readonly placeStrength?: Readonly<Record<string, number>>
  /** Daily demand of a toy over all places, from earlier launches: log mean and log standard deviation. Absent: no opinion. */
  readonly level?: { readonly logMean: number; readonly logSd: number }
}

export const DEFAULT_PRIOR: DemandPrior = {
  weeklyDecayMean: 0.06, weeklyDecaySd: 0.06, weekShockSd: 0.22, storeAffinityShape: 6, dayShape: 4, weekdayWeights: [1, 1, 1, 1, 1, 1, 1],
}

export interface ProposalInput {
  readonly days: readonly SalesDayFact[]
  /** First day on which the second run could matter: the day of the decision. Default: the day after the last sales day. */
  readonly decisionDate?: CalendarDate
  /** Days from the decision date over which the run is meant to sell. */
  readonly horizonDays: number
  readonly unitEconomics: {
    /** What one unit brings, net, in minor units. */
    readonly netRevenue: number
    /** What an unsold unit is worth at the end of the horizon. */
    readonly salvage: number
    readonly candidates: readonly WorkshopOffer[]
  }
  /** Unsold units at the decision, all places together. They sell first. */
  readonly leftover: number
  /** Of these, how many lie where; only used to share out the new units. */
  readonly stockByPlace?: Readonly<Record<string, number>>
  readonly prior?: DemandPrior
}

/** What was seen of one place: units net of returns, weighted and decay-corrected days in stock, and the same by week. */
export interface PlaceSeen {
  sold: number
  exposure: number
  /** Exposure had it never been out of stock. */
  fullExposure: number
  /** Days with any time in stock. */
  daysInStock: number
}
export type PlaceDays = Map<string, PlaceSeen>

/** Weight of a day against an average launch day: weekday × decay since the launch. */
export function dayWeight(prior: DemandPrior, launch: CalendarDate, date: CalendarDate, decay: number): number {
  return prior.weekdayWeights[isoWeekday(date) - 1]! * Math.exp((-decay * daysBetween(launch, date)) / 7)
}

export interface PilotSeen {
  readonly places: PlaceDays
  readonly launch: CalendarDate
  readonly lastDay: CalendarDate
  /** Weighted exposure and mean time (in weeks since the launch) of what was seen, for the noise of weeks and of the decay. */
  readonly exposureByWeek: readonly number[]
  readonly meanWeek: number
  /** Stock-out days whose moment had to be estimated. */
  readonly estimatedDays: number
}

/** Adds the days up. The part in stock of a day with an unseen sell-out is estimated from the place's own rate, in a few rounds. */
export function seePilot(days: readonly SalesDayFact[], prior: DemandPrior): PilotSeen {
  const dates = days.map(({ date }) => date).sort()
  const launch = dates[0] ?? '1970-01-01'
  const unseen = (day: SalesDayFact): boolean => day.stockedOut && !day.stockedOutAt && day.sold > 0 && day.hoursInStock >= day.hoursOpen
  const known = (day: SalesDayFact): number => (day.hoursOpen > 0 ? Math.min(1, Math.max(0, day.hoursInStock / day.hoursOpen)) : 0)
  const rates = new Map<string, number>()
  let seen: PilotSeen | null = null
  const rounds = days.some(unseen) ? 12 : 1
  for (let round = 0; round < rounds; round += 1) {
    const places: PlaceDays = new Map()
    const byWeek: number[] = []
    let weighted = 0
    let weekSum = 0
    for (const day of days) {
      const weight = dayWeight(prior, launch, day.date, prior.weeklyDecayMean)
      const rate = rates.get(day.locationId)
      const share = !unseen(day) ? known(day) : rate === undefined ? 1 : shareUntilSellOut(day.sold, rate * weight)
      const place = places.get(day.locationId) ?? { sold: 0, exposure: 0, fullExposure: 0, daysInStock: 0 }
      place.sold += day.sold - day.returned
      place.exposure += share * weight
      place.fullExposure += weight
      place.daysInStock += share > 0 ? 1 : 0
      places.set(day.locationId, place)
      const week = daysBetween(launch, day.date) / 7
      byWeek[Math.floor(week)] = (byWeek[Math.floor(week)] ?? 0) + share * weight
      weighted += share * weight
      weekSum += share * weight * week
    }
    for (const [id, place] of places) {
      place.sold = Math.max(0, place.sold)
      rates.set(id, (place.sold + 0.5) / Math.max(place.exposure, 0.05))
    }
    seen = { places, launch, lastDay: dates.at(-1) ?? launch, exposureByWeek: Array.from(byWeek, (value) => value ?? 0), meanWeek: weighted > 0 ? weekSum / weighted : 0, estimatedDays: days.filter(unseen).length }
  }
  return seen!
}
