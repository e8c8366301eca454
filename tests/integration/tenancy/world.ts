import { randomUUID } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { BrandActor, MicrofactoryActor, RetailerActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { keepFile } from '#server/files/file-store.ts'
import { makeBrand, makeBrandActor, makeLocation, makeMicrofactoryActor, makeOrganization, makeRetailerActor } from '../../support/people.ts'

/** Everything of a tenant that somebody could name in a form, an address or a request. */
const NAMES = [
  'brandId', 'microfactoryId', 'retailerId', 'warehouseId', 'workshopId', 'shopId', 'closureId', 'floorClosureId', 'shopClosureId', 'shopPartnershipId', 'workshopPartnershipId', 'shopRequestId', 'workshopRequestId',
  'toyId', 'draftRevisionId', 'releasedRevisionId', 'skuId', 'partId', 'partRevisionId', 'otherPartRevisionId', 'guideId',
  'pilotId', 'runId', 'reportId', 'reworkId', 'photoId', 'lotId', 'moveId', 'countId', 'countLineId', 'inspectionId', 'proposalId', 'restockId', 'restockLineId', 'shipmentId', 'shipmentLineId', 'inboundId', 'inboundLineId',
  'importId', 'recallId', 'registrationId', 'membershipId', 'floorMembershipId', 'shopMembershipId', 'invitationId', 'floorInvitationId', 'shopInvitationId', 'tokenId', 'eventId',
  'supplierId', 'offerId', 'orderId', 'orderLineId', 'sentOrderId', 'sentLineId', 'receiptId', 'partLotId', 'viewId', 'removedViewId', 'floorViewId', 'removedFloorViewId', 'shopViewId', 'removedShopViewId', 'bomImportId', 'offerImportId', 'operatorId',
] as const
const TEXTS = ['brandSlug', 'partNumber', 'lotCode', 'runNumber', 'pilotNumber', 'proposalNumber', 'restockNumber', 'shipmentNumber', 'inspectionNumber', 'recallNumber', 'orderNumber', 'countNumber', 'workshopSlug', 'shopSlug'] as const

export type Names = Readonly<Record<(typeof NAMES)[number] | (typeof TEXTS)[number], string>>

/** A brand with its workshop and its shop, and the people who work there. */
export interface Tenant {
  readonly names: Names
  readonly brand: BrandActor
  readonly microfactory: MicrofactoryActor
  readonly retailer: RetailerActor
}

/** Names of nothing: what anybody could make up. */
export function phantom(): Names {
  const tail = uuidv7().slice(-6)
  const entries = [...NAMES.map((name) => [name, uuidv7()]), ...TEXTS.map((name) => [name, textName(name, tail)])]
  return Object.fromEntries(entries) as Names
}

/** People's names have the shape of the real ones, so that a schema lets them pass. */
function textName(name: (typeof TEXTS)[number], tail: string): string {
  const digits = String(Number.parseInt(tail, 16)).padStart(8, '9')
  const shapes: Partial<Record<(typeof TEXTS)[number], string>> = { partNumber: `XX-P-${digits}`, lotCode: `L261102-${digits}` }
  const kind = { runNumber: 'RUN', pilotNumber: 'PIL', proposalNumber: 'PRO', restockNumber: 'RST', shipmentNumber: 'SHP', inspectionNumber: 'INS', recallNumber: 'RCL', orderNumber: 'PO', countNumber: 'CNT' }[name as string]
  return shapes[name] ?? (kind ? `${kind}-${digits}` : `nobody-${tail}`)
}

const id = { select: { id: true } } as const
const at = new Date('2026-11-02T17:00:00Z')
const day = (text: string) => new Date(`${text}T00:00:00Z`)

/**
 * A tenant with one row of everything. Its workshop and its shop are approved partners of `alsoPartnersOf` too: the harder case,
 * two competitors who both work for one brand.
 */
export async function makeTenant(alsoPartnersOf: readonly { brandId: string }[] = []): Promise<Tenant> {
  const brand = await makeBrand()
  const factory = await makeOrganization('microfactory', [brand, ...alsoPartnersOf])
  const shopkeeper = await makeOrganization('retailer', [brand, ...alsoPartnersOf])
  const owner = await makeBrandActor('owner', brand)
  const tenant = { brand: owner, microfactory: await makeMicrofactoryActor('lead', factory), retailer: await makeRetailerActor('buyer', shopkeeper) }
  const { locationId: warehouseId } = await makeLocation({ kind: 'warehouse', owner: brand })
  const { locationId: workshopId } = await makeLocation({ kind: 'workshop', owner: factory })
  const { locationId: shopId } = await makeLocation({ kind: 'shop', owner: shopkeeper })
  const partnerships = await db.partnership.findMany({ where: { brandId: brand.brandId }, select: { id: true, organizationId: true } })
  const partnershipOf = (organizationId: string) => partnerships.find((row) => row.organizationId === organizationId)!.id
  const names: Names = {
    ...phantom(), operatorId: tenant.microfactory.userId, brandId: brand.brandId, brandSlug: brand.slug, microfactoryId: factory.organizationId, retailerId: shopkeeper.organizationId, warehouseId, workshopId, shopId,
    workshopSlug: factory.slug, shopSlug: shopkeeper.slug, workshopPartnershipId: partnershipOf(factory.organizationId), shopPartnershipId: partnershipOf(shopkeeper.organizationId),
  }
  // A brand that asks both to work with it, and waits for the answer.
  const suitor = await makeBrand()
  for (const [partnershipId, organizationId] of [[names.workshopRequestId, names.microfactoryId], [names.shopRequestId, names.retailerId]] as const) {
    await db.partnership.create({ data: { id: partnershipId, brandId: suitor.brandId, organizationId, state: 'invited' }, ...id })
  }
  await writeCatalogue(names)
  await writeWork(names)
  await writeTrade(names, owner)
  await writeViews(names, tenant)
  await writeSourcing(names)
  return { names, ...tenant }
}

async function writeCatalogue(n: Names): Promise<void> {
  const { brandId } = n
  for (const [closureId, locationId] of [[n.closureId, n.warehouseId], [n.floorClosureId, n.workshopId], [n.shopClosureId, n.shopId]] as const) {
    await db.locationClosure.create({ data: { id: closureId, locationId, firstDay: day('2026-12-24'), lastDay: day('2026-12-26'), reason: 'Winter' }, ...id })
  }
  await db.toy.create({ data: { id: n.toyId, brandId, slug: `toy-${n.toyId}`, name: 'Toy', summary: 'A toy', category: 'puzzle', minAgeMonths: 36, state: 'active' }, ...id })
  await db.toyRevision.create({ data: { id: n.releasedRevisionId, brandId, toyId: n.toyId, code: 'A', sequence: 1, state: 'released', releasedAt: at }, ...id })
  await db.toyRevision.create({ data: { id: n.draftRevisionId, brandId, toyId: n.toyId, code: 'B', sequence: 2 }, ...id })
  await db.sku.create({ data: { id: n.skuId, brandId, toyId: n.toyId, code: `KIT-${n.skuId.slice(-6)}`, name: 'Kit', gtin: `0${String(Math.floor(Math.random() * 1e13)).padStart(13, '0')}`, currency: 'USD', wholesalePrice: 2400, retailPrice: 4800 }, ...id })
  await db.part.create({ data: { id: n.partId, brandId, number: n.partNumber, name: 'Wheel', category: 'motion' }, ...id })
  const shape = { kind: 'box', size: [10, 10, 10] }
  for (const [index, revisionId] of [n.partRevisionId, n.otherPartRevisionId].entries()) {
    await db.partRevision.create({ data: { id: revisionId, brandId, partId: n.partId, code: 'AB'[index]!, sequence: index + 1, material: 'PETG', shape, unitCost: 100 }, ...id })
  }
  for (const toyRevisionId of [n.releasedRevisionId, n.draftRevisionId]) {
    await db.bomLine.create({ data: { id: uuidv7(), brandId, toyRevisionId, findNumber: 1, partRevisionId: n.partRevisionId, quantity: 4 }, ...id })
  }
  await db.guide.create({ data: { id: n.guideId, brandId, toyId: n.toyId, slug: `guide-${n.guideId}`, title: 'Replace a wheel', minutes: 5, difficulty: 'easy', steps: [{ title: 'Pull', text: 'Pull it off.', findNumbers: [1] }] }, ...id })
}

/** The smallest picture there is, in the file store. */
async function keptPhoto() {
  const kept = await keepFile(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64'))
  if (!kept.ok) throw new Error(kept.refusal.message)
  return kept.value
}

async function writeWork(n: Names): Promise<void> {
  const { brandId } = n
  await db.capability.create({ data: { id: uuidv7(), brandId, locationId: n.workshopId, toyId: n.toyId, setupMinutes: 30, secondsPerUnit: 60, unitCost: 500, setupCost: 5000 }, ...id })
  await db.pilot.create({ data: { id: n.pilotId, brandId, number: n.pilotNumber, title: 'Pilot', skuId: n.skuId, hypothesis: 'It sells', stopRule: 'It does not', plannedQuantity: 100, currency: 'USD', decisionDate: day('2026-12-20'), state: 'draft' }, ...id })
  await db.pilotMetric.create({ data: { id: uuidv7(), brandId, pilotId: n.pilotId, position: 1, metric: 'units-sold', direction: 'at-least', threshold: 80 }, ...id })
  await db.run.create({
    data: {
      id: n.runId, brandId, number: n.runNumber, skuId: n.skuId, toyRevisionId: n.releasedRevisionId, locationId: n.workshopId, pilotId: n.pilotId, quantity: 100, state: 'in-production',
      currency: 'USD', proposalId: n.proposalId, frozen: { bom: [], inspectionPlan: null }, frozenHash: 'test', releasedAt: at, readyOn: day('2026-12-01'), lotId: n.lotId, goodCount: 60,
    }, ...id,
  })
  await db.attachment.create({ data: { id: n.photoId, brandId, ...(await keptPhoto()), name: 'photo.png' }, ...id })
  await db.productionReport.create({ data: { id: n.reportId, brandId, runId: n.runId, good: 60, scrap: 0, photoId: n.photoId, reportedBy: 'Somebody', at }, ...id })
  await db.rework.create({ data: { id: n.reworkId, brandId, runId: n.runId, lotId: n.lotId, locationId: n.workshopId, quantity: 1, instruction: 'Refit the clips', askedBy: 'Somebody', askedAt: at }, ...id })
  await db.lot.create({ data: { id: n.lotId, brandId, code: n.lotCode, itemKind: 'sku', skuId: n.skuId, toyRevisionId: n.releasedRevisionId, runId: n.runId, quality: 'released', madeOn: day('2026-11-02') }, ...id })
  const moved = { brandId, lotId: n.lotId, toKind: 'location', actorId: null, at }
  await db.stockMove.create({ data: { ...moved, id: uuidv7(), quantity: 60, fromKind: 'production', toLocationId: n.workshopId, reason: 'produced', sourceKind: 'production-report', sourceId: n.reportId, idempotencyKey: `report:${n.reportId}:good` }, ...id })
  await db.stockMove.create({ data: { ...moved, id: n.moveId, quantity: 5, fromKind: 'count', toLocationId: n.warehouseId, reason: 'counted', sourceKind: 'count', sourceId: n.moveId, idempotencyKey: `count:${n.moveId}` }, ...id })
  await db.stockMove.create({ data: { ...moved, id: uuidv7(), quantity: 40, fromKind: 'supplier', toLocationId: n.warehouseId, reason: 'received', sourceKind: 'test', sourceId: n.moveId, idempotencyKey: `test:${n.moveId}` }, ...id })
  await db.stockMove.create({ data: { ...moved, id: uuidv7(), quantity: 20, fromKind: 'supplier', toLocationId: n.shopId, reason: 'received', sourceKind: 'test', sourceId: n.moveId, idempotencyKey: `test-shop:${n.moveId}` }, ...id })
  for (const [locationId, onHand] of [[n.workshopId, 60], [n.warehouseId, 45], [n.shopId, 20]] as const) {
    await db.stockBalance.create({ data: { brandId, locationId, lotId: n.lotId, onHand }, select: { lotId: true } })
  }
  await db.stockCount.create({ data: { id: n.countId, brandId, number: n.countNumber, locationId: n.workshopId, lines: { create: [{ id: n.countLineId, brandId, lotId: n.lotId, position: 1, expected: 60, moved: 0 }] } }, ...id })
  await db.checklist.create({ data: { id: uuidv7(), brandId, toyId: n.toyId, revision: 1, title: 'Checks', items: [{ key: 'edge', prompt: 'No sharp edge', kind: 'passFail', defectClass: 'major' }], aql: { major: '2.5' } }, ...id })
  const items = [{ key: 'edge', prompt: 'No sharp edge', kind: 'passFail', defectClass: 'major' }]
  await db.inspection.create({
    data: {
      id: n.inspectionId, brandId, number: n.inspectionNumber, lotId: n.lotId, runId: n.runId, locationId: n.workshopId, state: 'in-progress', lotSize: 60, planHash: 'test', sampleUnits: [3, 1, 2], startedAt: at,
      plan: { plan: { sampleSize: 3, classes: [], byClass: [] }, checklist: { revision: 1, title: 'Checks', level: 'II', aql: { major: '2.5' }, items }, from: 'toy', seed: 'test' },
    }, ...id,
  })
  await db.proposal.create({ data: { id: n.proposalId, brandId, number: n.proposalNumber, skuId: n.skuId, pilotId: n.pilotId, methodVersion: 'test', inputs: { method: { unitEconomics: { candidates: [] } } }, inputsHash: 'test', verdict: 'make', quantity: 50, result: { interval: [30, 80], perPlace: [], expectedProfit: 0, chanceOfLoss: 0, reasons: [], warnings: [], workshop: { locationId: n.workshopId } } }, ...id })
}

async function writeViews(n: Names, { brand, microfactory, retailer }: Omit<Tenant, 'names'>): Promise<void> {
  const kept = { page: '/runs', name: 'Late runs', query: 'state=working' }
  for (const [whose, viewId, removedId] of [
    [{ brandId: brand.brandId, userId: brand.userId }, n.viewId, n.removedViewId],
    [{ organizationId: microfactory.organizationId, userId: microfactory.userId }, n.floorViewId, n.removedFloorViewId],
    [{ organizationId: retailer.organizationId, userId: retailer.userId }, n.shopViewId, n.removedShopViewId],
  ] as const) {
    await db.savedView.createMany({ data: [{ ...whose, ...kept, id: viewId }, { ...whose, ...kept, id: removedId, removedAt: at }] })
  }
}

async function writeTrade(n: Names, owner: BrandActor): Promise<void> {
  const { brandId } = n
  const promise = { skuId: n.skuId, quantity: 6, promisedOn: '2026-11-06', allocations: [], binding: null }
  await db.restockRequest.create({ data: { id: n.restockId, brandId, number: n.restockNumber, organizationId: n.retailerId, shipToId: n.shopId, state: 'promised', requestedAt: at, requestedBy: 'Somebody', promisedOn: day('2026-11-06') }, ...id })
  await db.restockLine.create({ data: { id: n.restockLineId, brandId, requestId: n.restockId, position: 1, skuId: n.skuId, quantity: 6, unitPrice: 2400, promise, promisedOn: day('2026-11-06') }, ...id })
  await db.shipment.create({ data: { id: n.shipmentId, brandId, number: n.shipmentNumber, restockId: n.restockId, fromLocationId: n.workshopId, toLocationId: n.shopId, state: 'in-transit', shippedAt: at }, ...id })
  await db.shipmentLine.create({ data: { id: n.shipmentLineId, brandId, shipmentId: n.shipmentId, lotId: n.lotId, quantity: 2 }, ...id })
  await db.shipment.create({ data: { id: n.inboundId, brandId, number: `${n.shipmentNumber}1`, fromLocationId: n.warehouseId, toLocationId: n.workshopId, state: 'in-transit', shippedAt: at }, ...id })
  await db.shipmentLine.create({ data: { id: n.inboundLineId, brandId, shipmentId: n.inboundId, lotId: n.lotId, quantity: 2 }, ...id })
  await db.salesImport.create({ data: { id: n.importId, brandId, organizationId: n.retailerId, locationId: n.shopId, format: 'plain', fileName: 'sales.csv', sha256: randomUUID(), encoding: 'utf-8', rowCount: 1, goodCount: 1, badCount: 0, uploadedBy: 'Somebody' }, ...id })
  await db.salesRow.create({ data: { id: uuidv7(), brandId, importId: n.importId, line: 2, rowKey: n.importId, skuId: n.skuId, localDate: day('2026-11-05'), sold: 1, raw: {} }, ...id })
  await db.salesDay.create({ data: { brandId, locationId: n.shopId, skuId: n.skuId, date: day('2026-11-04'), opening: 20, sold: 0, closing: 20, hoursInStock: 10 }, select: { date: true } })
  await db.recall.create({ data: { id: n.recallId, brandId, number: n.recallNumber, title: 'Wheels come off', hazard: 'A small part comes off.', remedy: 'Send it back to us.', lots: { create: [{ brandId, lotId: n.lotId }] } }, ...id })
  await db.toyRegistration.create({ data: { id: n.registrationId, brandId, lotId: n.lotId, email: `${n.registrationId}@example.test`, createdAt: at, confirmedAt: at, notices: { create: [{ brandId, recallId: n.recallId, mailed: true, at }] } }, ...id })
  await db.bomImport.create({ data: { id: n.bomImportId, brandId, toyRevisionId: n.draftRevisionId, revisionVersion: 1, fileName: 'bill.csv', sha256: 'b'.repeat(64), encoding: 'utf-8', content: [{ line: 2, cells: { find_number: '1', part_number: n.partNumber, quantity: '3' } }], uploadedBy: 'Somebody' }, ...id })
  await db.offerImport.create({ data: { id: n.offerImportId, brandId, fileName: 'offers.csv', sha256: 'c'.repeat(64), encoding: 'utf-8', content: [{ line: 2, cells: { supplier: 'Nobody', part: n.partNumber, unit_price: '1.00' } }], uploadedBy: 'Somebody' }, ...id })
  const second = await makeBrandActor('viewer', { brandId, slug: n.brandSlug })
  await db.membership.updateMany({ where: { brandId, userId: second.userId }, data: { id: n.membershipId } })
  await db.invitation.create({ data: { id: n.invitationId, brandId, email: `${n.invitationId}@example.test`, role: 'viewer', tokenHash: randomUUID(), invitedById: owner.userId, expiresAt: new Date('2099-01-01') }, ...id })
  const organizations = [
    [n.microfactoryId, (await makeMicrofactoryActor('operator', { organizationId: n.microfactoryId, slug: n.workshopSlug })).userId, n.floorMembershipId, n.floorInvitationId, 'operator'],
    [n.retailerId, (await makeRetailerActor('staff', { organizationId: n.retailerId, slug: n.shopSlug })).userId, n.shopMembershipId, n.shopInvitationId, 'staff'],
  ] as const
  for (const [organizationId, userId, membershipId, invitationId, role] of organizations) {
    await db.membership.updateMany({ where: { organizationId, userId }, data: { id: membershipId } })
    await db.invitation.create({ data: { id: invitationId, organizationId, email: `${invitationId}@example.test`, role, tokenHash: randomUUID(), invitedById: owner.userId, expiresAt: new Date('2099-01-01') }, ...id })
  }
  await db.apiToken.create({ data: { id: n.tokenId, brandId, name: 'Till', tokenHash: randomUUID(), role: 'viewer', createdById: owner.userId }, ...id })
  await db.auditEvent.create({ data: { id: n.eventId, brandId, organizationId: n.retailerId, type: 'test.made', subjectKind: 'lot', subjectId: n.lotId, actorName: 'Test', data: {}, at }, ...id })
}

async function writeSourcing(n: Names): Promise<void> {
  const { brandId } = n
  await db.supplier.create({ data: { id: n.supplierId, brandId, name: `Supplier ${n.supplierId}`, email: 'orders@example.test', currency: 'USD' }, ...id })
  await db.supplierOffer.create({ data: { id: n.offerId, brandId, supplierId: n.supplierId, partRevisionId: n.partRevisionId, leadDays: 5, validFrom: day('2026-01-01'), breaks: { create: [{ brandId, quantity: 1, unitPrice: 100 }] } }, ...id })
  const order = { brandId, supplierId: n.supplierId, locationId: n.workshopId, currency: 'USD' }
  await db.purchaseOrder.create({ data: { ...order, id: n.orderId, number: `${n.orderNumber}1`, lines: { create: [{ id: n.orderLineId, brandId, position: 1, partRevisionId: n.partRevisionId, quantity: 100, unitPrice: 100 }] } }, ...id })
  await db.purchaseOrder.create({ data: { ...order, id: n.sentOrderId, number: n.orderNumber, state: 'partly-received', sentCount: 1, sentAt: at, lines: { create: [{ id: n.sentLineId, brandId, position: 1, partRevisionId: n.partRevisionId, quantity: 100, unitPrice: 100, received: 40 }] } }, ...id })
  await db.lot.create({ data: { id: n.partLotId, brandId, code: `${n.lotCode}9`, itemKind: 'part', partRevisionId: n.partRevisionId, madeOn: day('2026-11-02') }, ...id })
  await db.stockMove.create({ data: { id: uuidv7(), brandId, lotId: n.partLotId, quantity: 40, fromKind: 'supplier', toKind: 'location', toLocationId: n.workshopId, reason: 'received', sourceKind: 'receipt', sourceId: n.receiptId, idempotencyKey: `receipt:${n.receiptId}`, at }, ...id })
  await db.stockBalance.create({ data: { brandId, locationId: n.workshopId, lotId: n.partLotId, onHand: 40 }, select: { lotId: true } })
  await db.receipt.create({ data: { id: n.receiptId, brandId, purchaseOrderId: n.sentOrderId, lineId: n.sentLineId, lotId: n.partLotId, locationId: n.workshopId, quantity: 40, receivedBy: 'Somebody', at }, ...id })
}

/** Content of every table: how many rows, and a checksum over all of them. */
export async function contentOfAllTables(): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public' order by 1`
  const each = tables.map(({ name }) => `select '${name}' as name, count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as content from "${name}" t`)
  const rows = await db.$queryRawUnsafe<{ name: string; content: string }[]>(each.join(' union all '))
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]))
}
