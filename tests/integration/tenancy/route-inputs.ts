import { v7 as uuidv7 } from 'uuid'
import type { Attempt } from './action-inputs.ts'

const list = (workspace: 'brand' | 'retailer' | 'workshop'): readonly Attempt[] => [(_, own) => ({ [workspace]: workspace === 'brand' ? own.brandSlug : workspace === 'retailer' ? own.shopSlug : own.workshopSlug })]
const atShop: Attempt = (theirs, own) => ({ brand: own.brandSlug, place: theirs.shopId, shop: theirs.shopId })

const phoneEntry = { id: uuidv7(), happenedAt: new Date().toISOString() }

/**
 * One entry for every route (defineRoute) that is not public: what a request can name of others; a list is simply asked for.
 * A new route fails the test until it stands here. Path parameters, query and body are one object, as the door gives it to the schema.
 */
export const routeInputs: Readonly<Record<string, readonly Attempt[]>> = {
  'restocks.preview-promise': [
    (theirs, own) => ({ retailer: own.shopSlug, brandId: own.brandId, shipToId: theirs.shopId, lines: `${own.skuId}:1` }),
    (_, own, strangers) => ({ retailer: own.shopSlug, brandId: strangers.brandId, shipToId: own.shopId, lines: `${strangers.skuId}:1` }),
  ],
  'catalogue.export-parts': list('brand'),
  'catalogue.export-toys': list('brand'),
  'catalogue.toy-drawing': [(theirs, own) => ({ brand: own.brandSlug, toy: theirs.toyId })],
  'catalogue.export-bill': [(theirs, own) => ({ brand: own.brandSlug, toy: theirs.toyId, code: 'A' })],
  'catalogue.bill-template': [(theirs, own) => ({ brand: own.brandSlug, toy: theirs.toyId, code: 'A' })],
  'home.search': [(theirs, own) => ({ brand: own.brandSlug, q: theirs.lotCode }), (_, own) => ({ brand: own.brandSlug, q: 'toy' })],
  'partners.export-partners': list('brand'),
  'pilots.export': list('brand'),
  'quality.export-checklists': list('brand'),
  'quality.export': [...list('brand'), (theirs, own) => ({ brand: own.brandSlug, q: theirs.lotCode })],
  'quality.export-queue': list('brand'),
  'planning.export': list('brand'),
  'restocks.export': [...list('brand'), atShop],
  'runs.export': list('brand'),
  'runs.export-terms': list('brand'),
  'runs.export-board': list('brand'),
  'shipments.export': [...list('brand'), atShop],
  'sourcing.export-suppliers': list('brand'),
  'sourcing.export-offers': [...list('brand'), (theirs, own) => ({ brand: own.brandSlug, supplier: theirs.supplierId })],
  'sourcing.offer-template': list('brand'),
  'sourcing.export-orders': [...list('brand'), (theirs, own) => ({ brand: own.brandSlug, supplier: theirs.supplierId })],
  'sourcing.export-receipts': list('brand'),
  'sourcing.export-shortages': list('brand'),
  'sourcing.order-pdf': [(theirs, own) => ({ brand: own.brandSlug, number: theirs.orderNumber })],
  'stock.export': [...list('brand'), atShop],
  'stock.export-counts': list('brand'),
  'stock.export-count': [(theirs, own) => ({ brand: own.brandSlug, number: theirs.countNumber }), (theirs, own) => ({ brand: own.brandSlug, number: theirs.countId })],
  'recalls.export-list': list('brand'),
  'recalls.export': [(theirs, own) => ({ brand: own.brandSlug, number: theirs.recallNumber })],
  'trace.export': [(theirs, own) => ({ brand: own.brandSlug, code: theirs.lotCode }), (theirs, own) => ({ brand: own.brandSlug, code: theirs.lotId })],
  'trace.epcis': [(theirs, own) => ({ brand: own.brandSlug, code: theirs.lotCode })],
  'sales.export-for-brand': [...list('brand'), atShop],
  'sales.export-for-retailer': [...list('retailer'), (theirs, own) => ({ retailer: own.shopSlug, place: theirs.shopId })],
  'restocks.export-orders': [...list('retailer'), (theirs, own) => ({ retailer: own.shopSlug, shop: theirs.shopId })],
  'sales.template-for-brand': list('brand'),
  'sales.template-for-retailer': list('retailer'),
  'sales.rejected-for-brand': [(theirs, own) => ({ brand: own.brandSlug, importId: theirs.importId })],
  'sales.rejected-for-retailer': [(theirs, own) => ({ retailer: own.shopSlug, importId: theirs.importId })],
  'runs.floor-manifest': list('workshop'),
  'runs.export-floor': list('workshop'),
  'runs.export-floor-board': [...list('workshop'), (theirs, own) => ({ workshop: own.workshopSlug, place: theirs.workshopId })],
  'quality.export-floor-queue': [...list('workshop'), (theirs, own) => ({ workshop: own.workshopSlug, q: theirs.lotCode })],
  'shipments.export-arrivals': list('workshop'),
  'stock.export-floor-counts': list('workshop'),
  'runs.sync-entry': [
    (theirs, own) => ({ workshop: own.workshopSlug, ...phoneEntry, person: own.operatorId, kind: 'report', runId: theirs.runId, good: 1 }),
    (theirs, own) => ({ workshop: own.workshopSlug, ...phoneEntry, person: own.operatorId, kind: 'undo', reportId: theirs.reportId }),
    (theirs, own) => ({ workshop: own.workshopSlug, ...phoneEntry, person: own.operatorId, kind: 'pause', runId: theirs.runId, cause: 'Belt' }),
    (theirs, own) => ({ workshop: own.workshopSlug, ...phoneEntry, person: own.operatorId, kind: 'resume', runId: theirs.runId }),
  ],
  'runs.report-photo': [(theirs, own) => ({ brand: own.brandSlug, number: theirs.runNumber, photo: theirs.photoId })],
  'runs.traveler': [(theirs, own) => ({ brand: own.brandSlug, number: theirs.runNumber })],
  'runs.floor-traveler': [(theirs, own) => ({ workshop: own.workshopSlug, number: theirs.runNumber, brand: theirs.brandSlug })],
  'runs.floor-report-photo': [(theirs, own) => ({ workshop: own.workshopSlug, number: theirs.runNumber, photo: theirs.photoId })],

  'api.list-skus': list('brand'),
  'api.list-stock': [...list('brand'), atShop],
  'api.list-restocks': [...list('brand'), atShop],
  'api.accept-restock': [(theirs) => ({ number: theirs.restockNumber })],
  'api.check-sales': [(theirs) => ({ locationId: theirs.shopId, fileName: 'sales.csv', content: 'date,sku,sold\n2026-11-05,KIT,1\n' })],
  'api.get-sales-import': [(theirs) => ({ importId: theirs.importId })],
  'api.take-sales': [(theirs) => ({ importId: theirs.importId, version: 1 })],
}
