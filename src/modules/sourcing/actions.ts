'use server'

import { plural } from '#kernel/plural.ts'
import { defineAction } from '#server/define-action.ts'
import { changePolicy } from './commands/change-policy.ts'
import { inspectLot } from './commands/inspect-lot.ts'
import { orderShortages } from './commands/order-shortages.ts'
import { checkOfferFile, discardOfferFile, takeOfferFile } from './commands/offer-file.ts'
import { addOffer, changeOffer, endOffer } from './commands/offers.ts'
import { cancelOrder, closeOrder, confirmOrder, draftOrder, removeOrderLine, setOrderLine } from './commands/orders.ts'
import { receiveLine, returnGoods, undoReceipt } from './commands/receive-goods.ts'
import { sendOrder } from './commands/send-order.ts'
import { addSupplier, changeSupplier, retireSupplier, takeSupplierBack } from './commands/suppliers.ts'
import {
  addOfferSchema, addSupplierSchema, cancelOrderSchema, changeOfferSchema, changeSupplierSchema, checkOfferFileSchema, confirmOrderSchema, draftOrderSchema, endOfferSchema, inspectLotSchema, offerFileSchema, orderSchema, policySchema,
  orderShortagesSchema, receiveLineSchema, removeOrderLineSchema, returnGoodsSchema, setOrderLineSchema, supplierSchema, takeOfferFileSchema, undoReceiptSchema,
} from './schemas.ts'

