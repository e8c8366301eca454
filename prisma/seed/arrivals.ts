import { db } from '#db/client.ts'
import { sendTransfer } from '#modules/shipments/public.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { placeId, skuId } from './floor.ts'
import { actorOf, perform } from './perform.ts'

/** What goes back to a workshop from the warehouse: plain otters to be dressed for the new year, and ferries that lost their flag. */
const BACK = [
  { sku: 'FOG-OTTER', to: 'dogpatch-loft', quantity: 24, tracking: 'BCB-7201' },
  { sku: 'FOG-FERRY', to: 'alameda-hangar', quantity: 10, tracking: 'BCB-7202' },
] as const

/** Two transfers that are on their way to workshops today, to be counted there. */
export async function sendToWorkshops(calendar: DemoCalendar): Promise<void> {
  const maya = await actorOf('maya@fogline.example', 'brand', 'fogline')
  const fromLocationId = await placeId('fogline-oakland')
  for (const { sku, to, quantity, tracking } of BACK) {
    const { lotId } = await db.stockBalance.findFirstOrThrow({ where: { locationId: fromLocationId, onHand: { gte: quantity }, lot: { skuId: await skuId(sku) } }, select: { lotId: true } })
    await perform(sendTransfer, maya, { fromLocationId, toLocationId: await placeId(to), lines: [{ lotId, quantity }], carrier: 'Bay Cargo Bikes', trackingCode: tracking }, calendar.at(calendar.workday(0, -1), '14:10'))
  }
}
