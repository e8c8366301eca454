import { db } from '#db/client.ts'
import { addLearning, planPilot } from '#modules/pilots/public.ts'
import { firstRunScrap, firstSales } from './data/first-sale.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { makeRun, skuId } from './floor.ts'
import { actorOf, perform } from './perform.ts'
import { clockOf, salesFile, type SeedSale } from './sales-files.ts'
import { deliver, receivingDaysOf, uploadSales } from './shops.ts'

/** First day of sale, and how many days it lasted. */
const FIRST_DAY = -9

/** The Tide Station: a pilot of 500, sold out on its fourth day at six shops and a pop-up, with the decision still to be made. */
export async function tellStory(calendar: DemoCalendar): Promise<void> {
  const maya = await actorOf('maya@fogline.example', 'brand', 'fogline')
  const { pilotId } = await perform(planPilot, maya, {
    title: 'Does the sensor module carry a seventy-dollar kit?', skuId: await skuId('FOG-TIDE-EN'),
    hypothesis: 'Families who buy a kit in a neighbourhood shop pay $74 for one that senses something real, and half of what we send is sold within two weeks.',
    stopRule: 'More than two stations come back with a safety fault, or fewer than 60 are sold in the first week.',
    plannedQuantity: 500, budget: 1_150_000, startsOn: calendar.day(FIRST_DAY), decisionDate: calendar.day(1), approve: true,
    metrics: [
      { metric: 'sell-through', direction: 'at-least', threshold: 50 },
      { metric: 'days-to-sell-out', direction: 'at-most', threshold: 21 },
      { metric: 'return-rate', direction: 'at-most', threshold: 3 },
      { metric: 'scrap-rate', direction: 'at-most', threshold: 6 },
    ],
  }, calendar.at(-36, '10:30'))
  const { lotId } = await makeRun(maya, calendar, {
    sku: 'FOG-TIDE-EN', workshop: 'alameda-hangar', quantity: 500, pilotId, note: 'First run with the sensor module. Please keep the offcuts for the probe test.', ordered: -33,
    made: { scrap: firstRunScrap },
    inspectedAfter: 3,
  })
  const sent = calendar.workdayBy(-15)
  for (const [index, sale] of firstSales.entries()) await deliver(maya, calendar, lotId!, 'alameda-hangar', sale.place, sale.received, sent, calendar.next(sent + (index % 2), receivingDaysOf(sale.place)))
  const sku = await db.sku.findFirstOrThrow({ where: { code: 'FOG-TIDE-EN' }, select: { code: true, name: true, retailPrice: true } })
  for (const sale of firstSales) {
    const sales: SeedSale[] = sale.sold.flatMap((count, day) => {
      const lastDay = sale.sold.slice(day + 1).every((later) => later === 0)
      return Array.from({ length: count }, (_, index) => ({ date: calendar.day(FIRST_DAY + day), clock: clockOf(index, count, lastDay ? sale.lastUnitAt : null), sku: sku.code, item: sku.name, price: sku.retailPrice }))
    })
    await uploadSales(maya.brandId, sale.place, `${sale.place}-${calendar.day(FIRST_DAY + 4)}.csv`, salesFile(sale.format, sale.place, sales), calendar.at(FIRST_DAY + 5, '09:00'))
  }
  await perform(addLearning, maya, { pilotId, about: 'design', text: 'The plug between sensor and controller works loose when the station is carried. Two were fixed at the counter in Willow Glen.' }, calendar.at(-3, '11:00'))
  await perform(addLearning, maya, { pilotId, about: 'place', text: 'The pop-up at Café Lantern sold sixty in two days; people who tried it at the table bought it.' }, calendar.at(-3, '11:20'))
}