export const addSupplierAction = defineAction({ name: 'sourcing.add-supplier', entrance: 'brand', ability: 'sourcing:order', schema: addSupplierSchema, command: addSupplier, then: ({ supplierId }, { slug }) => ({ redirectTo: `/b/${slug}/sourcing/suppliers/${supplierId}`, message: 'Supplier added.' }) })
export const changeSupplierAction = defineAction({ name: 'sourcing.change-supplier', entrance: 'brand', ability: 'sourcing:order', schema: changeSupplierSchema, command: changeSupplier, then: ({ name }) => ({ message: `${name} saved.` }) })
export const retireSupplierAction = defineAction({ name: 'sourcing.retire-supplier', entrance: 'brand', ability: 'sourcing:order', schema: supplierSchema, command: retireSupplier, then: ({ name }) => ({ message: `${name} retired. What is on order still comes.` }) })
export const takeSupplierBackAction = defineAction({ name: 'sourcing.take-supplier-back', entrance: 'brand', ability: 'sourcing:order', schema: supplierSchema, command: takeSupplierBack, then: ({ name }) => ({ message: `${name} can be ordered from again.` }) })
export const addOfferAction = defineAction({ name: 'sourcing.add-offer', entrance: 'brand', ability: 'sourcing:order', schema: addOfferSchema, command: addOffer, then: ({ offerId }, { slug }) => ({ redirectTo: `/b/${slug}/sourcing/offers/${offerId}`, message: 'Offer noted.' }) })
export const changeOfferAction = defineAction({ name: 'sourcing.change-offer', entrance: 'brand', ability: 'sourcing:order', schema: changeOfferSchema, command: changeOffer, then: () => ({ message: 'Offer saved.' }) })
export const endOfferAction = defineAction({ name: 'sourcing.end-offer', entrance: 'brand', ability: 'sourcing:order', schema: endOfferSchema, command: endOffer, then: () => ({ message: 'Offer ended.' }) })
export const checkOfferFileAction = defineAction({ name: 'sourcing.check-offer-file', entrance: 'brand', ability: 'sourcing:order', schema: checkOfferFileSchema, command: checkOfferFile, then: ({ importId }, { slug }) => ({ redirectTo: `/b/${slug}/sourcing/offers/imports/${importId}` }) })
export const takeOfferFileAction = defineAction({ name: 'sourcing.take-offer-file', entrance: 'brand', ability: 'sourcing:order', schema: takeOfferFileSchema, command: takeOfferFile, then: ({ added, changed }, { slug }) => ({ redirectTo: `/b/${slug}/sourcing/offers`, message: `Taken: ${[added > 0 && plural(added, 'new offer'), changed > 0 && `${plural(changed, 'offer')} changed`].filter(Boolean).join(', ')}.` }) })
export const discardOfferFileAction = defineAction({ name: 'sourcing.discard-offer-file', entrance: 'brand', ability: 'sourcing:order', schema: offerFileSchema, command: discardOfferFile, then: ({ fileName }, { slug }) => ({ redirectTo: `/b/${slug}/sourcing/offers`, message: `${fileName} put aside.` }) })
export const draftOrderAction = defineAction({ name: 'sourcing.draft-order', entrance: 'brand', ability: 'sourcing:order', schema: draftOrderSchema, command: draftOrder, then: ({ number }, { slug }) => ({ redirectTo: `/b/${slug}/sourcing/orders/${number}`, message: `${number} is a draft. Look it over, then send it.` }) })
export const setOrderLineAction = defineAction({ name: 'sourcing.set-order-line', entrance: 'brand', ability: 'sourcing:order', schema: setOrderLineSchema, command: setOrderLine, then: ({ number }) => ({ message: `${number} saved.` }) })
export const removeOrderLineAction = defineAction({ name: 'sourcing.remove-order-line', entrance: 'brand', ability: 'sourcing:order', schema: removeOrderLineSchema, command: removeOrderLine, then: () => ({ message: 'Taken off the order.' }) })
export const sendOrderAction = defineAction({ name: 'sourcing.send-order', entrance: 'brand', ability: 'sourcing:order', schema: orderSchema, command: sendOrder, then: ({ number, to }) => ({ message: `${number} is on its way to ${to}.` }) })
export const confirmOrderAction = defineAction({ name: 'sourcing.confirm-order', entrance: 'brand', ability: 'sourcing:order', schema: confirmOrderSchema, command: confirmOrder, then: ({ number }) => ({ message: `${number}: delivery day noted.` }) })
export const closeOrderAction = defineAction({ name: 'sourcing.close-order', entrance: 'brand', ability: 'sourcing:order', schema: orderSchema, command: closeOrder, then: ({ number }) => ({ message: `${number} closed.` }) })
export const cancelOrderAction = defineAction({ name: 'sourcing.cancel-order', entrance: 'brand', ability: 'sourcing:order', schema: cancelOrderSchema, command: cancelOrder, then: ({ number }) => ({ message: `${number} cancelled.` }) })
export const receiveLineAction = defineAction({ name: 'sourcing.receive-line', entrance: 'brand', ability: 'sourcing:receive', schema: receiveLineSchema, command: receiveLine, then: ({ lotCode, quantity }) => ({ message: `${quantity.toLocaleString('en-US')} received as lot ${lotCode}, in quarantine.` }) })
export const receiveOnFloorAction = defineAction({ name: 'sourcing.receive-line-on-floor', entrance: 'microfactory', ability: 'sourcing:receive', schema: receiveLineSchema, command: receiveLine, then: ({ orderId, lotCode, quantity }, { slug }) => ({ redirectTo: `/f/${slug}/arrivals/orders/${orderId}`, message: `${quantity.toLocaleString('en-US')} received. Write ${lotCode} on the box.` }) })
export const undoReceiptAction = defineAction({ name: 'sourcing.undo-receipt', entrance: 'brand', ability: 'sourcing:order', schema: undoReceiptSchema, command: undoReceipt, then: ({ lotCode }) => ({ message: `Receipt of lot ${lotCode} taken back.` }) })
export const undoReceiptOnFloorAction = defineAction({ name: 'sourcing.undo-receipt-on-floor', entrance: 'microfactory', ability: 'sourcing:receive', schema: undoReceiptSchema, command: undoReceipt, then: ({ orderId, lotCode, quantity }, { slug }) => ({ redirectTo: `/f/${slug}/arrivals/orders/${orderId}`, message: `${quantity.toLocaleString('en-US')} taken back. Cross out ${lotCode} on the box.` }) })
export const returnGoodsAction = defineAction({ name: 'sourcing.return-goods', entrance: 'brand', ability: 'sourcing:order', schema: returnGoodsSchema, command: returnGoods, then: ({ lotCode, quantity }) => ({ message: `${quantity.toLocaleString('en-US')} of lot ${lotCode} go back to the supplier.` }) })
export const inspectLotAction = defineAction({ name: 'sourcing.inspect-lot', entrance: 'brand', ability: 'quality:dispose', schema: inspectLotSchema, command: inspectLot, then: ({ number, lotCode, quality }) => ({ message: `${number}: lot ${lotCode} is ${quality === 'held' ? 'on hold' : quality}.` }) })
export const changePolicyAction = defineAction({ name: 'sourcing.change-policy', entrance: 'brand', ability: 'sourcing:order', schema: policySchema, command: changePolicy, then: () => ({ message: 'Saved. The shortages are reckoned anew.' }) })
export const orderShortagesAction = defineAction({ name: 'sourcing.order-shortages', entrance: 'brand', ability: 'sourcing:order', schema: orderShortagesSchema, command: orderShortages, then: ({ orders, lines }, { slug }) => ({ redirectTo: orders.length === 1 ? `/b/${slug}/sourcing/orders/${orders[0]}` : `/b/${slug}/sourcing/orders?state=draft`, message: `${lines.toLocaleString('en-US')} ${lines === 1 ? 'part is' : 'parts are'} on ${orders.join(', ')}. Look ${orders.length === 1 ? 'it' : 'them'} over, then send ${orders.length === 1 ? 'it' : 'them'}.` }) })
