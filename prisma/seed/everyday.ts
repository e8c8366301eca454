import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { acceptRestock, requestRestock, startPicking } from '#modules/restocks/public.ts'
import { receiveShipment, shipRestock } from '#modules/shipments/public.ts'
import { makeRun, placeId, skuId } from './floor.ts'
import { runJobs } from './jobs.ts'
import { actorOf, perform, type DemoCalendar } from './perform.ts'
import { clockOf, salesFile, type SeedSale } from './sales-files.ts'
import { buyerOf, deliver, uploadSales } from './shops.ts'

interface Shelf {
  readonly place: string
  readonly units: number
  /** Sold per day, oldest first, over the days before yesterday. */
  readonly sold: readonly number[]
}

interface Line {
  readonly sku: string
  readonly workshop: string
  readonly quantity: number
  readonly ordered: number
  readonly shelves: readonly Shelf[]
}

/** What Fogline makes and sells every week. */
const lines: readonly Line[] = [
  { sku: 'FOG-CCAR-NAT', workshop: 'alameda-hangar', quantity: 120, ordered: -70, shelves: [{ place: 'juniper-inner-sunset', units: 18, sold: [1, 0, 2, 1, 1, 0, 3, 1, 0, 1, 2, 0, 1, 2] }, { place: 'toy-tram-rockridge', units: 14, sold: [0, 1, 0, 1, 2, 1, 0, 1, 0, 0, 1, 2, 0, 1] }] },
  { sku: 'FOG-OTTER', workshop: 'dogpatch-loft', quantity: 180, ordered: -64, shelves: [{ place: 'juniper-noe', units: 24, sold: [2, 1, 1, 2, 3, 2, 1, 1, 2, 1, 2, 1, 2, 1] }, { place: 'marigold-grand-lake', units: 20, sold: [1, 1, 2, 0, 1, 2, 1, 1, 0, 1, 1, 2, 1, 1] }, { place: 'harborside-san-rafael', units: 16, sold: [0, 1, 1, 0, 1, 1, 2, 0, 1, 0, 1, 1, 0, 1] }] },
  { sku: 'FOG-RINGS', workshop: 'alameda-hangar', quantity: 150, ordered: -58, shelves: [{ place: 'harborside-sausalito', units: 16, sold: [1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0] }, { place: 'peninsula-san-mateo', units: 14, sold: [0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1] }] },
  { sku: 'FOG-FERRY', workshop: 'san-jose-bench', quantity: 200, ordered: -50, shelves: [{ place: 'juniper-hayes', units: 24, sold: [1, 2, 1, 1, 2, 2, 1, 3, 1, 1, 2, 1, 2, 2] }, { place: 'harborside-sausalito', units: 30, sold: [2, 3, 1, 2, 2, 4, 3, 1, 2, 2, 1, 3, 2, 2] }, { place: 'toy-tram-berkeley', units: 20, sold: [1, 0, 1, 2, 1, 1, 2, 0, 1, 1, 1, 0, 2, 1] }] },
  { sku: 'FOG-SEAL', workshop: 'san-jose-bench', quantity: 90, ordered: -46, shelves: [{ place: 'tinker-willow-glen', units: 12, sold: [0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0] }, { place: 'slow-tide-temescal', units: 8, sold: [0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 1, 1] }] },
  { sku: 'FOG-BRDG-40', workshop: 'alameda-hangar', quantity: 100, ordered: -42, shelves: [{ place: 'peninsula-palo-alto', units: 12, sold: [0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1] }, { place: 'tinker-half-moon-bay', units: 8, sold: [0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0] }] },
]

/** Everyday trade around the pilot: stock, sales, restocks at every stage, and runs at every stage. */
export async function tradeEveryDay(calendar: DemoCalendar): Promise<void> {
  const maya = await actorOf('maya@fogline.example', 'brand', 'fogline')
  for (const line of lines) await makeAndSell(maya, calendar, line)
  await restocks(maya, calendar)
  await workInHand(maya, calendar)
}

