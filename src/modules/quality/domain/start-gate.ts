import { conflict } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { InspectionState } from './inspection-state.ts'
import type { LotQuality } from './lot-state.ts'

export interface LotToInspect {
  readonly code: string
  readonly quality: LotQuality
  /** Pieces on hand, wherever they lie. */
  readonly onHand: number
  readonly hasChecklist: boolean
  /** The run that makes the lot; null: it came from elsewhere. */
  readonly run: { readonly number: string; readonly state: string } | null
}

export interface LatestInspection {
  readonly number: string
  readonly state: InspectionState
}

const STILL_MAKING: readonly string[] = ['released', 'in-production', 'paused']

/**
 * Whether an inspection of a lot may start now. A lot is inspected whole: a sample drawn while units are still being made says nothing
 * about those that come later. `supersedes`: the earlier inspection is replaced (a re-inspection); its results stay.
 */
export function decideStart(lot: LotToInspect, latest: LatestInspection | null): Result<{ readonly supersedes: boolean }> {
  if (lot.quality === 'released') return refused(conflict('lot-is-released', `Lot ${lot.code} is released. Put it on hold first; then it can be inspected again.`))
  if (lot.quality === 'rejected') return refused(conflict('lot-is-rejected', `Lot ${lot.code} was rejected. That is final.`))
  if (latest && (latest.state === 'planned' || latest.state === 'in-progress')) {
    return refused(conflict('inspection-open', `${latest.number} of this lot is under way. Finish it; a second one at the same time would let somebody choose between two results.`))
  }
  if (latest?.state === 'passed' && lot.quality === 'quarantine') return refused(conflict('inspection-passed', `${latest.number} has passed. Release lot ${lot.code}, or put it on hold if something came up.`))
  if (lot.run && STILL_MAKING.includes(lot.run.state)) {
    return refused(conflict('run-not-finished', `${lot.run.number} is still being made. Finish the run first: the sample is drawn from the whole lot.`, {
      rule: { name: 'A lot is inspected when it is complete', citation: 'house rule', missing: `the end of ${lot.run.number}` },
    }))
  }
  if (lot.onHand < 1) return refused(conflict('lot-empty', `Nothing of lot ${lot.code} is on hand. There is nothing to inspect.`))
  if (!lot.hasChecklist) {
    return refused(conflict('no-checklist', 'This toy has no checklist yet. Write one under Quality, Checklists; then start.', {
      rule: { name: 'Inspected against an agreed checklist', citation: 'ISO 9001:2015 §8.6', missing: 'a checklist of the toy' },
    }))
  }
  return ok({ supersedes: latest !== null })
}

/** More units than were inspected: those that came later were never part of the sample's lot. Null: covered. */
export function refuseUncovered(lot: { readonly code: string; readonly made: number }, inspection: { readonly number: string; readonly lotSize: number }): Result<void> {
  if (lot.made <= inspection.lotSize) return ok()
  const more = lot.made - inspection.lotSize
  return refused(conflict('lot-not-covered', `${more} ${more === 1 ? 'unit was' : 'units were'} added to lot ${lot.code} after ${inspection.number} drew its sample from ${inspection.lotSize}. Put the lot on hold and inspect it again.`, {
    rule: { name: 'Released only when the whole lot was inspected', citation: 'ISO 9001:2015 §8.6', missing: `an inspection of all ${lot.made} units` },
  }))
}
