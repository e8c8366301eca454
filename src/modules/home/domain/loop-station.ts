import { daysBetween, shortDay, type CalendarDate } from '#kernel/calendar-date.ts'
import { plural } from '#kernel/plural.ts'

export type Station = 'pilot' | 'run' | 'quality' | 'stock' | 'shops' | 'decision'

/** What is known of a toy today, over all its SKUs. */
export interface ToyFacts {
  readonly openProposal: string | null
  /** The pilot that is deciding, or running with the nearest decision date. */
  readonly pilot: { readonly number: string; readonly state: 'draft' | 'approved' | 'running' | 'deciding'; readonly decisionDate: CalendarDate } | null
  /** Units made and not yet released or refused by quality, of runs that are done. */
  readonly waitingLot: { readonly code: string; readonly units: number; readonly held: boolean } | null
  /** The newest run that is not over. */
  readonly run: { readonly number: string; readonly state: string; readonly quantity: number; readonly good: number; readonly workshop: string } | null
  /** Released units at the brand's own places and workshops, and at shops and venues. */
  readonly inStock: number
  readonly inShops: number
  readonly hasParts: boolean
  readonly hasSku: boolean
}

export interface AtStation {
  readonly station: Station
  readonly waits: string
  /** Which role's work it is: the screen marks it for those who have it. */
  readonly whose: 'planner' | 'quality' | 'workshop' | 'nobody'
  /** Below the workspace: '/runs/RUN-0042'. */
  readonly path: string | null
}

const DAYS_BEFORE_DECISION = 3

/**
 * Where a toy is on the loop: the station where somebody has to do something soonest; when nothing waits, where its units are.
 * A decision goes before everything, since the next run depends on it; then goods that wait for quality; then a run.
 */
export function stationOf(facts: ToyFacts, today: CalendarDate): AtStation {
  const { pilot, run, waitingLot } = facts
  const due = pilot && (pilot.state === 'deciding' || (pilot.state === 'running' && daysBetween(today, pilot.decisionDate) <= DAYS_BEFORE_DECISION))
  if (due) return { station: 'decision', waits: pilot.decisionDate < today ? `decision was due ${shortDay(pilot.decisionDate)}` : `decide by ${shortDay(pilot.decisionDate)}`, whose: 'planner', path: `/pilots/${pilot.number}` }
  if (facts.openProposal) return { station: 'decision', waits: 'next run proposed', whose: 'planner', path: `/next-run/${facts.openProposal}` }
  if (waitingLot) return { station: 'quality', waits: `${waitingLot.units.toLocaleString('en-US')} ${waitingLot.held ? 'on hold' : 'wait for inspection'}`, whose: 'quality', path: `/stock/lots/${waitingLot.code}` }
  if (run) return { station: 'run', ...runWaits(run), path: `/runs/${run.number}` }
  if (pilot && pilot.state !== 'running') return { station: 'pilot', waits: pilot.state === 'draft' ? 'pilot to be approved' : 'order its run', whose: 'planner', path: `/pilots/${pilot.number}` }
  if (facts.inShops > 0) return { station: 'shops', waits: facts.inStock > 0 ? `${facts.inShops.toLocaleString('en-US')} in shops, ${facts.inStock.toLocaleString('en-US')} behind them` : `${plural(facts.inShops, 'unit')} in shops`, whose: 'nobody', path: null }
  if (facts.inStock > 0) return { station: 'stock', waits: `${plural(facts.inStock, 'unit')} ready to go out`, whose: 'planner', path: '/stock' }
  if (pilot) return { station: 'shops', waits: 'sold out', whose: 'planner', path: `/pilots/${pilot.number}` }
  return { station: 'pilot', waits: !facts.hasParts ? 'has no parts yet' : !facts.hasSku ? 'has no SKU yet' : 'has no pilot yet', whose: 'planner', path: null }
}

function runWaits(run: NonNullable<ToyFacts['run']>): Pick<AtStation, 'waits' | 'whose'> {
  switch (run.state) {
    case 'draft': return { waits: 'run to be quoted', whose: 'planner' }
    case 'quoted': return { waits: `${run.workshop} to confirm`, whose: 'workshop' }
    case 'confirmed': return { waits: 'run to be released', whose: 'planner' }
    case 'released': return { waits: `${run.workshop} to begin`, whose: 'workshop' }
    case 'paused': return { waits: `paused at ${run.good.toLocaleString('en-US')} of ${run.quantity.toLocaleString('en-US')}`, whose: 'planner' }
    default: return { waits: `${run.good.toLocaleString('en-US')} of ${run.quantity.toLocaleString('en-US')} made`, whose: 'workshop' }
  }
}
