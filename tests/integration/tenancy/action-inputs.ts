import { v7 as uuidv7 } from 'uuid'
import type { Names } from './world.ts'

/**
 * What an outsider would send, as a form has it, before its schema. `theirs` names another tenant's rows, `own` the sender's,
 * `strangers` those of a brand that none of them works with.
 */
export type Attempt = (theirs: Names, own: Names, strangers: Names) => Readonly<Record<string, unknown>>

/** The attempts on an action, or why it can name nobody else's rows. */
export type Coverage = readonly Attempt[] | { readonly namesNothing: string }

const part = { name: 'Axle', category: 'motion', material: 'PETG', unitCost: '1.00', shapeKind: 'box', sizeX: 10, sizeY: 10, sizeZ: 10 }
const guide = { title: 'Replace an axle', minutes: 5, difficulty: 'easy', steps: [{ title: 'Pull', text: 'Pull it off.', findNumbers: '1' }] }
const sku = { name: 'Kit', wholesalePrice: '24.00', retailPrice: '48.00' }
const place = { name: 'Back room', city: 'Oakland', latitude: '37.8', longitude: '-122.27', timeZone: 'America/Los_Angeles', dispatchDays: ['1'], receivingDays: ['1'] }
const plan = {
  title: 'Another pilot', hypothesis: 'It sells out', stopRule: 'Nobody buys', plannedQuantity: 100, currency: 'USD', decisionDate: '2099-12-20',
  metrics: [{ metric: 'units-sold', direction: 'at-least', threshold: '80' }],
}
const version = 1
const reason = 'Because of the test'
const answer = () => ({ id: uuidv7(), itemKey: 'edge', result: 'pass' })
const till = (code: string) => new File([`date,sku,sold\n2026-11-05,${code},1\n`], 'sales.csv', { type: 'text/csv' })
const makesItsOwn = { namesNothing: 'makes a row of its own from words and numbers' }

const invite: Coverage = { namesNothing: 'names a person by e-mail address; the workspace is the actor’s own' }
const receive: Coverage = [
  (theirs) => ({ shipmentId: theirs.shipmentId, version, lines: [{ lineId: theirs.shipmentLineId, received: 2 }] }),
  (theirs, own) => ({ shipmentId: own.shipmentId, version, lines: [{ lineId: theirs.shipmentLineId, received: 2 }] }),
]
const receiveInbound: Coverage = [
  (theirs) => ({ shipmentId: theirs.inboundId, version, lines: [{ lineId: theirs.inboundLineId, received: 2 }] }),
  (theirs, own) => ({ shipmentId: own.inboundId, version, lines: [{ lineId: theirs.inboundLineId, received: 2 }] }),
]
const enterCount: Coverage = [
  (theirs) => ({ countId: theirs.countId, version, lines: [{ lineId: theirs.countLineId, counted: 3 }] }),
  (theirs, own) => ({ countId: own.countId, version, lines: [{ lineId: theirs.countLineId, counted: 3 }] }),
]
const partnership = (which: 'shopPartnershipId' | 'workshopRequestId' | 'shopRequestId'): Coverage => [(theirs) => ({ partnershipId: theirs[which], version, reason, paymentTermsDays: 30 })]
const checkFile: Coverage = [
  (theirs, own) => ({ locationId: theirs.shopId, brandId: own.brandId, file: till('KIT') }),
]
const takeImport: Coverage = [(theirs) => ({ importId: theirs.importId, version })]
const billFile = () => new File(['find_number,part_number,quantity\n1,X,1\n'], 'bill.csv', { type: 'text/csv' })
const billImport: Coverage = [(theirs) => ({ importId: theirs.bomImportId, version })]
const toy: Coverage = [(theirs) => ({ toyId: theirs.toyId, version })]
const run: Coverage = [(theirs) => ({ runId: theirs.runId, version, reason, cause: reason })]
const lot: Coverage = [(theirs) => ({ lotId: theirs.lotId, version, reason })]
const restock: Coverage = [(theirs) => ({ restockId: theirs.restockId, version, reason })]
const inspection: Coverage = [(theirs) => ({ inspectionId: theirs.inspectionId, version })]
const unit: Coverage = [(theirs) => ({ inspectionId: theirs.inspectionId, position: 1, answers: [answer()] })]
const supplier = { name: 'Taken over', email: 'ours@example.test', country: 'US', currency: 'USD', workingDays: ['1'], orderCost: '1.00' }
const offer = { leadDays: 5, validFrom: '2099-01-01', breaks: [{ quantity: 1, unitPrice: '1.00' }] }
const purchase: Coverage = [(theirs) => ({ orderId: theirs.orderId, version, reason })]
const receipt: Coverage = [(theirs) => ({ receiptId: theirs.receiptId, returned: 0, quantity: 1, reason })]
const pilot: Coverage = [(theirs) => ({ pilotId: theirs.pilotId, version, reason })]

