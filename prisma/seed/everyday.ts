import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { acceptRestock, requestRestock, startPicking } from '#modules/restocks/public.ts'
import { receiveShipment, shipRestock } from '#modules/shipments/public.ts'
import { lines, scrapOf, type Line } from './data/everyday-lines.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { makeRun, placeId, skuId } from './floor.ts'
import { runJobs } from './jobs.ts'
import { actorOf, perform } from './perform.ts'
import { clockOf, salesFile, type SeedSale } from './sales-files.ts'
import { buyerOf, deliver, receivingDaysOf, uploadSales } from './shops.ts'

/** Everyday trade around the pilot: stock, sales, restocks at every stage, and runs at every stage. */
export async function tradeEveryDay(calendar: DemoCalendar): Promise<void> {
  const maya = await actorOf('maya@fogline.example', 'brand', 'fogline')
  for (const line of lines) await makeAndSell(maya, calendar, line)
  await restocks(maya, calendar)
  await workInHand(maya, calendar)
}

async function makeAndSell(maya: BrandActor, calendar: DemoCalendar, line: Line): Promise<void> {
  const { lotId, inspectedOn } = await makeRun(maya, calendar, {
    sku: line.sku, workshop: line.workshop, quantity: line.quantity, ordered: line.ordered,
    made: { scrap: [scrapOf(line)] }, inspectedAfter: 2,
  })
  const sent = calendar.workday(inspectedOn, 1)
  const kept = line.quantity - line.shelves.reduce((sum, { units }) => sum + units, 0)
  await deliver(maya, calendar, lotId!, line.workshop, 'fogline-oakland', kept, sent, calendar.workday(sent, 1), 'brand')
  const sku = await db.sku.findFirstOrThrow({ where: { code: line.sku }, select: { code: true, name: true, retailPrice: true } })
  for (const shelf of line.shelves) {
    await deliver(maya, calendar, lotId!, line.workshop, shelf.place, shelf.units, sent, calendar.next(sent + 1, receivingDaysOf(shelf.place)))
    const sales: SeedSale[] = shelf.sold.flatMap((count, day) => Array.from({ length: count }, (_, index) => ({
      date: calendar.day(day - shelf.sold.length - 1), clock: clockOf(index, count + 1, null), sku: sku.code, item: sku.name, price: sku.retailPrice,
    })))
    await uploadSales(maya.brandId, shelf.place, `${shelf.place}-${sku.code.toLowerCase()}.csv`, salesFile('plain', `${shelf.place}-${sku.code}`, sales), calendar.at(-1, '09:10'))
  }
}

/** Restocks at every stage: received in the same week, on the way, accepted, and one that waits for an answer. */
async function restocks(maya: BrandActor, calendar: DemoCalendar): Promise<void> {
  const history = [
    { place: 'juniper-inner-sunset', sku: 'FOG-CCAR-NAT', quantity: 12, day: -27, until: 'received' },
    { place: 'harborside-sausalito', sku: 'FOG-FERRY', quantity: 18, day: -20, until: 'received' },
    { place: 'marigold-grand-lake', sku: 'FOG-OTTER', quantity: 12, day: -13, until: 'received' },
    { place: 'peninsula-palo-alto', sku: 'FOG-BRDG-40', quantity: 6, day: -6, until: 'received' },
    { place: 'juniper-noe', sku: 'FOG-OTTER', quantity: 12, day: -1, until: 'shipped' },
    { place: 'tinker-willow-glen', sku: 'FOG-SEAL', quantity: 8, day: -1, until: 'accepted' },
    { place: 'juniper-hayes', sku: 'FOG-FERRY', quantity: 12, day: 0, until: 'promised' },
  ] as const
  for (const [index, one] of history.entries()) {
    const day = one.day === 0 ? 0 : calendar.workdayBy(one.day)
    const asked = calendar.at(day, day === 0 ? '00:05' : '09:20')
    const buyer = await buyerOf(one.place)
    const { restockId } = await perform(requestRestock, buyer, {
      brandId: maya.brandId, shipToId: await placeId(one.place), lines: [{ skuId: await skuId(one.sku), quantity: one.quantity }], note: index === 6 ? 'The ferry race is on Saturday. Could it be here by then?' : undefined,
    }, asked)
    if (one.until === 'promised') continue
    const version = async () => (await db.restockRequest.findUniqueOrThrow({ where: { id: restockId }, select: { version: true } })).version
    await perform(acceptRestock, maya, { restockId, version: await version() }, calendar.at(day, '10:05'))
    if (one.until === 'accepted') continue
    await perform(startPicking, maya, { restockId, version: await version() }, calendar.at(day, '11:00'))
    await perform(shipRestock, maya, { restockId, version: await version(), carrier: 'Bay Cargo Bikes', trackingCode: `BCB-${7100 + index}` }, calendar.at(day, '13:20'))
    if (one.until === 'shipped') continue
    for (const shipment of await db.shipment.findMany({ where: { restockId }, select: { id: true, version: true, lines: { select: { id: true, quantity: true } } } })) {
      await perform(receiveShipment, buyer, { shipmentId: shipment.id, version: shipment.version, lines: shipment.lines.map((line) => ({ lineId: line.id, received: line.quantity, discrepancy: '' })) }, calendar.at(calendar.next(day, receivingDaysOf(one.place)), '10:40'))
    }
  }
  await runJobs(calendar.at(0, '00:10'))
}

/** Runs at every stage: in production and late, waiting for inspection, waiting for the workshop's answer. */
async function workInHand(maya: BrandActor, calendar: DemoCalendar): Promise<void> {
  await makeRun(maya, calendar, {
    sku: 'FOG-OTTER-LNY', workshop: 'dogpatch-loft', quantity: 120, ordered: -9, note: 'Red scarf, gold thread. For the shops in the Richmond and Chinatown.',
    made: { reports: [{ day: calendar.workday(0, -2), good: 22, scrap: 1, reason: 'Seam open' }, { day: calendar.workday(0, -1), good: 24, scrap: 0 }] },
  })
  await makeRun(maya, calendar, { sku: 'FOG-RINGS-MUIR', workshop: 'alameda-hangar', quantity: 80, ordered: calendar.workday(0, -5), made: { scrap: [{ units: 4, reason: 'Crack in the grain' }] } })
  await makeRun(maya, calendar, { sku: 'FOG-SEAL-CON', workshop: 'san-jose-bench', quantity: 110, ordered: -1, made: null })
  await makeRun(maya, calendar, { sku: 'FOG-CCAR-RED', workshop: 'alameda-hangar', quantity: 90, ordered: -1, note: 'Powell red from the tin we agreed on in spring.', made: null })
  await runJobs(calendar.at(0, '00:15'))
}
