import type { BrandActor } from '#auth/actor.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import { foundIn, type ShortageRow } from '../shortage-sources.ts'
import { loadPlan } from '../store-plan.ts'
import { sourced } from '../store-shortages.ts'

export interface DueShortages {
  /** Parts at places that are short and would come too late if nobody ordered today. The earliest first. */
  readonly parts: readonly { readonly name: string; readonly place: string; readonly neededOn: CalendarDate; readonly missing: number; readonly run: string }[]
  /** Of them, those that come too late even so. */
  readonly tooLate: number
}

/** The farthest that is looked at: more than these is a plan, not a day's work. */
const MOST = 200

/** What the firm runs lack and cannot wait for. Two statements. */
export async function listDueShortages(actor: BrandActor, now: Date): Promise<DueShortages> {
  const plan = await loadPlan(actor.brandId, now, { planned: false })
  const short = plan.items.flatMap(foundIn).filter(({ kind }) => kind === 'short').toSorted((a, b) => (a.neededOn < b.neededOn ? -1 : a.neededOn > b.neededOn ? 1 : a.key.localeCompare(b.key))).slice(0, MOST)
  if (short.length === 0) return { parts: [], tooLate: 0 }
  const due = (await sourced(actor.brandId, plan, short, now)).filter((row) => cannotWait(row, dateAt(now, plan.places.get(row.locationId)?.timeZone ?? plan.timeZone)))
  return {
    parts: due.map(({ name, place, neededOn, missing, runs }) => ({ name, place, neededOn, missing, run: runs[0]?.number ?? '' })),
    tooLate: due.filter(({ choice, neededOn }) => choice === null || choice.source.arrivesOn === null || choice.source.arrivesOn > neededOn).length,
  }
}

/** Bought: the last day to order is today or over. Sent from another place: sent tomorrow it comes a day later, and that is too late. Nobody has it: somebody must be found. */
function cannotWait({ choice, neededOn }: ShortageRow, today: CalendarDate): boolean {
  if (!choice) return true
  const { source } = choice
  if (source.kind === 'buy') return source.orderBy === null || source.orderBy <= today
  return source.arrivesOn === null || source.arrivesOn >= neededOn
}
