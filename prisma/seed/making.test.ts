import { expect, test } from 'vitest'
import { addDays, isoWeekday } from '#kernel/calendar-date.ts'
import { estimateRun } from '#modules/runs/domain/run-estimate.ts'
import { lines, scrapOf } from './data/everyday-lines.ts'
import { firstRunScrap } from './data/first-sale.ts'
import { toys } from './data/toys.ts'
import { DemoCalendar, WORKDAYS } from './demo-calendar.ts'
import { madeAsPlanned, type Scrap } from './making.ts'

const HOURS = 9
const runs: readonly { sku: string; workshop: string; quantity: number; ordered: number; scrap: readonly Scrap[] }[] = [
  ...lines.map((line) => ({ ...line, scrap: [scrapOf(line)] })),
  { sku: 'FOG-TIDE-EN', workshop: 'alameda-hangar', quantity: 500, ordered: -33, scrap: firstRunScrap },
]

test('whichever weekday the demo is started on, its runs are made on working days, by the day they were promised for, in the hours of each day', () => {
  for (let today = 0; today < 7; today += 1) {
    const calendar = new DemoCalendar(new Date(Date.UTC(2027, 2, 10 + today, 20)))
    for (const { sku, workshop, quantity, ordered, scrap } of runs) {
      const terms = toys.find((toy) => toy.skus.some(({ code }) => code === sku))!.capabilities.find(({ place }) => place === workshop)!
      const from = addDays(calendar.day(calendar.workdayBy(ordered)), 1)
      const plan = estimateRun({ ...terms, minimumQuantity: 20, maximumQuantity: 1500 }, quantity, { workingDays: WORKDAYS, hoursPerDay: HOURS, closures: [] }, from)
      if (!plan.ok) throw new Error(plan.refusal.message)
      const days = calendar.workdays(calendar.offsetOf(plan.value.firstDay), calendar.offsetOf(plan.value.readyOn))
      const reports = madeAsPlanned({ quantity, scrap, days }, terms, HOURS)
      const sum = (of: 'good' | 'scrap') => reports.reduce((total, report) => total + report[of], 0)
      expect([sum('good'), sum('scrap')]).toEqual([quantity, scrap.reduce((total, { units }) => total + units, 0)])
      for (const [index, { day, good, scrap: lost }] of reports.entries()) {
        expect(good, `${sku} on ${calendar.day(day)}`).toBeGreaterThan(0)
        expect(WORKDAYS).toContain(isoWeekday(calendar.day(day)))
        expect((index === 0 ? terms.setupMinutes / 60 : 0) + ((good + lost) * terms.secondsPerUnit) / 3600, `${sku} on ${calendar.day(day)}`).toBeLessThanOrEqual(HOURS)
      }
      expect(reports.at(-1)!.day).toBe(calendar.offsetOf(plan.value.readyOn))
    }
  }
})
