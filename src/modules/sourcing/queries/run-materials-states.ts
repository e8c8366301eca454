import type { BrandActor } from '#auth/actor.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import { coverageOf } from '../shortage-sources.ts'
import { loadPlan, PLANNED_STATES } from '../store-plan.ts'

/** Whether an open run has the parts it still takes: all here, on their way by a day, or short of some. */
export interface MaterialState {
  readonly state: 'here' | 'coming' | 'short'
  /** Parts that are short. */
  readonly missing: number
  /** The day on which the last of them is there, when all are on their way. */
  readonly on: CalendarDate | null
  /** They come after the day on which the run needs them. */
  readonly late: boolean
}

/**
 * Of these runs by their number, those nobody has confirmed too; earlier runs at a place go first. One statement for all of them,
 * netted in memory: a run that is not in the answer takes no parts any more, or not yet.
 */
export async function listMaterialStates(actor: BrandActor, runs: readonly { readonly number: string; readonly state: string }[], now: Date): Promise<Readonly<Record<string, MaterialState>>> {
  const numbers = runs.filter(({ state }) => PLANNED_STATES.includes(state)).map(({ number }) => number)
  if (numbers.length === 0) return {}
  const plan = await loadPlan(actor.brandId, now, { planned: true, runs: numbers })
  const states = new Map<string, MaterialState>(numbers.filter((number) => plan.runs.has(number)).map((number) => [number, { state: 'here', missing: 0, on: null, late: false }]))
  for (const item of plan.items) {
    for (const { run, missing, awaited, on: needed } of coverageOf(item).needs) {
      const before = states.get(run)
      if (!before || (missing === 0 && awaited.length === 0)) continue
      const on = [before.on ?? '', ...awaited.map((one) => one.on)].toSorted().at(-1)!
      states.set(run, { state: missing > 0 || before.state === 'short' ? 'short' : 'coming', missing: before.missing + (missing > 0 ? 1 : 0), on: on === '' ? null : on, late: before.late || awaited.some((one) => one.on > needed) })
    }
  }
  return Object.fromEntries(states)
}
