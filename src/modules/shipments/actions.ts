'use server'

import { plural } from '#kernel/plural.ts'
import { defineAction } from '#server/define-action.ts'
import { loseShipment, receiveShipment, voidShipment } from './commands/end-shipment.ts'
import { sendTransfer } from './commands/send-transfer.ts'
import { shipRestock } from './commands/ship-restock.ts'
import { loseShipmentSchema, receiveShipmentSchema, sendTransferSchema, shipmentVersionSchema, shipRestockSchema } from './schemas.ts'

export const sendTransferAction = defineAction({ name: 'shipments.send-transfer', entrance: 'brand', ability: 'shipments:send', schema: sendTransferSchema, command: sendTransfer, then: ({ number }, actor) => ({ redirectTo: `/b/${actor.slug}/shipments/${number}`, message: `${number} is on its way.` }) })

export const shipRestockAction = defineAction({ name: 'shipments.ship-restock', entrance: 'brand', ability: 'shipments:send', schema: shipRestockSchema, command: shipRestock, then: ({ shipments, restockNumber }) => ({ message: `${restockNumber} left in ${plural(shipments.length, 'shipment')}: ${shipments.map(({ number }) => number).join(', ')}.` }) })

export const receiveShipmentAction = defineAction({ name: 'shipments.receive', entrance: 'brand', ability: 'shipments:receive', schema: receiveShipmentSchema, command: receiveShipment, then: ({ number, missing }) => ({ message: missing > 0 ? `${number} received, ${missing} missing.` : `${number} received in full.` }) })

export const receiveAtShopAction = defineAction({ name: 'shipments.receive-at-shop', entrance: 'retailer', ability: 'shipments:receive', schema: receiveShipmentSchema, command: receiveShipment, then: ({ number, missing }) => ({ message: missing > 0 ? `${number} received, ${missing} missing. The brand sees it.` : `${number} received in full.` }) })

export const receiveOnFloorAction = defineAction({ name: 'shipments.receive-on-floor', entrance: 'microfactory', ability: 'shipments:receive', schema: receiveShipmentSchema, command: receiveShipment, then: ({ number, missing }, { slug }) => ({ redirectTo: `/f/${slug}/arrivals`, message: missing > 0 ? `${number} received, ${missing} missing. The brand sees it.` : `${number} received in full.` }) })

export const voidShipmentAction = defineAction({ name: 'shipments.void', entrance: 'brand', ability: 'shipments:send', schema: shipmentVersionSchema, command: voidShipment, then: ({ number }) => ({ message: `${number} taken back. The stock is where it was.` }) })

export const loseShipmentAction = defineAction({ name: 'shipments.lose', entrance: 'brand', ability: 'shipments:send', schema: loseShipmentSchema, command: loseShipment, then: ({ number }) => ({ message: `${number} written off as lost.` }) })
