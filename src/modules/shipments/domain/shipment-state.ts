import type { Id } from '#kernel/ids.ts'
import { conflict } from '#kernel/refusal.ts'
import { ok, refused } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { nextState } from '#kernel/state-machine.ts'
import type { StateMachine } from '#kernel/state-machine.ts'

export type ShipmentState = 'packing' | 'ready' | 'in-transit' | 'delivered' | 'lost' | 'voided'
export type ShipmentVerb = 'make-ready' | 'unpack' | 'ship' | 'deliver' | 'lose' | 'void'

/** A parcel or van load from one place to another. */
export const shipmentMachine: StateMachine<ShipmentState, ShipmentVerb> = {
  initial: 'packing',
  verbs: {
    'make-ready': { from: ['packing'], to: 'ready' },
    unpack: { from: ['ready'], to: 'packing' },
    ship: { from: ['ready'], to: 'in-transit' },
    deliver: { from: ['in-transit'], to: 'delivered' },
    lose: { from: ['in-transit'], to: 'lost' },
    void: { from: ['packing', 'ready', 'in-transit'], to: 'voided' },
  },
}

const WORDS: Readonly<Record<ShipmentVerb, string>> = { 'make-ready': 'made ready', unpack: 'unpacked', ship: 'sent', deliver: 'received', lose: 'reported lost', void: 'voided' }

/**
 * The state a verb leads to. A transfer between the brand's own places can be called back on its way (its goods return to where they left);
 * a shop's delivery on its way cannot: the shop counts on it, so it is received or reported lost.
 */
export function decideShipmentVerb(shipment: { readonly number: string; readonly state: ShipmentState; readonly restockId: Id | null }, verb: ShipmentVerb): Result<ShipmentState> {
  const state = nextState(shipmentMachine, shipment.state, verb)
  if (state === null) return refused(conflict(`shipment-cannot-${verb}`, `${shipment.number} is ${shipment.state.replace('-', ' ')} and cannot be ${WORDS[verb]} now.`, { detail: { state: shipment.state } }))
  if (verb === 'void' && shipment.state === 'in-transit' && shipment.restockId !== null) {
    return refused(conflict('shipment-of-restock', `${shipment.number} is on its way to a shop that counts on it. Receive it there, or report it lost.`))
  }
  return ok(state)
}
