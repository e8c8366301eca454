import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { receiveShipment, sendTransfer } from '#modules/shipments/public.ts'
import { checkSalesFile, takeSalesImport } from '#modules/sales/public.ts'
import { otherAccounts, demoAccounts } from './accounts.ts'
import { organizations } from './data/places.ts'
import { WORKDAYS, type DemoCalendar } from './demo-calendar.ts'
import { placeId } from './floor.ts'
import { actorOf, perform } from './perform.ts'

const organizationOf = (place: string) => organizations.find((candidate) => candidate.places.some(({ slug }) => slug === place))!

/** The ISO weekdays on which somebody is there to sign. */
export function receivingDaysOf(place: string): readonly number[] {
  return organizationOf(place).places.find(({ slug }) => slug === place)!.receivingDays ?? WORKDAYS
}

/** The buyer who answers for a shop. */
export async function buyerOf(place: string): Promise<RetailerActor> {
  const organization = organizationOf(place)
  const account = [...demoAccounts, ...otherAccounts].find((candidate) => candidate.slug === organization.slug)!
  return actorOf(account.email, 'retailer', organization.slug)
}

/** Sends units of one lot to a place and has them received there, all of them. */
export async function deliver(
  brand: BrandActor, calendar: DemoCalendar, lotId: Id, from: string, to: string, quantity: number, sentOn: number, receivedOn: number, receiver: 'brand' | 'shop' = 'shop',
): Promise<void> {
  const sent = await perform(sendTransfer, brand, {
    fromLocationId: await placeId(from), toLocationId: await placeId(to), lines: [{ lotId, quantity }], carrier: 'Bay Cargo Bikes', trackingCode: `BCB-${to.slice(0, 3).toUpperCase()}-${quantity}`,
  }, calendar.at(sentOn, '12:30'))
  const shipment = await db.shipment.findUniqueOrThrow({ where: { id: sent.shipmentId }, select: { version: true, lines: { select: { id: true, quantity: true } } } })
  await perform(receiveShipment as typeof receiveShipment, receiver === 'shop' ? await buyerOf(to) : brand, {
    shipmentId: sent.shipmentId, version: shipment.version, lines: shipment.lines.map((line) => ({ lineId: line.id, received: line.quantity, discrepancy: '' })),
  }, calendar.at(receivedOn, '11:00'))
}

/** Uploads a sales file as the shop's buyer and takes every row of it. */
export async function uploadSales(brandId: Id, place: string, fileName: string, csv: string, at: Date): Promise<void> {
  const buyer = await buyerOf(place)
  const file = new File([csv], fileName, { type: 'text/csv' })
  const checked = await perform(checkSalesFile, buyer, { locationId: await placeId(place), brandId, file }, at)
  if (checked.bad > 0) {
    const row = await db.salesRow.findFirst({ where: { importId: checked.importId, problem: { not: '' } }, select: { line: true, detail: true } })
    throw new Error(`${fileName} for ${place}, line ${row?.line}: ${row?.detail}`)
  }
  const { version } = await db.salesImport.findUniqueOrThrow({ where: { id: checked.importId }, select: { version: true } })
  await perform(takeSalesImport, buyer, { importId: checked.importId, version, withoutBad: false }, at)
}
