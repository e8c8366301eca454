export { sendTransfer, type SentShipment } from './commands/send-transfer.ts'
export { shipRestock } from './commands/ship-restock.ts'
export { loseShipment, receiveShipment, voidShipment } from './commands/end-shipment.ts'
export type { ShipmentState } from './domain/shipment-state.ts'
