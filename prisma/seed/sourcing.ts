import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { plainAmount } from '#kernel/money.ts'
import { countStock } from '#modules/stock/public.ts'
import { addOffer, addSupplier, checkOfferFile, confirmOrder, draftOrder, inspectLot, orderable, receiveLine, returnGoods, sendOrder } from '#modules/sourcing/public.ts'
import { suppliers, type SeedSupplier } from './data/suppliers.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { placeId } from './floor.ts'
import { runJobs } from './jobs.ts'
import { actorOf, perform } from './perform.ts'

interface Wanted {
  readonly partRevisionId: Id
  readonly quantity: number
}

/** What the demo's runs take: parts are bought for them before they begin, with a little over for scrap. */
const RUNS = [
  { sku: 'FOG-CCAR-NAT', place: 'alameda-hangar', quantity: 120 }, { sku: 'FOG-RINGS', place: 'alameda-hangar', quantity: 230 }, { sku: 'FOG-BRDG-40', place: 'alameda-hangar', quantity: 190 },
  { sku: 'FOG-TIDE-EN', place: 'alameda-hangar', quantity: 500 }, { sku: 'FOG-OTTER', place: 'dogpatch-loft', quantity: 460 }, { sku: 'FOG-FERRY', place: 'san-jose-bench', quantity: 200 }, { sku: 'FOG-SEAL', place: 'san-jose-bench', quantity: 200 },
] as const
const OVER = 1.08

/** Suppliers, their offers, and the parts for the runs that follow: ordered, received, looked at, released. */
export async function stockTheWorkshops(calendar: DemoCalendar): Promise<void> {
  const maya = await actorOf('maya@fogline.example', 'brand', 'fogline')
  const sources = await foundSuppliers(calendar, maya)
  for (const place of ['alameda-hangar', 'dogpatch-loft', 'san-jose-bench']) {
    const needed = await needsAt(place)
    for (const { supplierId, seed } of sources) {
      const lines = await offeredOf(supplierId, needed, seed)
      if (lines.length > 0) await buy(calendar, maya, { supplierId, place, lines, day: -77 + (sources.findIndex((one) => one.supplierId === supplierId) % 3), takes: 4 })
      for (const { partRevisionId } of lines) needed.delete(partRevisionId)
    }
  }
  await runJobs(calendar.at(-70, '18:00'))
}

/** The present: parts in the stockroom, on order, just come and not looked at, sent back; and two parts the otter run is short of. */
export async function partsInHand(calendar: DemoCalendar): Promise<void> {
  const maya = await actorOf('maya@fogline.example', 'brand', 'fogline')
  const by = async (name: string) => (await db.supplier.findFirstOrThrow({ where: { brandId: maya.brandId, name }, select: { id: true } })).id
  const [mill, bolts, kestrel, textile] = [await by('Mendocino Mill Works'), await by('Bolt & Bearing Supply'), await by('Kestrel Electronics'), await by('Marin Textile Co-op')]
  const part = (name: string) => newest(maya, name)

  // Bought ahead for the winter: the stockroom has filling bags, so the workshop's shortage is a transfer away.
  await buy(calendar, maya, { supplierId: textile, place: 'fogline-oakland', lines: [{ partRevisionId: await part('Filling bag'), quantity: 120 }, { partRevisionId: await part('Care label'), quantity: 200 }], day: -37, takes: 5 })
  // A bad box of springs: looked at, rejected, sent back.
  const [springs] = await buy(calendar, maya, { supplierId: bolts, place: 'san-jose-bench', lines: [{ partRevisionId: await part('Drive spring'), quantity: 100 }], day: -30, takes: 3, bad: 3 })
  await perform(returnGoods, maya, { receiptId: springs!, returned: 0, quantity: 100, reason: 'Three of the sample lose their tension after ten turns.' }, calendar.at(calendar.workday(-26, 1), '10:15'))
  // On the way to Alameda, and confirmed for the day after tomorrow.
  await buy(calendar, maya, { supplierId: mill, place: 'alameda-hangar', lines: [{ partRevisionId: await part('Car body'), quantity: 100 }, { partRevisionId: await part('Outside bench'), quantity: 200 }, { partRevisionId: await part('Chassis'), quantity: 60 }], day: -4, takes: 6, until: 'confirmed' })
  // Expected at the otters' workshop today: the floor receives it.
  await buy(calendar, maya, { supplierId: textile, place: 'dogpatch-loft', lines: [{ partRevisionId: await part('Back panel'), quantity: 60 }, { partRevisionId: await part('Belly panel'), quantity: 60 }, { partRevisionId: await part('Paw'), quantity: 120 }], day: -4, takes: 4, until: 'confirmed' })
  // Sent this morning; the supplier has not answered.
  await buy(calendar, maya, { supplierId: kestrel, place: 'alameda-hangar', lines: [{ partRevisionId: await part('Sensor module, light and moisture'), quantity: 150 }], day: -1, takes: 11, until: 'sent' })
  // Came yesterday and waits to be looked at.
  await buy(calendar, maya, { supplierId: bolts, place: 'san-jose-bench', lines: [{ partRevisionId: await part('Drive spring'), quantity: 100 }, { partRevisionId: await part('Tine'), quantity: 300 }], day: -5, takes: 4, until: 'received' })
  await takeStock(calendar, maya)
  await priceList(calendar, maya)
  await runJobs(calendar.at(0, '00:20'))
}

