/** The tones of the look: every state word of the product has one. */
export type Tone = 'released' | 'held' | 'rejected' | 'progress' | 'planned'

/** State word (as in the database and the URL) → tone and icon name. An unknown word is shown as planned. */
const TONES: Readonly<Record<string, Tone>> = {
  // pilot, run
  draft: 'planned', approved: 'progress', running: 'progress', deciding: 'held', closed: 'released', cancelled: 'planned',
  quoted: 'planned', confirmed: 'progress', 'in-production': 'progress', paused: 'held', produced: 'released', stopped: 'rejected',
  // lot, inspection, nonconformance
  quarantine: 'held', released: 'released', held: 'held', rejected: 'rejected', recalled: 'rejected',
  planned: 'planned', 'in-progress': 'progress', passed: 'released', failed: 'rejected', superseded: 'planned',
  open: 'held', contained: 'held', dispositioned: 'progress', verified: 'released',
  // restock, shipment, return
  submitted: 'planned', promised: 'progress', accepted: 'progress', picking: 'progress', shipped: 'progress', received: 'released',
  sent: 'progress', 'partly-received': 'progress', declined: 'rejected', expired: 'planned', packing: 'planned', ready: 'progress', 'in-transit': 'progress', delivered: 'released',
  lost: 'rejected', voided: 'planned', requested: 'planned', authorised: 'progress', inspected: 'progress', settled: 'released', refused: 'rejected',
  // certificate, recall, swap
  issued: 'released', withdrawn: 'rejected', published: 'rejected', pending: 'planned', listed: 'progress', agreed: 'progress', removed: 'planned',
  // partnership, catalogue, imports, verdicts
  invited: 'planned', suspended: 'held', ended: 'planned', active: 'released', retired: 'planned', current: 'released', replaced: 'planned',
  checked: 'held', taken: 'released', discarded: 'planned', make: 'released', 'make-none': 'planned', 'not-enough-evidence': 'held',
  repeat: 'released', iterate: 'held', stop: 'rejected', exact: 'released', 'with-change': 'held', 'not-safe': 'rejected',
  met: 'released', 'not-met': 'rejected', 'cannot-tell': 'planned', late: 'rejected', low: 'held', 'stocked-out': 'rejected', 'on-time': 'released',
}

export function toneOf(state: string): Tone {
  return TONES[state] ?? 'planned'
}

/** 'in-production' → 'In production'. */
export function stateWords(state: string): string {
  const words = state.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
