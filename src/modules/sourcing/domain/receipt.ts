import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'

export interface LineToReceive {
  readonly quantity: number
  readonly received: number
}

/** Suppliers send a little more; this much over the order is taken after a second look. */
const TOLERATED = 1.1

/**
 * Whether so many pieces may be received on a line. More than is open needs a second look (`confirmOver`);
 * far more is a slip of the finger, or goods of another order.
 */
export function decideReceipt(line: LineToReceive, received: number, confirmOver: boolean): Result<{ readonly over: number }> {
  const field = 'quantity'
  if (!Number.isSafeInteger(received) || received < 1) return refused(invalid('received-not-a-count', 'Enter a whole number of pieces, 1 or more.', { field }))
  const open = Math.max(0, line.quantity - line.received)
  const over = Math.max(0, received - open)
  if (over === 0) return ok({ over })
  const most = Math.floor(line.quantity * TOLERATED) - line.received
  if (received > most) {
    return refused(invalid('received-too-many', `${line.quantity.toLocaleString('en-US')} were ordered and ${line.received.toLocaleString('en-US')} have come, so at most ${Math.max(0, most).toLocaleString('en-US')} can be received here (10 % over the order). Count again; what nobody ordered goes back, or gets its own order.`, { field, detail: { open, most: Math.max(0, most) } }))
  }
  if (!confirmOver) return refused(conflict('received-over', `That is ${over.toLocaleString('en-US')} more than is open (${open.toLocaleString('en-US')}). Tick “Take the surplus” if you keep and pay for it.`, { field, detail: { open, over } }))
  return ok({ over })
}

export interface ReceiptToUndo {
  readonly quantity: number
  readonly returned: number
  readonly undone: boolean
  readonly inspected: boolean
  readonly lotCode: string
  readonly quality: string
}

/** A receipt is taken back whole, as long as nothing has happened to its lot. */
export function decideUndoReceipt(receipt: ReceiptToUndo, onHandThere: number): Result<void> {
  if (receipt.undone) return refused(conflict('already-undone', 'This receipt has been taken back already.'))
  if (receipt.quality !== 'quarantine' || receipt.inspected) {
    return refused(conflict('receipt-inspected', `Lot ${receipt.lotCode} has been inspected. Return it to the supplier instead; a wrong count is corrected as a stock count.`))
  }
  if (onHandThere !== receipt.quantity) return refused(conflict('receipt-moved', `Some of lot ${receipt.lotCode} has moved since. Bring it back first, then take the receipt back.`))
  return ok()
}

/** So many pieces of a received lot go back to the supplier. Released goods go back too (a late finding), but never more than came. */
export function decideReturn(receipt: Pick<ReceiptToUndo, 'quantity' | 'returned' | 'undone' | 'lotCode' | 'quality'>, pieces: number): Result<void> {
  if (receipt.undone) return refused(conflict('already-undone', 'This receipt was taken back: there is nothing to return.'))
  if (receipt.quality === 'quarantine') {
    return refused(conflict('return-before-inspection', `Lot ${receipt.lotCode} has not been looked at. Inspect it first, so that the supplier hears why it comes back.`, {
      rule: { name: 'Goods go back with a finding', citation: 'ISO 9001:2015 §8.7', missing: 'an incoming inspection' },
    }))
  }
  const left = receipt.quantity - receipt.returned
  if (pieces > left) return refused(invalid('return-too-many', left === 0 ? 'All of it has gone back already.' : `Only ${left.toLocaleString('en-US')} of this receipt can go back.`, { field: 'quantity' }))
  return ok()
}