async function foundSuppliers(calendar: DemoCalendar, maya: BrandActor): Promise<{ supplierId: Id; seed: SeedSupplier }[]> {
  const parts = await db.partRevision.findMany({ where: { brandId: maya.brandId }, orderBy: [{ part: { number: 'asc' } }], select: { id: true, unitCost: true, part: { select: { number: true, category: true } } } })
  const made: { supplierId: Id; seed: SeedSupplier }[] = []
  for (const seed of suppliers) {
    const { supplierId } = await perform(addSupplier, maya, { ...seed.details, currency: 'USD' }, calendar.at(-98, '10:00'))
    for (const { id, unitCost, part } of parts.filter((one) => seed.sells.includes(one.part.category) && one.unitCost >= (seed.from ?? 0))) {
      const price = (permille: number) => plainAmount(Math.max(1, Math.round((unitCost * seed.pricePermille * permille) / 1_000_000)), 'USD')
      await perform(addOffer, maya, {
        supplierId, partRevisionId: id, supplierCode: `${seed.article}-${part.number.slice(-4)}`, minimum: seed.minimum, multiple: seed.multiple, leadDays: seed.leadDays, validFrom: calendar.day(-97),
        breaks: [{ quantity: seed.minimum, unitPrice: price(1000) }, { quantity: seed.minimum * 10, unitPrice: price(930) }, { quantity: seed.minimum * 40, unitPrice: price(860) }],
      }, calendar.at(-97, '11:00'))
    }
    made.push({ supplierId, seed })
  }
  return made
}

/** Pieces of every part that the demo's runs at a workshop take. */
async function needsAt(place: string): Promise<Map<Id, number>> {
  const needed = new Map<Id, number>()
  for (const run of RUNS.filter((one) => one.place === place)) {
    const sku = await db.sku.findFirstOrThrow({ where: { code: run.sku }, select: { toyId: true } })
    const lines = await db.bomLine.findMany({ where: { toyRevision: { toyId: sku.toyId, state: 'released' } }, select: { partRevisionId: true, quantity: true } })
    for (const { partRevisionId, quantity } of lines) needed.set(partRevisionId, (needed.get(partRevisionId) ?? 0) + Math.ceil(quantity * run.quantity * OVER))
  }
  return needed
}

async function offeredOf(supplierId: Id, needed: ReadonlyMap<Id, number>, seed: SeedSupplier): Promise<Wanted[]> {
  const offers = await db.supplierOffer.findMany({ where: { supplierId, partRevisionId: { in: [...needed.keys()] } }, orderBy: { id: 'asc' }, select: { partRevisionId: true } })
  return offers.map(({ partRevisionId }) => ({ partRevisionId, quantity: orderable(needed.get(partRevisionId)!, seed) }))
}

async function newest(maya: BrandActor, name: string): Promise<Id> {
  return (await db.partRevision.findFirstOrThrow({ where: { brandId: maya.brandId, part: { name }, offers: { some: {} } }, orderBy: { sequence: 'asc' }, select: { id: true } })).id
}

