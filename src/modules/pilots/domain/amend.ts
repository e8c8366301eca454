import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { PilotState } from './pilot-state.ts'

/** What a pilot was promised to be judged by: after the lock it changes only by a dated amendment with a reason. */
export const LOCKED_FIELDS = ['hypothesis', 'stopRule', 'plannedQuantity', 'budget', 'startsOn', 'decisionDate', 'metrics'] as const
/** What makes it another experiment: never changed after the lock. */
export const FIXED_FIELDS = ['skuId', 'currency'] as const
export const FREE_FIELDS = ['title'] as const
export type PilotField = (typeof LOCKED_FIELDS)[number] | (typeof FIXED_FIELDS)[number] | (typeof FREE_FIELDS)[number]

export interface FieldChange {
  readonly field: PilotField
  /** Before and after as people read them. */
  readonly before: string
  readonly after: string
}

export interface Amendment extends FieldChange {
  readonly why: string
}

/** Which of the changes are plain edits and which must be recorded as amendments. The lock falls when the pilot's first run is released. */
export function decideAmend(
  pilot: { readonly number: string; readonly state: PilotState; readonly locked: boolean },
  changes: readonly FieldChange[], why: string,
): Result<{ readonly edits: readonly FieldChange[]; readonly amendments: readonly Amendment[] }> {
  if (pilot.state === 'closed' || pilot.state === 'cancelled') return refused(conflict('pilot-ended', `${pilot.number} is ${pilot.state}. What it was stays as it is.`))
  const real = changes.filter(({ before, after }) => before !== after)
  if (!pilot.locked) return ok({ edits: real, amendments: [] })
  const fixed = real.find(({ field }) => (FIXED_FIELDS as readonly string[]).includes(field))
  if (fixed) return refused(conflict('pilot-field-fixed', `${pilot.number} is locked: its first run is released. Another SKU is another pilot; plan a new one.`, { field: fixed.field }))
  const locked = real.filter(({ field }) => (LOCKED_FIELDS as readonly string[]).includes(field))
  if (locked.length > 0 && why.trim() === '') {
    return refused(invalid('amendment-reason-missing', `${pilot.number} is locked: its first run is released. The change is kept as a dated amendment; say why it is made.`, { field: 'why' }))
  }
  return ok({
    edits: real.filter(({ field }) => (FREE_FIELDS as readonly string[]).includes(field)),
    amendments: locked.map((change) => ({ ...change, why: why.trim() })),
  })
}
