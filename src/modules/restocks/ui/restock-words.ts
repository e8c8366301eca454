/** Audit events of a restock in words for its history. */
export const RESTOCK_EVENT_WORDS: Readonly<Record<string, string>> = {
  'restocks.requested': 'Requested, and promised', 'restocks.promised-again': 'Promised again', 'restocks.accepted': 'Accepted: the goods are held', 'restocks.declined': 'Declined',
  'restocks.cancelled': 'Cancelled', 'restocks.picking-started': 'Picking started', 'restocks.shipped': 'Shipped', 'restocks.received': 'Received', 'restocks.closed': 'Closed',
}

/** What a state means to the shop. */
export const SHOP_STATE_WORDS: Readonly<Record<string, string>> = {
  submitted: 'Waits for the brand', promised: 'Waits for the brand', accepted: 'Held for you', picking: 'Being picked', shipped: 'On the way', received: 'Received', closed: 'Done',
  declined: 'Declined', cancelled: 'Cancelled', expired: 'Expired',
}
