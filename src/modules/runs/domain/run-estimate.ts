import type { CalendarDate } from '#kernel/calendar-date.ts'
import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { placeHours, type Schedule, type WorkshopCalendar } from './schedule.ts'

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

/** Whether so many good units can be ordered at all; what one workshop makes at a time is in its terms. */
export function decideQuantity(quantity: number): Result<number> {
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= 100_000 ? ok(quantity) : refused(invalid('run-quantity', 'Order a whole number of units, from 1 to 100,000.', { field: 'quantity' }))
}

/**
 * Hours, cost and ready day of a run that may begin on `from` (that day included), in the hours that the runs already taken on leave free.
 * Minimum and maximum quantity are kept.
 */
export function estimateRun(terms: CapabilityTerms, quantity: number, calendar: WorkshopCalendar, from: CalendarDate, taken: Schedule | null = null): Result<RunEstimate> {
  if (!Number.isInteger(quantity) || quantity < terms.minimumQuantity || quantity > terms.maximumQuantity) {
    return refused(invalid('run-quantity', `This workshop makes ${terms.minimumQuantity} to ${terms.maximumQuantity} of this toy at a time.`, { field: 'quantity' }))
  }
  const machineHours = terms.setupMinutes / 60 + remainingHours(terms, quantity, 0)
  const placed = placeHours(machineHours, calendar, taken, from)
  if (!placed) return refused(invalid('no-capacity', `This workshop has not enough free hours in the next two years: ${Math.ceil(machineHours)} are needed.`, { detail: { machineHours } }))
  return ok({
    startedUnits: startedUnits(terms, quantity), machineHours, cost: terms.setupCost + terms.unitCost * quantity,
    firstDay: placed.firstDay, readyOn: placed.lastDay, workingDays: placed.workingDays,
  })
}

/** Hours left after `made` good units: a start of what is missing, without the setup. */
export function remainingHours(terms: Pick<CapabilityTerms, 'secondsPerUnit' | 'yieldPermille'>, quantity: number, made: number): number {
  return (terms.secondsPerUnit * startedUnits(terms, Math.max(0, quantity - made))) / 3600
}

/** Units to start for so many good ones: ÷ yield, rounded up. */
function startedUnits({ yieldPermille }: Pick<CapabilityTerms, 'yieldPermille'>, good: number): number {
  return Math.ceil((good * 1000) / yieldPermille)
}
