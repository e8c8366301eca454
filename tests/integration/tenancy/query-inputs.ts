import { partFilterSchema, toyFilterSchema } from '#modules/catalogue/schemas.ts'
import { partnerListSchema } from '#modules/partners/schemas.ts'
import { pilotFilterSchema } from '#modules/pilots/schemas.ts'
import { proposalFilterSchema } from '#modules/planning/schemas.ts'
import { checklistListSchema, floorQueueSchema, inspectionListSchema, queueSchema } from '#modules/quality/schemas.ts'
import { recallFilterSchema } from '#modules/recalls/schemas.ts'
import { restockListSchema } from '#modules/restocks/schemas.ts'
import { boardSchema, runFilterSchema, termsListSchema } from '#modules/runs/schemas.ts'
import { sellThroughSchema } from '#modules/sales/schemas.ts'
import { shipmentListSchema } from '#modules/shipments/schemas.ts'
import { offerListSchema, orderListSchema, receiptListSchema, shortageListSchema, supplierListSchema } from '#modules/sourcing/schemas.ts'
import { countListSchema, floorCountListSchema, stockListSchema } from '#modules/stock/schemas.ts'
import type { Names } from './world.ts'

/** What follows the actor: `theirs` names another tenant's rows, `own` the asker's, `strangers` those of a brand nobody here works with. */
export type Question = (theirs: Names, own: Names, strangers: Names) => readonly unknown[]

const now = new Date('2026-11-05T17:00:00Z')
const nothingMore: Question = () => []
const filter = (schema: { parse(value: unknown): unknown }): Question => () => [schema.parse({})]

/**
 * One entry for every exported query that takes an actor: what somebody would ask to see another tenant's rows.
 * A new query fails the test until it stands here.
 */
