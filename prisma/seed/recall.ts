import { db } from '#db/client.ts'
import { draftRecall } from '#modules/recalls/commands/recall.ts'
import { acceptRestock, requestRestock, startPicking } from '#modules/restocks/public.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { placeId } from './floor.ts'
import { actorOf, perform } from './perform.ts'
import { buyerOf } from './shops.ts'

/**
 * What lots and numbers are for: a supplier's mail about one delivery of noses, which are in two toys by now, and a restock of numbered cable cars
 * that is being picked. The recall is a draft: it blocks nothing.
 */
export async function followALot(calendar: DemoCalendar): Promise<void> {
  const ines = await actorOf('ines@fogline.example', 'brand', 'fogline')
  const nose = await db.lot.findFirstOrThrow({
    where: { brandId: ines.brandId, partRevisionId: { in: (await db.partRevision.findMany({ where: { part: { name: 'Embroidered nose' } }, select: { id: true } })).map(({ id }) => id) } }, orderBy: { code: 'asc' }, select: { id: true },
  })
  await perform(draftRecall, ines, {
    title: 'Fog Otter: the nose can be pulled off', lotIds: [nose.id],
    hazard: 'The thread of one delivery of noses was not fixed. A nose that comes off is a small part: a child under three can choke on it. Two came off in our pull test; no family has told us of one.',
    remedy: 'Take the otter away from children under three. Send us a picture of its label: we send a new nose with needle and thread, or take the otter back.',
  }, calendar.at(-1, '17:20'))

  const maya = await actorOf('maya@fogline.example', 'brand', 'fogline')
  const place = 'juniper-inner-sunset'
  const { id: skuId } = await db.sku.findFirstOrThrow({ where: { code: 'FOG-CCAR-NAT' }, select: { id: true } })
  const { restockId } = await perform(requestRestock, await buyerOf(place), { brandId: maya.brandId, shipToId: await placeId(place), lines: [{ skuId, quantity: 6 }] }, calendar.at(0, '00:06'))
  const version = async () => (await db.restockRequest.findUniqueOrThrow({ where: { id: restockId }, select: { version: true } })).version
  await perform(acceptRestock, maya, { restockId, version: await version() }, calendar.at(0, '00:07'))
  await perform(startPicking, maya, { restockId, version: await version() }, calendar.at(0, '00:08'))
}
