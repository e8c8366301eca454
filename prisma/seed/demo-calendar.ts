import { addDays, dateAt, daysBetween, isoWeekday, momentAt, type CalendarDate } from '#kernel/calendar-date.ts'

export const TIME_ZONE = 'America/Los_Angeles'
/** Monday to Friday: the days on which the demo's workshops work and its stockroom sends and receives. */
export const WORKDAYS: readonly number[] = [1, 2, 3, 4, 5]

/**
 * The demo's calendar: days are counted from today, so that its story never goes stale. What a workshop does falls on a day on which it works,
 * whichever weekday today is.
 */
export class DemoCalendar {
  readonly today: CalendarDate

  constructor(now: Date) {
    this.today = dateAt(now, TIME_ZONE)
  }

  /** −3 → three days ago. */
  day(offset: number): CalendarDate {
    return addDays(this.today, offset)
  }

  /** A day as it is counted here: the one three days ago → −3. */
  offsetOf(date: CalendarDate): number {
    return daysBetween(this.today, date)
  }

  /** A local clock time on a day: (−3, '09:30'). */
  at(offset: number, clock: string): Date {
    const [hours, minutes] = clock.split(':').map(Number)
    return momentAt(this.day(offset), hours! * 60 + minutes!, TIME_ZONE)
  }

  /** So many working days after a day, or before it: (0, −1) → the last one before today. */
  workday(from: number, count: number): number {
    const step = Math.sign(count)
    let day = from
    for (let left = Math.abs(count); left > 0;) {
      day += step
      if (this.falls(day, WORKDAYS)) left -= 1
    }
    return day
  }

  /** A day, or the last working day before it. */
  workdayBy(offset: number): number {
    return this.workday(offset + 1, -1)
  }

  /** The working days from one day to another, both included. */
  workdays(first: number, last: number): number[] {
    return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((day) => this.falls(day, WORKDAYS))
  }

  /** The first day after a day that is one of these ISO weekdays. */
  next(after: number, weekdays: readonly number[]): number {
    let day = after + 1
    while (!this.falls(day, weekdays)) day += 1
    return day
  }

  private falls(offset: number, weekdays: readonly number[]): boolean {
    return weekdays.includes(isoWeekday(this.day(offset)))
  }
}
