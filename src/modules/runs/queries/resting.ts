import { db } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'

/** What counts on a run's output on its day. */
export interface Resting {
  readonly kind: 'restock' | 'pilot'
  readonly number: string
  /** Units that a restock holds of it; 0 for a pilot. */
  readonly units: number
  /** The day the shop was promised, or on which the pilot is decided. */
  readonly on: CalendarDate | null
}

/** Restocks that hold output of some runs, and pilots they are made for; by run, in one statement. */
export async function listResting(runIds: readonly Id[]): Promise<Map<Id, Resting[]>> {
  if (runIds.length === 0) return new Map()
  const rows = await db.$queryRaw<(Resting & { runId: Id })[]>`
    select h."runId"::text, 'restock' as kind, q.number, sum(h.quantity)::int as units, q."promisedOn"::text as "on"
      from "OutputHold" h join "RestockLine" l on l.id = h."restockLineId" join "RestockRequest" q on q.id = l."requestId"
     where h."runId" = any(${[...runIds]}::uuid[]) and h.state = 'held' group by h."runId", q.number, q."promisedOn"
    union all
    select r.id::text, 'pilot', p.number, 0, p."decisionDate"::text
      from "Run" r join "Pilot" p on p."brandId" = r."brandId" and p.id = r."pilotId" where r.id = any(${[...runIds]}::uuid[]) and p.state in ('draft', 'approved', 'running', 'deciding')
     order by 1, 5 nulls last, 3`
  const byRun = new Map<Id, Resting[]>()
  for (const { runId, ...resting } of rows) byRun.set(runId, [...(byRun.get(runId) ?? []), resting])
  return byRun
}