async function makeAndSell(maya: BrandActor, calendar: DemoCalendar, line: Line): Promise<void> {
  const start = line.ordered + 6
  const scrap = Math.max(1, Math.round(line.quantity * 0.03))
  const { lotId } = await makeRun(maya, calendar, {
    sku: line.sku, workshop: line.workshop, quantity: line.quantity, ordered: line.ordered,
    reports: [
      { day: start, clock: '15:30', good: Math.floor(line.quantity / 2), scrap, reason: 'Surface mark' },
      { day: start + 1, clock: '15:10', good: line.quantity - Math.floor(line.quantity / 2), scrap: 0 },
    ],
    finished: start + 1, inspected: start + 3,
  })
  const kept = line.quantity - line.shelves.reduce((sum, { units }) => sum + units, 0)
  await deliver(maya, calendar, lotId!, line.workshop, 'fogline-oakland', kept, start + 5, start + 6, 'brand')
  const sku = await db.sku.findFirstOrThrow({ where: { code: line.sku }, select: { code: true, name: true, retailPrice: true } })
  for (const shelf of line.shelves) {
    await deliver(maya, calendar, lotId!, line.workshop, shelf.place, shelf.units, start + 5, start + 7)
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
    const asked = one.day === 0 ? calendar.at(0, '00:05') : calendar.at(one.day, '09:20')
    const buyer = await buyerOf(one.place)
    const { restockId } = await perform(requestRestock, buyer, {
      brandId: maya.brandId, shipToId: await placeId(one.place), lines: [{ skuId: await skuId(one.sku), quantity: one.quantity }], note: index === 6 ? 'The ferry race is on Saturday. Could it be here by then?' : undefined,
    }, asked)
    if (one.until === 'promised') continue
    const version = async () => (await db.restockRequest.findUniqueOrThrow({ where: { id: restockId }, select: { version: true } })).version
    await perform(acceptRestock, maya, { restockId, version: await version() }, calendar.at(one.day, '10:05'))
    if (one.until === 'accepted') continue
    await perform(startPicking, maya, { restockId, version: await version() }, calendar.at(one.day, '11:00'))
    await perform(shipRestock, maya, { restockId, version: await version(), carrier: 'Bay Cargo Bikes', trackingCode: `BCB-${7100 + index}` }, calendar.at(one.day, '13:20'))
    if (one.until === 'shipped') continue
    for (const shipment of await db.shipment.findMany({ where: { restockId }, select: { id: true, version: true, lines: { select: { id: true, quantity: true } } } })) {
      await perform(receiveShipment, buyer, { shipmentId: shipment.id, version: shipment.version, lines: shipment.lines.map((line) => ({ lineId: line.id, received: line.quantity, discrepancy: '' })) }, calendar.at(one.day + 1, '10:40'))
    }
  }
  await runJobs(calendar.at(0, '00:10'))
}

/** Runs at every stage: in production, waiting for inspection, waiting for the workshop's answer. */
async function workInHand(maya: BrandActor, calendar: DemoCalendar): Promise<void> {
  await makeRun(maya, calendar, {
    sku: 'FOG-OTTER-LNY', workshop: 'dogpatch-loft', quantity: 120, ordered: -9, note: 'Red scarf, gold thread. For the shops in the Richmond and Chinatown.',
    reports: [{ day: -2, clock: '15:45', good: 22, scrap: 1, reason: 'Seam open' }, { day: -1, clock: '15:50', good: 24, scrap: 0 }],
  })
  await makeRun(maya, calendar, {
    sku: 'FOG-RINGS-MUIR', workshop: 'alameda-hangar', quantity: 80, ordered: -12,
    reports: [{ day: -4, clock: '15:20', good: 44, scrap: 3, reason: 'Crack in the grain' }, { day: -3, clock: '14:40', good: 36, scrap: 1, reason: 'Crack in the grain' }], finished: -3,
  })
  await makeRun(maya, calendar, { sku: 'FOG-SEAL-CON', workshop: 'san-jose-bench', quantity: 60, ordered: -1, reports: [] })
  await makeRun(maya, calendar, { sku: 'FOG-CCAR-RED', workshop: 'alameda-hangar', quantity: 90, ordered: -1, note: 'Powell red from the tin we agreed on in spring.', reports: [] })
  await runJobs(calendar.at(0, '00:15'))
}
