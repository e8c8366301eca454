import { plural } from '#kernel/plural.ts'
import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { RunState } from './run-state.ts'

/**
 * Whether units of a lot may go back to the floor: held or rejected, not recalled, and so many of them at the workshop and free. Not once the run is closed:
 * units that rework loses would be missing from what is settled, and nobody would be paid for the work.
 */
export function decideRework(run: { readonly number: string; readonly state: RunState }, lot: { readonly code: string; readonly quality: string; readonly recalled: boolean }, free: number, input: { readonly quantity: number; readonly instruction: string }): Result<void> {
  if (run.state === 'closed') return refused(conflict('run-closed', `${run.number} is closed: what it made and what it cost is settled. Scrap the units, and order what is missing as another run.`))
  if (lot.recalled) return refused(conflict('lot-recalled', `Lot ${lot.code} is recalled: nothing of it is reworked.`))
  if (lot.quality !== 'held' && lot.quality !== 'rejected') {
    return refused(conflict('lot-not-failed', `Lot ${lot.code} is ${lot.quality === 'quarantine' ? 'in quarantine' : lot.quality}. Units go back to the floor from a lot that is held or rejected.`))
  }
  if (!Number.isInteger(input.quantity) || input.quantity < 1) return refused(invalid('rework-quantity', 'Enter a whole number of units, 1 or more.', { field: 'quantity' }))
  if (input.quantity > free) return refused(invalid('rework-quantity', `At most ${plural(free, 'unit')} of lot ${lot.code} can go back: so many lie at the workshop and are not asked back already.`, { field: 'quantity' }))
  return input.instruction.trim() === '' ? refused(invalid('instruction-missing', 'Say what is to be done to them.', { field: 'instruction' })) : ok()
}

/** All of the units are good or scrap in the end; scrap has its reason. */
export function decideReworkResult(rework: { readonly state: string; readonly quantity: number }, input: { readonly good: number; readonly scrap: number; readonly scrapReason?: string }): Result<void> {
  if (rework.state !== 'open') return refused(conflict('rework-over', 'This rework is over already. Load the page again.'))
  for (const field of ['good', 'scrap'] as const) if (!Number.isInteger(input[field]) || input[field] < 0) return refused(invalid(`rework-${field}`, 'Enter a whole number, 0 or more.', { field }))
  if (input.good + input.scrap !== rework.quantity) return refused(invalid('rework-not-all', `Good and scrap together are the ${plural(rework.quantity, 'unit')} sent back; these are ${input.good + input.scrap}.`, { field: 'good' }))
  return input.scrap > 0 && (input.scrapReason ?? '').trim() === '' ? refused(invalid('scrap-reason-missing', 'Say why units were scrapped.', { field: 'scrapReason' })) : ok()
}