/**
 * One entry for every action of a workspace. A new action fails the test until it stands here: say which rows of somebody else
 * its form can name, alone and beside the sender's own.
 */
export const actionInputs: Readonly<Record<string, Coverage>> = {
  'auth.invite-brand-member': invite,
  'auth.withdraw-brand-invitation': [(theirs) => ({ invitationId: theirs.invitationId })],
  'auth.change-brand-role': [(theirs) => ({ membershipId: theirs.membershipId, role: 'owner' })],
  'auth.remove-brand-member': [(theirs) => ({ membershipId: theirs.membershipId })],
  'auth.invite-floor-member': invite,
  'auth.withdraw-floor-invitation': [(theirs) => ({ invitationId: theirs.floorInvitationId })],
  'auth.change-floor-role': [(theirs) => ({ membershipId: theirs.floorMembershipId, role: 'lead' })],
  'auth.remove-floor-member': [(theirs) => ({ membershipId: theirs.floorMembershipId })],
  'auth.invite-shop-member': invite,
  'auth.withdraw-shop-invitation': [(theirs) => ({ invitationId: theirs.shopInvitationId })],
  'auth.change-shop-role': [(theirs) => ({ membershipId: theirs.shopMembershipId, role: 'buyer' })],
  'auth.remove-shop-member': [(theirs) => ({ membershipId: theirs.shopMembershipId })],
  'auth.make-api-token': makesItsOwn,
  'auth.revoke-api-token': [(theirs) => ({ tokenId: theirs.tokenId })],

  'home.save-brand-view': makesItsOwn,
  'home.rename-brand-view': [(theirs) => ({ viewId: theirs.viewId, version, name: 'Taken over' })],
  'home.remove-brand-view': [(theirs) => ({ viewId: theirs.viewId, version })],
  'home.put-brand-view-back': [(theirs) => ({ viewId: theirs.removedViewId, version })],
  'home.save-floor-view': makesItsOwn,
  'home.rename-floor-view': [(theirs) => ({ viewId: theirs.floorViewId, version, name: 'Taken over' })],
  'home.remove-floor-view': [(theirs) => ({ viewId: theirs.floorViewId, version })],
  'home.put-floor-view-back': [(theirs) => ({ viewId: theirs.removedFloorViewId, version })],
  'home.save-shop-view': makesItsOwn,
  'home.rename-shop-view': [(theirs) => ({ viewId: theirs.shopViewId, version, name: 'Taken over' })],
  'home.remove-shop-view': [(theirs) => ({ viewId: theirs.shopViewId, version })],
  'home.put-shop-view-back': [(theirs) => ({ viewId: theirs.removedShopViewId, version })],

  'catalogue.add-toy': makesItsOwn,
  'catalogue.change-toy': [(theirs) => ({ toyId: theirs.toyId, version, name: 'Taken over', summary: 'Ours now', category: 'puzzle', minAgeMonths: 36 })],
  'catalogue.retire-toy': toy,
  'catalogue.add-revision': [(theirs) => ({ toyId: theirs.toyId, changeNote: 'Ours now' })],
  'catalogue.release-revision': [(theirs) => ({ toyRevisionId: theirs.draftRevisionId, version })],
  'catalogue.set-bom-line': [
    (theirs, own) => ({ toyRevisionId: theirs.draftRevisionId, findNumber: 2, partRevisionId: own.partRevisionId, quantity: 1 }),
    (theirs, own) => ({ toyRevisionId: own.draftRevisionId, findNumber: 2, partRevisionId: theirs.partRevisionId, quantity: 1 }),
  ],
  'catalogue.remove-bom-line': [(theirs) => ({ toyRevisionId: theirs.draftRevisionId, findNumber: 1, version })],
  'catalogue.change-bill': [(theirs) => ({ toyRevisionId: theirs.draftRevisionId, version, quantity: { f1: '7' } })],
  'catalogue.check-bill-file': [(theirs) => ({ toyRevisionId: theirs.draftRevisionId, file: billFile() })],
  'catalogue.take-bill-file': billImport,
  'catalogue.compare-bill-file': billImport,
  'catalogue.discard-bill-file': billImport,
  'catalogue.add-part': makesItsOwn,
  'catalogue.add-part-to-toy': [(theirs) => ({ ...part, toyRevisionId: theirs.draftRevisionId })],
  'catalogue.change-part': [(theirs) => ({ partId: theirs.partId, name: 'Taken over', category: 'motion' })],
  'catalogue.retire-part': [(theirs) => ({ partId: theirs.partId })],
  'catalogue.add-part-revision': [(theirs) => ({ ...part, partId: theirs.partId, changeNote: 'Ours now' })],
  'catalogue.add-sku': [(theirs) => ({ ...sku, toyId: theirs.toyId, code: 'NEW-01' })],
  'catalogue.change-sku': [(theirs) => ({ ...sku, skuId: theirs.skuId, version })],
  'catalogue.retire-sku': [(theirs) => ({ skuId: theirs.skuId, version })],
  'catalogue.add-fit-edge': [
    (theirs, own) => ({ replacementId: theirs.partRevisionId, originalId: own.otherPartRevisionId, toyRevisionId: own.releasedRevisionId, fit: 'exact', evidence: 'Tried', testedBy: 'Me' }),
    (theirs, own) => ({ replacementId: own.partRevisionId, originalId: theirs.otherPartRevisionId, toyRevisionId: own.releasedRevisionId, fit: 'exact', evidence: 'Tried', testedBy: 'Me' }),
    (theirs, own) => ({ replacementId: own.partRevisionId, originalId: own.otherPartRevisionId, toyRevisionId: theirs.releasedRevisionId, fit: 'exact', evidence: 'Tried', testedBy: 'Me' }),
  ],
  'catalogue.add-guide': [
    (theirs) => ({ ...guide, toyId: theirs.toyId }),
    (theirs, own) => ({ ...guide, toyId: own.toyId, partNumbers: theirs.partNumber }),
  ],
  'catalogue.change-guide': [(theirs) => ({ ...guide, guideId: theirs.guideId })],
  'catalogue.retire-guide': [(theirs) => ({ guideId: theirs.guideId })],

  'partners.invite-partner': makesItsOwn,
  'partners.invite-known-partner': { namesNothing: 'asks an organization by the code it gave out; it has to accept before anything of it is seen' },
  'partners.approve-partner': partnership('shopPartnershipId'),
  'partners.suspend-partner': partnership('shopPartnershipId'),
  'partners.end-partnership': partnership('shopPartnershipId'),
  'partners.change-terms': partnership('shopPartnershipId'),
  'partners.accept-as-microfactory': partnership('workshopRequestId'),
  'partners.decline-as-microfactory': partnership('workshopRequestId'),
  'partners.accept-as-retailer': partnership('shopRequestId'),
  'partners.decline-as-retailer': partnership('shopRequestId'),

  'pilots.plan-pilot': [(theirs) => ({ ...plan, skuId: theirs.skuId })],
  'pilots.approve-pilot': pilot,
  'pilots.amend-pilot': [(theirs) => ({ ...plan, pilotId: theirs.pilotId, version, why: reason })],
  'pilots.add-learning': [(theirs) => ({ pilotId: theirs.pilotId, text: 'We learned it from them', about: 'demand' })],
  'pilots.decide-pilot': pilot,
  'pilots.close-pilot': [(theirs) => ({ pilotId: theirs.pilotId, version, decision: 'stop', learning: 'None', about: 'demand' })],
  'pilots.cancel-pilot': pilot,

  'places.change-brand-settings': { namesNothing: 'changes the actor’s own brand only' },
  'places.add-location': [(theirs) => ({ ...place, kind: 'shop', organizationId: theirs.retailerId })],
  'places.change-location': [(theirs) => ({ ...place, locationId: theirs.warehouseId })],
  'places.add-closure': [(theirs) => ({ locationId: theirs.warehouseId, firstDay: '2026-12-30', reason })],
  'places.remove-closure': [(theirs) => ({ closureId: theirs.closureId })],
  'places.add-floor-location': [(theirs) => ({ ...place, kind: 'workshop', organizationId: theirs.microfactoryId })],
  'places.change-floor-location': [(theirs) => ({ ...place, locationId: theirs.workshopId })],
  'places.add-floor-closure': [(theirs) => ({ locationId: theirs.workshopId, firstDay: '2026-12-30', reason })],
  'places.remove-floor-closure': [(theirs) => ({ closureId: theirs.floorClosureId })],
  'places.add-shop-location': [(theirs) => ({ ...place, kind: 'shop', organizationId: theirs.retailerId })],
  'places.change-shop-location': [(theirs) => ({ ...place, locationId: theirs.shopId })],
  'places.add-shop-closure': [(theirs) => ({ locationId: theirs.shopId, firstDay: '2026-12-30', reason })],
  'places.remove-shop-closure': [(theirs) => ({ closureId: theirs.shopClosureId })],

  'planning.propose-next-run': [
    (theirs) => ({ skuId: theirs.skuId }),
    (theirs, own) => ({ skuId: own.skuId, pilotId: theirs.pilotId }),
  ],
  'planning.accept-proposal': [
    (theirs) => ({ proposalId: theirs.proposalId, version, toyRevisionId: theirs.releasedRevisionId }),
    (theirs, own) => ({ proposalId: own.proposalId, version, toyRevisionId: theirs.releasedRevisionId }),
    (theirs, own) => ({ proposalId: own.proposalId, version, toyRevisionId: own.releasedRevisionId, locationId: theirs.workshopId, reason }),
  ],
  'planning.decline-proposal': [(theirs) => ({ proposalId: theirs.proposalId, version, reason })],

  'policies.publish-policy': makesItsOwn,

  'quality.set-checklist': [(theirs) => ({ toyId: theirs.toyId, title: 'Checks', aql: { major: '2.5' }, items: [{ prompt: 'No sharp edge', defectClass: 'major' }] })],
  'quality.start-inspection': lot,
  'quality.start-inspection-on-floor': lot,
  'quality.record-unit': unit,
  'quality.record-unit-on-floor': unit,
  'quality.close-inspection': inspection,
  'quality.close-inspection-on-floor': inspection,
  'quality.release-lot': lot,
  'quality.hold-lot': lot,
  'quality.reject-lot': lot,

  'recalls.draft-recall': [
    (theirs, own) => ({ title: 'Wheels come off', hazard: 'A small part comes off.', remedy: 'Send it back to us.', lotIds: [own.lotId, theirs.lotId] }),
    (theirs) => ({ title: 'Wheels come off', hazard: 'A small part comes off.', remedy: 'Send it back to us.', codes: theirs.lotCode }),
  ],
  'recalls.change-recall': [
    (theirs) => ({ recallId: theirs.recallId, version, title: 'Wheels come off', hazard: 'A small part comes off.', remedy: 'Send it back to us.', lotIds: [theirs.lotId] }),
    (theirs, own) => ({ recallId: own.recallId, version, title: 'Wheels come off', hazard: 'A small part comes off.', remedy: 'Send it back to us.', lotIds: [own.lotId, theirs.lotId] }),
  ],
  'recalls.publish-recall': [(theirs) => ({ recallId: theirs.recallId, version })],
  'recalls.close-recall': [(theirs) => ({ recallId: theirs.recallId, version })],

  'restocks.request': [
    (theirs, own) => ({ brandId: own.brandId, shipToId: theirs.shopId, lines: [{ skuId: own.skuId, quantity: 1 }] }),
    (_, own, strangers) => ({ brandId: strangers.brandId, shipToId: own.shopId, lines: [{ skuId: strangers.skuId, quantity: 1 }] }),
    (theirs, own) => ({ brandId: own.brandId, shipToId: own.shopId, lines: [{ skuId: theirs.skuId, quantity: 1 }] }),
  ],
  'restocks.cancel': restock,
  'restocks.accept': restock,
  'restocks.promise-again': restock,
  'restocks.decline': restock,
  'restocks.start-picking': restock,
  'restocks.choose-units': [(theirs) => ({ restockId: theirs.restockId, version, picks: [{ holdId: theirs.restockId, units: '1' }] })],
  'restocks.close': restock,

  'runs.order-run': [
    (theirs, own) => ({ skuId: theirs.skuId, toyRevisionId: theirs.releasedRevisionId, locationId: own.workshopId, quantity: 50 }),
    (theirs, own) => ({ skuId: own.skuId, toyRevisionId: theirs.releasedRevisionId, locationId: own.workshopId, quantity: 50 }),
    (theirs, own) => ({ skuId: own.skuId, toyRevisionId: own.releasedRevisionId, locationId: theirs.workshopId, quantity: 50 }),
    (theirs, own) => ({ skuId: own.skuId, toyRevisionId: own.releasedRevisionId, locationId: own.workshopId, quantity: 50, pilotId: theirs.pilotId }),
  ],
  'runs.request-quote': run,
  'runs.cancel-run': run,
  'runs.release-run': run,
  'runs.close-run': run,
  'runs.stop-run': run,
  'runs.agree-terms': [
    (theirs, own) => ({ locationId: own.workshopId, toyId: theirs.toyId, currency: 'USD', setupMinutes: 30, secondsPerUnit: 60, unitCost: '5', setupCost: '50', yieldPercent: 97, minimumQuantity: 20, maximumQuantity: 500 }),
    (theirs, own) => ({ locationId: theirs.workshopId, toyId: own.toyId, currency: 'USD', setupMinutes: 30, secondsPerUnit: 60, unitCost: '5', setupCost: '50', yieldPercent: 97, minimumQuantity: 20, maximumQuantity: 500 }),
  ],
  'runs.state-actuals': [(theirs) => ({ runId: theirs.runId, currency: 'USD', setupCost: '1', unitsCost: '2' })],
  'runs.state-actuals-on-floor': [(theirs) => ({ runId: theirs.runId, currency: 'USD', setupCost: '1', unitsCost: '2' })],
  'runs.change-revision': [(theirs) => ({ runId: theirs.runId, toyRevisionId: theirs.releasedRevisionId }), (theirs, own) => ({ runId: own.runId, toyRevisionId: theirs.releasedRevisionId })],
  'runs.take-new-design': run,
  'runs.keep-design': run,
  'runs.ask-rework': [(theirs) => ({ runId: theirs.runId, lotId: theirs.lotId, quantity: 1, instruction: reason }), (theirs, own) => ({ runId: own.runId, lotId: theirs.lotId, quantity: 1, instruction: reason })],
  'runs.cancel-rework': [(theirs) => ({ reworkId: theirs.reworkId, reason })],
  'runs.report-rework': [(theirs) => ({ reworkId: theirs.reworkId, good: 1 })],
  'runs.close-lot': run,
  'runs.close-lot-on-floor': run,
  'runs.load-lot': [(theirs) => ({ runId: theirs.runId, partRevisionId: theirs.partRevisionId, lotId: theirs.lotId })],
  'runs.move-run': [(theirs) => ({ runId: theirs.runId, startOn: '2099-01-05' })],
  'runs.move-on-floor': [(theirs) => ({ runId: theirs.runId, startOn: '2099-01-05' })],
  'runs.confirm-run': run,
  'runs.decline-run': run,
  'runs.report-production': [
    (theirs) => ({ id: uuidv7(), runId: theirs.runId, good: 1 }),
  ],
  'runs.undo-report': [(theirs) => ({ reportId: theirs.reportId })],
  'runs.pause-run': run,
  'runs.resume-run': run,
  'runs.finish-run': run,

  'sales.check-file': checkFile,
  'sales.check-shop-file': [
    ...checkFile,
    (_, own, strangers) => ({ locationId: own.shopId, brandId: strangers.brandId, file: till('KIT') }),
  ],
  'sales.take-import': takeImport,
  'sales.take-shop-import': takeImport,
  'sales.discard-import': takeImport,
  'sales.discard-shop-import': takeImport,

  'shipments.send-transfer': [
    (theirs, own) => ({ fromLocationId: theirs.warehouseId, toLocationId: own.warehouseId, lines: [{ lotId: theirs.lotId, quantity: 1 }] }),
    (theirs, own) => ({ fromLocationId: own.warehouseId, toLocationId: theirs.warehouseId, lines: [{ lotId: own.lotId, quantity: 1 }] }),
    (theirs, own) => ({ fromLocationId: own.warehouseId, toLocationId: own.shopId, lines: [{ lotId: theirs.lotId, quantity: 1 }] }),
  ],
  'shipments.ship-restock': restock,
  'shipments.receive': receive,
  'shipments.receive-at-shop': receive,
  'shipments.receive-on-floor': receiveInbound,
  'shipments.void': [(theirs) => ({ shipmentId: theirs.shipmentId, version })],
  'shipments.lose': [(theirs) => ({ shipmentId: theirs.shipmentId, version, reason })],

  'sourcing.add-supplier': makesItsOwn,
  'sourcing.change-supplier': [(theirs) => ({ ...supplier, supplierId: theirs.supplierId, version })],
  'sourcing.retire-supplier': [(theirs) => ({ supplierId: theirs.supplierId, version })],
  'sourcing.take-supplier-back': [(theirs) => ({ supplierId: theirs.supplierId, version })],
  'sourcing.add-offer': [
    (theirs, own) => ({ ...offer, supplierId: theirs.supplierId, partRevisionId: own.otherPartRevisionId }),
    (theirs, own) => ({ ...offer, supplierId: own.supplierId, partRevisionId: theirs.otherPartRevisionId }),
  ],
  'sourcing.change-offer': [(theirs) => ({ ...offer, offerId: theirs.offerId, version })],
  'sourcing.end-offer': [(theirs) => ({ offerId: theirs.offerId, version })],
  'sourcing.check-offer-file': { namesNothing: 'keeps a file of the actor’s own; what it names is looked up in the actor’s brand (offer-file.test.ts)' },
  'sourcing.take-offer-file': [(theirs) => ({ importId: theirs.offerImportId, version, seen: 'a'.repeat(64) })],
  'sourcing.discard-offer-file': [(theirs) => ({ importId: theirs.offerImportId, version })],
  'sourcing.draft-order': [
    (theirs, own) => ({ supplierId: theirs.supplierId, locationId: own.warehouseId, lines: [] }),
    (theirs, own) => ({ supplierId: own.supplierId, locationId: theirs.warehouseId, lines: [] }),
    (theirs, own) => ({ supplierId: own.supplierId, locationId: own.warehouseId, lines: [{ partRevisionId: theirs.partRevisionId, quantity: 10 }] }),
  ],
  'sourcing.set-order-line': [
    (theirs, own) => ({ orderId: theirs.orderId, version, partRevisionId: own.partRevisionId, quantity: 10 }),
    (theirs, own) => ({ orderId: own.orderId, version, partRevisionId: theirs.partRevisionId, quantity: 10, unitPrice: '1.00' }),
  ],
  'sourcing.remove-order-line': [
    (theirs) => ({ orderId: theirs.orderId, version, partRevisionId: theirs.partRevisionId }),
    (theirs, own) => ({ orderId: own.orderId, version, partRevisionId: theirs.partRevisionId }),
  ],
  'sourcing.send-order': purchase,
  'sourcing.confirm-order': [(theirs) => ({ orderId: theirs.sentOrderId, version, expectedOn: '2099-12-01' })],
  'sourcing.close-order': [(theirs) => ({ orderId: theirs.sentOrderId, version })],
  'sourcing.cancel-order': purchase,
  'sourcing.receive-line': [(theirs) => ({ lineId: theirs.sentLineId, quantity: 10 })],
  'sourcing.receive-line-on-floor': [(theirs) => ({ lineId: theirs.sentLineId, quantity: 10 })],
  'sourcing.undo-receipt': receipt,
  'sourcing.undo-receipt-on-floor': receipt,
  'sourcing.return-goods': receipt,
  'sourcing.inspect-lot': [(theirs) => ({ receiptId: theirs.receiptId, lotVersion: 1, checked: 40, defects: 0, decision: 'release' })],
  'sourcing.order-shortages': { namesNothing: 'orders what the actor’s own open runs are short of; a key of somebody else’s part or place is not among it' },
  'sourcing.change-policy': { namesNothing: 'changes how the actor’s own brand buys' },

  'stock.count': [
    (theirs) => ({ lotId: theirs.lotId, locationId: theirs.warehouseId, counted: 50, reason }),
    (theirs, own) => ({ lotId: theirs.lotId, locationId: own.warehouseId, counted: 50, reason }),
    (theirs, own) => ({ lotId: own.lotId, locationId: theirs.warehouseId, counted: 50, reason }),
  ],
  'stock.scrap': [
    (theirs) => ({ lotId: theirs.lotId, locationId: theirs.warehouseId, quantity: 1, reason }),
    (theirs, own) => ({ lotId: own.lotId, locationId: theirs.warehouseId, quantity: 1, reason }),
  ],
  'stock.transfer': [
    (theirs, own) => ({ lotId: theirs.lotId, fromLocationId: own.warehouseId, toLocationId: own.workshopId, quantity: 1, reason }),
    (theirs, own) => ({ lotId: own.lotId, fromLocationId: theirs.warehouseId, toLocationId: own.workshopId, quantity: 1, reason }),
    (theirs, own) => ({ lotId: own.lotId, fromLocationId: own.warehouseId, toLocationId: theirs.warehouseId, quantity: 1, reason }),
  ],
  'stock.open-count': [(theirs) => ({ locationId: theirs.warehouseId })],
  'stock.enter-count': enterCount,
  'stock.enter-count-on-floor': enterCount,
  'stock.add-to-count': [(theirs) => ({ countId: theirs.countId, code: theirs.lotCode }), (theirs, own) => ({ countId: own.countId, code: theirs.lotCode })],
  'stock.add-to-count-on-floor': [(theirs) => ({ countId: theirs.countId, code: theirs.lotCode })],
  'stock.settle-count': [(theirs) => ({ countId: theirs.countId, version, verdict: 'keep', lineIds: [theirs.countLineId] }), (theirs, own) => ({ countId: own.countId, version, verdict: 'keep', lineIds: [theirs.countLineId] })],
  'stock.cancel-count': [(theirs) => ({ countId: theirs.countId, version })],
  'stock.undo-move': [(theirs) => ({ moveId: theirs.moveId, reason })],
}