/** Orders, and takes the order as far as told. Returns the receipts. */
async function buy(
  calendar: DemoCalendar, maya: BrandActor,
  order: { readonly supplierId: Id; readonly place: string; readonly lines: readonly Wanted[]; readonly day: number; readonly takes: number; readonly until?: 'sent' | 'confirmed' | 'received'; readonly bad?: number },
): Promise<Id[]> {
  const { supplierId, lines } = order
  const day = calendar.workdayBy(order.day)
  // What is still to come may be due on any day; what came was signed for.
  const due = order.day + order.takes
  const came = calendar.workdayBy(due)
  const { orderId } = await perform(draftOrder, maya, { supplierId, locationId: await placeId(order.place), lines: [...lines], note: '' }, calendar.at(day, '10:00'))
  const version = async () => (await db.purchaseOrder.findUniqueOrThrow({ where: { id: orderId }, select: { version: true } })).version
  await perform(sendOrder, maya, { orderId, version: await version() }, calendar.at(day, '10:10'))
  if (order.until === 'sent') return []
  await perform(confirmOrder, maya, { orderId, version: await version(), expectedOn: calendar.day(order.until === 'confirmed' ? due : came), supplierRef: `C-${4100 - day * 7}` }, calendar.at(day, '15:30'))
  if (order.until === 'confirmed') return []
  const receipts: Id[] = []
  const quality = await actorOf('ines@fogline.example', 'brand', 'fogline')
  const open = await db.purchaseOrderLine.findMany({ where: { purchaseOrderId: orderId }, orderBy: { position: 'asc' }, select: { id: true, quantity: true } })
  for (const [index, line] of open.entries()) {
    const { receiptId, lotId } = await perform(receiveLine, maya, { lineId: line.id, quantity: line.quantity, supplierLot: `${String(4100 - day * 7)}-${index + 1}`, confirmOver: false }, calendar.at(came, '11:00'))
    receipts.push(receiptId)
    if (order.until === 'received') continue
    const lot = await db.lot.findUniqueOrThrow({ where: { id: lotId }, select: { version: true } })
    await perform(inspectLot, quality, {
      receiptId, lotVersion: lot.version, checked: Math.min(line.quantity, 32), defects: order.bad ?? 0, decision: order.bad ? 'reject' : 'release',
      reason: order.bad ? 'Three of the sample lose their tension after ten turns.' : '',
    }, calendar.at(came, '15:00'))
  }
  return receipts
}

/** What the otter runs still have, by last evening's count: short of two parts, one of which the stockroom has; enough of the others. */
const OTTER = { 'Filling bag': 150, Scarf: 210 } as const

/** The count at the workshops: what was built in has left the shelves, and the otter run turns out to be short of two parts. */
async function takeStock(calendar: DemoCalendar, maya: BrandActor): Promise<void> {
  const rows = await db.$queryRaw<{ lotId: Id; locationId: Id; onHand: number; name: string; place: string }[]>`
    select b."lotId"::text, b."locationId"::text, b."onHand", pt.name, p.slug as place
    from "StockBalance" b join "Lot" l on l.id = b."lotId" join "PartRevision" v on v.id = l."partRevisionId" join "Part" pt on pt.id = v."partId" join "Location" p on p.id = b."locationId"
    where b."brandId" = ${maya.brandId}::uuid and l.quality = 'released' and p.slug = 'dogpatch-loft' and b."onHand" > 0 order by l.code`
  for (const { name, onHand, ...where } of rows) {
    const left = OTTER[name as keyof typeof OTTER]
    if (left === undefined || onHand === left) continue
    await perform(countStock, maya, { lotId: where.lotId, locationId: where.locationId, counted: left, reason: 'Count before the last week of the run' }, calendar.at(calendar.workday(0, -1), '17:30'))
  }
}

/** The textile co-op's prices for the coming season: uploaded, not yet taken; one of its articles is none of ours. */
async function priceList(calendar: DemoCalendar, maya: BrandActor): Promise<void> {
  const offers = await db.supplierOffer.findMany({
    where: { brandId: maya.brandId, supplier: { name: 'Marin Textile Co-op' } }, orderBy: { partRevision: { part: { number: 'asc' } } }, take: 6,
    select: { supplierCode: true, breaks: { orderBy: { quantity: 'asc' } }, partRevision: { select: { part: { select: { number: true } } } } },
  })
  const from = calendar.day(21)
  const lines = offers.flatMap(({ supplierCode, breaks, partRevision }) => breaks.map(({ quantity, unitPrice }) => ['Marin Textile Co-op', partRevision.part.number, supplierCode, quantity, plainAmount(Math.round(unitPrice * 1.04), 'USD'), from].join(',')))
  const file = ['supplier,part,article,from_quantity,unit_price,valid_from', ...lines, `Marin Textile Co-op,MTC-9021,MTC-9021,20,1.15,${from}`].join('\n')
  await perform(checkOfferFile, maya, { file: new File([`${file}\n`], 'marin-textile-next-season.csv', { type: 'text/csv' }) }, calendar.at(-1, '15:40'))
}
