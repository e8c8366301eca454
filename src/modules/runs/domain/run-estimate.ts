import { addDays, isoWeekday, type CalendarDate } from '#kernel/calendar-date.ts'
import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'

/** What a workshop can make, at what standing price. Money in minor units. */
export interface CapabilityTerms {
  readonly setupMinutes: number
  readonly secondsPerUnit: number
  readonly unitCost: number
  readonly setupCost: number
  /** Good units per 1,000 started. */
  readonly yieldPermille: number
  readonly minimumQuantity: number
  readonly maximumQuantity: number
}

/** When a workshop works. */
export interface WorkshopCalendar {
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  readonly workingDays: readonly number[]
  readonly hoursPerDay: number
  /** Closed days; both ends included. */
  readonly closures: readonly { readonly firstDay: CalendarDate; readonly lastDay: CalendarDate }[]
  /** Hours already promised to other runs, by day. */
  readonly bookedHours?: ReadonlyMap<CalendarDate, number>
}

export interface RunEstimate {
  /** Units to start so that `quantity` good ones come out: quantity ÷ yield, rounded up. */
  readonly startedUnits: number
  readonly machineHours: number
  /** Setup cost + unit cost × ordered (good) units; scrap is in the workshop's price. */
  readonly cost: number
  /** First and last working day of the run. Goods are ready on the last. */
  readonly firstDay: CalendarDate
  readonly readyOn: CalendarDate
  readonly workingDays: number
}

const HORIZON_DAYS = 730

/** Hours, cost and ready day of a run that may begin on `from` (that day included). Minimum and maximum quantity are kept. */
export function estimateRun(terms: CapabilityTerms, quantity: number, calendar: WorkshopCalendar, from: CalendarDate): Result<RunEstimate> {
  if (!Number.isInteger(quantity) || quantity < terms.minimumQuantity || quantity > terms.maximumQuantity) {
    return refused(invalid('run-quantity', `This workshop makes ${terms.minimumQuantity} to ${terms.maximumQuantity} of this toy at a time.`, { field: 'quantity' }))
  }
  const startedUnits = Math.ceil((quantity * 1000) / terms.yieldPermille)
  const seconds = terms.setupMinutes * 60 + terms.secondsPerUnit * startedUnits
  const machineHours = seconds / 3600
  const cost = terms.setupCost + terms.unitCost * quantity
  let left = machineHours
  let firstDay: CalendarDate | null = null
  let workingDays = 0
  for (let offset = 0; offset < HORIZON_DAYS; offset += 1) {
    const day = addDays(from, offset)
    const free = freeHours(calendar, day)
    if (free <= 0) continue
    firstDay ??= day
    workingDays += 1
    left -= free
    if (left <= 1e-9) return ok({ startedUnits, machineHours, cost, firstDay, readyOn: day, workingDays })
  }
  return refused(invalid('no-capacity', `This workshop has not enough free hours in the next two years: ${Math.ceil(machineHours)} are needed.`, { detail: { machineHours } }))
}

/** Hours a workshop can still give on a day. */
export function freeHours(calendar: WorkshopCalendar, day: CalendarDate): number {
  if (!calendar.workingDays.includes(isoWeekday(day))) return 0
  if (calendar.closures.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)) return 0
  return Math.max(0, calendar.hoursPerDay - (calendar.bookedHours?.get(day) ?? 0))
}

/** Hours left after `made` good units, for a run on the floor: a start of what is missing, without the setup. */
export function remainingHours(terms: Pick<CapabilityTerms, 'secondsPerUnit' | 'yieldPermille'>, quantity: number, made: number): number {
  return (terms.secondsPerUnit * Math.ceil((Math.max(0, quantity - made) * 1000) / terms.yieldPermille)) / 3600
}