export const queryInputs: Readonly<Record<string, readonly Question[]>> = {
  listParts: [filter(partFilterSchema)],
  getBill: [(theirs) => [theirs.toyId, 'A']],
  compareBills: [(theirs, own) => [{ revisionId: own.draftRevisionId, lines: [], revisions: [{ id: theirs.releasedRevisionId, code: 'A', state: 'released' }] }, 'A']],
  getBillFile: [(theirs, own) => [{ revisionId: own.draftRevisionId, lines: [], version: 1 }, theirs.bomImportId], (theirs) => [{ revisionId: theirs.draftRevisionId, lines: [], version: 1 }, theirs.bomImportId]],
  getPart: [(theirs) => [theirs.partId]],
  listPartChoice: [nothingMore, (theirs) => [{ q: theirs.partId, part: theirs.partId }]],
  listToyRevisionOptions: [nothingMore],
  listToys: [filter(toyFilterSchema)],
  getTraveler: [(theirs) => [theirs.runNumber], (theirs) => [theirs.runNumber, theirs.brandSlug]],
  getDrawnToy: [(theirs) => [theirs.toyId]],
  getToy: [(theirs) => [theirs.toyId]],
  getSkuForEditing: [(theirs) => [theirs.skuId]],
  getGuideForEditing: [(theirs) => [theirs.guideId]],

  getFrame: [nothingMore],
  getBeginning: [nothingMore],
  listLoop: [() => ['2026-11-05']],
  listKeptViews: [nothingMore],
  listNeeds: [() => ['2026-11-05']],
  getBrandFacts: [nothingMore],

  searchWorkspace: [() => ['toy'], (theirs) => [theirs.lotCode], (theirs) => [theirs.runNumber]],

  listPartners: [filter(partnerListSchema)],
  getPartner: [(theirs) => [theirs.shopPartnershipId]],
  listOwnPlaces: [nothingMore],
  getPlace: [(theirs) => [theirs.warehouseId], (theirs) => [theirs.workshopId]],

  listSuppliers: [filter(supplierListSchema)],
  getSupplier: [(theirs) => [theirs.supplierId]],
  listSupplierOptions: [nothingMore],
  listOffers: [() => [offerListSchema.parse({}), '2026-11-05'], (theirs) => [offerListSchema.parse({ supplier: theirs.supplierId }), '2026-11-05']],
  listOffersOfPart: [(theirs) => [theirs.partId, '2026-11-05']],
  getOffer: [(theirs) => [theirs.offerId, '2026-11-05']],
  getOfferFile: [(theirs) => [theirs.offerImportId, '2026-11-05']],
  listOpenOfferFiles: [nothingMore],
  listOrders: [() => [orderListSchema.parse({}), now], (theirs) => [orderListSchema.parse({ supplier: theirs.supplierId }), now]],
  countOrders: [() => [now]],
  getOrder: [(theirs) => [theirs.orderNumber, now]],
  listExpectedOrders: [() => [now]],
  getExpectedOrder: [(theirs) => [theirs.sentOrderId, now]],
  listReceipts: [filter(receiptListSchema)],
  getReceipt: [(theirs) => [theirs.receiptId]],
  sampleFor: [() => [100]],
  countReceipts: [nothingMore],
  getPolicy: [nothingMore],
  listShortages: [() => [shortageListSchema.parse({ planned: 'yes' }), now]],
  listMaterialStates: [(theirs) => [[{ number: theirs.runNumber, state: 'confirmed' }], now]],
  listDueShortages: [() => [now]],
  getRunMaterials: [(theirs) => [theirs.runNumber, now]],
  getPartSupply: [(theirs) => [theirs.partRevisionId, now]],

  getPilot: [(theirs) => [theirs.pilotNumber]],
  getPilotForRun: [(theirs) => [theirs.pilotNumber]],
  listPilots: [filter(pilotFilterSchema)],
  countPilots: [nothingMore],
  listLearnings: [nothingMore],

  listProposals: [filter(proposalFilterSchema)],
  listProposalsOfPilot: [(theirs) => [theirs.pilotId]],
  getProposal: [(theirs) => [theirs.proposalNumber]],
  countProposals: [nothingMore],

  listPolicies: [nothingMore],

  listWaitingLots: [() => [20]],
  listQueue: [filter(queueSchema)],
  listFloorQueue: [filter(floorQueueSchema)],
  queueHead: [nothingMore],
  listInspections: [filter(inspectionListSchema), (theirs) => [inspectionListSchema.parse({ q: theirs.lotCode })]],
  getInspection: [(theirs) => [theirs.inspectionNumber], (theirs) => [theirs.inspectionId]],
  listChecklists: [filter(checklistListSchema)],
  getChecklist: [(theirs) => [`toy-${theirs.toyId}`]],

  listRecalls: [filter(recallFilterSchema)],
  getRecall: [(theirs) => [theirs.recallNumber]],
  getNotices: [(theirs) => [theirs.recallId]],
  listRecallableLots: [nothingMore, (theirs) => [{ ids: [theirs.lotId] }], (theirs) => [{ code: theirs.lotCode }]],

  listRestocks: [filter(restockListSchema), (theirs) => [restockListSchema.parse({ shop: theirs.shopId })]],
  listWaitingRestocks: [nothingMore],
  restockFigures: [() => [now]],
  countRestocks: [nothingMore],
  getRestock: [(theirs) => [{ number: theirs.restockNumber }], (theirs) => [{ number: theirs.restockNumber, brandId: theirs.brandId }], (theirs) => [{ id: theirs.restockId }]],
  exportRestocks: [filter(restockListSchema)],
  previewPromise: [
    (theirs, own) => [{ brandId: own.brandId, shipToId: theirs.shopId, lines: [] }, now],
    (_, own, strangers) => [{ brandId: strangers.brandId, shipToId: own.shopId, lines: [{ skuId: strangers.skuId, quantity: 1 }] }, now],
  ],
  listArrivals: [nothingMore],
  getShopChoices: [nothingMore],
  listShelf: [(theirs) => [theirs.shopId, { now }], (_, own, strangers) => [own.shopId, { brandId: strangers.brandId, now }]],
  nextCutOff: [(theirs, own) => [theirs.shopId, own.brandId, now], (_, own, strangers) => [own.shopId, strangers.brandId, now]],

  getOrderOptions: [(theirs) => [theirs.skuId, 50, now]],
  listAgreedTerms: [filter(termsListSchema)],
  listRuns: [filter(runFilterSchema)],
  listRunsOf: [(theirs) => [{ pilotId: theirs.pilotId }], (theirs) => [{ proposalId: theirs.proposalId }]],
  countRuns: [nothingMore],
  listFloorWork: [nothingMore],
  listRunWorkshops: [() => []],
  getRunDepth: [(theirs) => [theirs.runId]],
  getMovePage: [(theirs) => [theirs.runNumber, '2099-01-05', theirs.brandSlug]],
  getBoard: [filter(boardSchema)],
  getRun: [(theirs) => [theirs.runNumber], (theirs) => [theirs.runNumber, theirs.brandSlug]],
  findReportPhoto: [(theirs) => [theirs.photoId]],
  lastReportOf: [() => [new Date('2026-11-02T17:05:00Z')]],

  getSellThrough: [() => [sellThroughSchema.parse({}), { now }], (theirs) => [sellThroughSchema.parse({ place: theirs.shopId }), { now }]],
  listReportingPlaces: [nothingMore, (theirs) => [theirs.shopId]],
  listPlacesOfSale: [nothingMore],
  listSalesImports: [nothingMore],
  getSalesImport: [(theirs) => [theirs.importId]],
  listRejectedRows: [(theirs) => [theirs.importId]],
  rejectedCsv: [(theirs) => [theirs.importId]],
  sellThroughCsv: [() => [sellThroughSchema.parse({})]],
  getSalesTemplate: [() => [now]],

  getFloorManifest: [nothingMore],
  listComing: [() => [now]],
  listShipments: [() => [shipmentListSchema.parse({}), now], (theirs) => [shipmentListSchema.parse({ place: theirs.workshopId }), now]],
  listShipmentPlaces: [nothingMore],
  shipmentFigures: [() => [now]],
  getShipment: [(theirs) => [theirs.shipmentNumber, now], (theirs) => [theirs.shipmentId, now]],

  listStockByItem: [filter(stockListSchema), (theirs) => [stockListSchema.parse({ place: theirs.warehouseId })]],
  listStockByPlace: [filter(stockListSchema)],
  listStockByLot: [filter(stockListSchema)],
  listStockLines: [() => [stockListSchema.parse({}), 100]],
  stockHead: [nothingMore, (theirs) => [theirs.warehouseId]],
  listArriving: [(theirs) => [theirs.lotId]],
  listCounts: [filter(countListSchema)],
  listFloorCounts: [filter(floorCountListSchema)],
  getCount: [(theirs) => [theirs.countNumber], (theirs) => [theirs.countId]],
  listLabels: [(theirs) => [[theirs.lotCode]]],
  getTrace: [(theirs) => [theirs.lotCode], (theirs) => [theirs.lotId]],
  getAccount: [(theirs) => [[{ lotId: theirs.lotId, units: null }]]],
  getEpcis: [(theirs) => [theirs.lotCode, now], (theirs) => [theirs.lotId, now]],
  listSendableLots: [(theirs) => [theirs.warehouseId]],
  listPlacesWithStock: [nothingMore],
  getLotPage: [(theirs) => [theirs.lotCode, now], (theirs) => [theirs.lotId, now]],
}
