import { db } from '#db/client.ts'
import { addOffer, addSupplier, confirmOrder, draftOrder, receiveLine, sendOrder } from '#modules/sourcing/public.ts'
import { perform } from '../../support/commands.ts'
import { makeBrandActor, makeLocation } from '../../support/people.ts'
import { makeWorkbench, type Workbench } from '../runs/workbench.ts'

/** A Tuesday morning in San Francisco. */
export const now = new Date('2026-03-03T18:00:00Z')
export const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

export const supplierDetails = {
  name: 'Kestrel', contact: 'Amrit', email: 'orders@kestrel.example', country: 'US', currency: 'USD', workingDays: [1, 2, 3, 4, 5], orderCost: '20.00',
}
export const offerDetails = { minimum: 10, multiple: 10, leadDays: 5, validFrom: '2026-01-01', breaks: [{ quantity: 1, unitPrice: '3.00' }, { quantity: 500, unitPrice: '2.50' }] }

export interface Buying extends Workbench {
  readonly quality: Awaited<ReturnType<typeof makeBrandActor>>
  readonly warehouseId: string
  readonly partRevisionId: string
  readonly supplierId: string
  readonly offerId: string
}

/** A brand that makes one toy of one part, with one supplier that offers it. */
export async function makeBuying(): Promise<Buying> {
  const bench = await makeWorkbench()
  const quality = await makeBrandActor('quality', bench.brand)
  const { locationId: warehouseId } = await makeLocation({ kind: 'warehouse', owner: bench.brand })
  const { partRevisionId } = await db.bomLine.findFirstOrThrow({ where: { toyRevisionId: bench.revisionA }, select: { partRevisionId: true } })
  const { supplierId } = await perform(addSupplier, bench.manager, supplierDetails, { now })
  const { offerId } = await perform(addOffer, bench.manager, { ...offerDetails, supplierId, partRevisionId }, { now })
  return { ...bench, quality, warehouseId, partRevisionId, supplierId, offerId }
}

export async function versionOf(orderId: string): Promise<number> {
  return (await db.purchaseOrder.findUniqueOrThrow({ where: { id: orderId }, select: { version: true } })).version
}

export async function order(buying: Buying, quantity = 100, locationId = buying.workshopId): Promise<{ orderId: string; number: string; lineId: string }> {
  const { orderId, number } = await perform(draftOrder, buying.manager, { supplierId: buying.supplierId, locationId, note: '', lines: [{ partRevisionId: buying.partRevisionId, quantity }] }, { now })
  const { id: lineId } = await db.purchaseOrderLine.findFirstOrThrow({ where: { purchaseOrderId: orderId }, select: { id: true } })
  return { orderId, number, lineId }
}

/** An order that the supplier has confirmed. */
export async function confirmed(buying: Buying, quantity = 100, locationId = buying.workshopId): Promise<{ orderId: string; number: string; lineId: string }> {
  const made = await order(buying, quantity, locationId)
  await perform(sendOrder, buying.manager, { orderId: made.orderId, version: await versionOf(made.orderId) }, { now })
  await perform(confirmOrder, buying.manager, { orderId: made.orderId, version: await versionOf(made.orderId), expectedOn: '2026-03-10', supplierRef: 'K-77' }, { now })
  return made
}

/** A lot that came and waits in quarantine. */
export async function received(buying: Buying, quantity = 100, locationId = buying.workshopId) {
  const made = await confirmed(buying, quantity, locationId)
  const receipt = await perform(receiveLine, buying.manager, { lineId: made.lineId, quantity, supplierLot: 'S-1', confirmOver: false }, { now: later(7) })
  return { ...made, ...receipt }
}
