import { conflict } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'

/** Documents whose movements are undone where the document is: otherwise the document would say what the stock does not. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  shipment: 'Take the shipment back on its own page.',
  report: 'The workshop takes its production report back on the run.',
  'production-report': 'The workshop takes its production report back on the run.',
  receipt: 'Take the receipt back on its purchase order.',
  'supplier-return': 'What went back to the supplier comes again by a new receipt.',
  'sales-import': 'Correct it with a sales file, so that sell-through and stock stay in step.',
}

/** What this room booked itself. */
const HERE: readonly string[] = ['count', 'stock-count', 'scrap', 'transfer']

export interface MoveToUndo {
  readonly sourceKind: string
  readonly reason: string
  readonly undone: boolean
}

/** Whether the stock room itself may undo a movement: only what it booked itself (counts, scrap, moves without a shipment). */
export function decideUndo(move: MoveToUndo): Result<void> {
  if (move.undone) return refused(conflict('already-reversed', 'This movement has been undone already.'))
  if (move.reason === 'reversed') return refused(conflict('is-a-reversal', 'This movement is itself an undo. Enter the original movement again instead.'))
  if (HERE.includes(move.sourceKind)) return ok()
  return refused(conflict('undo-elsewhere', `This movement belongs to another document. ${ELSEWHERE[move.sourceKind] ?? 'Undo it there.'}`))
}
