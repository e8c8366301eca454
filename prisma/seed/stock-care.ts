import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { sendTransfer } from '#modules/shipments/public.ts'
import { enterCount, openCount, scrapStock, settleCount, transferStock } from '#modules/stock/public.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { placeId } from './floor.ts'
import { actorOf, perform } from './perform.ts'

/**
 * The shelves looked after: last month's count that was booked, one of the warehouse that waits for somebody to look at its differences,
 * one a workshop has before it; some scrap, some pieces carried over, and stock on its way back to a workshop.
 */
export async function careForStock(calendar: DemoCalendar): Promise<void> {
  const maya = await actorOf('maya@fogline.example', 'brand', 'fogline')
  const ines = await actorOf('ines@fogline.example', 'brand', 'fogline')
  const oakland = await placeId('fogline-oakland')
  const yesterday = calendar.workday(0, -1)
  const rings = await lotAt('FOG-RINGS', oakland)
  await perform(scrapStock, maya, { lotId: rings, locationId: oakland, quantity: 2, reason: 'Crushed at the bottom of the pallet' }, calendar.at(calendar.workdayBy(-6), '11:10'))
  await perform(transferStock, maya, { lotId: rings, fromLocationId: oakland, toLocationId: await placeId('peninsula-san-mateo'), quantity: 4, reason: 'Carried over after the Saturday demo' }, calendar.at(calendar.workdayBy(-5), '09:30'))
  const cars = await lotAt('FOG-CCAR-NAT', oakland)
  await perform(scrapStock, maya, { lotId: cars, locationId: oakland, quantity: 1, firstUnit: 50, reason: 'Opened for the photo, roof scratched' }, calendar.at(calendar.workdayBy(-4), '15:00'))
  await perform(sendTransfer, maya, { fromLocationId: oakland, toLocationId: await placeId('dogpatch-loft'), lines: [{ lotId: await lotAt('FOG-OTTER', oakland), quantity: 6 }], carrier: 'Own van', trackingCode: '' }, calendar.at(yesterday, '11:00'))

  await count(calendar, ines, maya, 'fogline-oakland', calendar.workdayBy(-34), [0, -1], 'accept')
  await count(calendar, ines, maya, 'fogline-oakland', yesterday, [-2, 1, 0, -1], null)
  await perform(openCount, maya, { locationId: await placeId('dogpatch-loft') }, calendar.at(yesterday, '16:45'))
  await perform(openCount, maya, { locationId: await placeId('san-jose-bench') }, calendar.at(yesterday, '16:50'))
}

/** Somebody counts a place blind and is off by these pieces, lot by lot; with a verdict the brand decides about all of it. */
async function count(calendar: DemoCalendar, counter: BrandActor, maya: BrandActor, place: string, day: number, off: readonly number[], verdict: 'accept' | null): Promise<void> {
  const { countId } = await perform(openCount, maya, { locationId: await placeId(place) }, calendar.at(day, '09:00'))
  const lines = await db.stockCountLine.findMany({ where: { countId }, orderBy: { position: 'asc' }, select: { id: true, expected: true } })
  const notes: Readonly<Record<number, string>> = { [-2]: 'Top shelf empty, box gone', 1: 'One more behind the returns', [-1]: 'Counted twice' }
  await perform(enterCount, counter, {
    countId, version: 1, finish: true, lines: lines.map(({ id, expected }, index) => ({ lineId: id, counted: Math.max(0, expected + (off[index] ?? 0)), note: notes[off[index] ?? 0] ?? '' })),
  }, calendar.at(day, '10:40'))
  if (verdict) await perform(settleCount, maya, { countId, version: 2, verdict, lineIds: lines.map(({ id }) => id) }, calendar.at(day, '14:15'))
}

async function lotAt(sku: string, locationId: string): Promise<string> {
  const { id: skuId } = await db.sku.findFirstOrThrow({ where: { code: sku }, select: { id: true } })
  return (await db.stockBalance.findFirstOrThrow({ where: { locationId, onHand: { gt: 8 }, lot: { skuId, quality: 'released', recalledAt: null } }, orderBy: { lotId: 'asc' }, select: { lotId: true } })).lotId
}
