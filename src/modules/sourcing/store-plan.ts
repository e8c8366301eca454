import { named, type Tx } from '#db/client.ts'
import type { Closure } from '#kernel/business-calendar.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { workingDaysBefore } from './domain/lead-time.ts'
import type { Coming, Need } from './domain/coverage.ts'
import { DEFAULT_POLICY, type SourcingPolicy } from './domain/policy.ts'

/** Runs that take parts: those a workshop has taken on, and on request those that may still come to nothing. */
export const FIRM_STATES = ['confirmed', 'released', 'in-production', 'paused']
export const PLANNED_STATES = [...FIRM_STATES, 'quoted', 'draft']

export interface PlanPlace {
  readonly id: Id
  readonly name: string
  readonly kind: string
  readonly state: string
  readonly timeZone: string
  readonly latitude: number
  readonly longitude: number
  readonly dispatchDays: readonly number[]
  readonly cutOffMinutes: number
  readonly receivingDays: readonly number[]
  readonly closures: readonly Closure[]
}

export interface PlanRun {
  readonly name: string
  readonly toyRevisionId: Id
  readonly locationId: Id
  /** The day its parts are to be there: the policy's safety before the start, never before today. */
  readonly neededOn: CalendarDate
  /** Nobody has confirmed it yet. */
  readonly planned: boolean
}

/** One part revision at one place: what is there, what is taken, what is coming. */
export interface PlanItem {
  readonly partRevisionId: Id
  readonly locationId: Id
  readonly partId: Id
  readonly number: string
  readonly name: string
  readonly revision: string
  readonly usable: number
  readonly total: number
  /** Also of runs that were not asked for. */
  readonly needs: readonly Need[]
  readonly coming: readonly Coming[]
}

export interface Plan {
  readonly policy: SourcingPolicy
  readonly currency: string
  readonly timeZone: string
  /** Where runs take parts and where these can come from; when runs were asked for, only the first. */
  readonly places: ReadonlyMap<Id, PlanPlace>
  /** By their numbers. */
  readonly runs: ReadonlyMap<string, PlanRun>
  /** What stock does not cover; of parts that were asked for, all. */
  readonly items: readonly PlanItem[]
  /** Pieces that the runs of a place take of the part revisions of items, and of those that fit instead of others, by `part revision:place`; empty when runs were asked for. */
  readonly taken: ReadonlyMap<string, number>
}

/** What a plan is asked for: everything, some parts, or some runs. Each has a text of its own: conditions that are not asked keep the planner from a good plan. */
type About = 'everything' | 'parts' | 'runs'

/** Parts that fit instead of others: what runs take of them is known too. */
const REPLACEMENTS = '(select "replacementId" from "FitEdge" where "brandId" = $1::uuid)'

/** Where else parts can come from. */
const OTHER_PLACES = `
        union select id from "Location" where "brandId" = $1::uuid
        union select own.id from "Partnership" w cross join lateral (select x.id from "Location" x where x."organizationId" = w."organizationId" and x.kind in ('workshop', 'warehouse') offset 0) own where w."brandId" = $1::uuid and w.state = 'approved'`

/** Open runs with their start: as scheduled, else reckoned back from the ready day over the workshop's hours; at work, it is now. */
const openRuns = (about: About): string => `
  open_run as materialized (
    select r.number, r.state, r."locationId", r.frozen, r."toyRevisionId", s.name, ${about === 'runs' ? 'r.number = any($4::text[])' : 'true'} as asked,
      ceil((r.quantity - r."goodCount") * 1000.0 / coalesce(c."yieldPermille", 1000))::int as starts,
      case when r.state in ('in-production', 'paused') then p.today
        else greatest(p.today, coalesce(r."plannedStartOn", r."readyOn" - ceil((coalesce(c."setupMinutes", 0) / 60.0 + (r.quantity - r."goodCount") * coalesce(c."secondsPerUnit", 0) / 3600.0) / p."openHoursPerDay")::int, p.today)) end as "startOn"
    from "Run" r join "Sku" s on s."brandId" = r."brandId" and s.id = r."skuId"
      -- Which day it is there is reckoned once (\`offset 0\` keeps it so).
      cross join lateral (select x."openHoursPerDay", ($3::timestamptz at time zone x."timeZone")::date as today from "Location" x where x.id = r."locationId" offset 0) p
      left join "Capability" c on c."brandId" = r."brandId" and c."locationId" = r."locationId" and c."toyId" = s."toyId"
    where r."brandId" = $1::uuid and r.state in ('draft', 'quoted', 'confirmed', 'released', 'in-production', 'paused') and r.state = any($2::text[]) and r.quantity > r."goodCount"
      ${about === 'runs' ? 'and r."locationId" = any(array(select "locationId" from "Run" where "brandId" = $1::uuid and number = any($4::text[])))' : ''}),
  taking as (
    select * from open_run where "startOn" <= ($3::timestamptz)::date + coalesce((select "horizonDays" from "SourcingPolicy" where "brandId" = $1::uuid), ${DEFAULT_POLICY.horizonDays}))`

/**
 * Per part and place: what runs take, what is usable, what is coming. Frozen bills of materials of released runs, the design's of the
 * others. A lot in quarantine is there once it has been looked at, by the policy's days from its arrival; one that waits longer, tomorrow.
 */
const items = (about: About): string => `
  frozen_line as materialized (
    select t.number, t.asked, t."startOn", t."locationId", (line->>'partRevisionId')::uuid as part, (line->>'quantity')::int * t.starts as pieces from taking t cross join jsonb_array_elements(t.frozen->'bom') line where t.frozen is not null),
  -- Runs of one design at one place are added up before its bill of materials is looked at.
  gross as (
    select part, "locationId", sum(pieces)::int as total from (
      select part, "locationId", asked, pieces from frozen_line
      union all
      select b."partRevisionId", t."locationId", t.asked, b.quantity * t.starts from (select "toyRevisionId", "locationId", bool_or(asked) as asked, sum(starts) as starts from taking where frozen is null group by 1, 2) t
        join "BomLine" b on b."brandId" = $1::uuid and b."toyRevisionId" = t."toyRevisionId") line
    ${about === 'parts' ? `where part = any($4::uuid[]) or part in ${REPLACEMENTS}` : ''} group by part, "locationId" having bool_or(asked)),
  usable as (
    select l."partRevisionId" as part, b."locationId", sum(b."onHand" - b.allocated)::int as pieces
    from "Lot" l join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id
    where l."brandId" = $1::uuid and l."partRevisionId" = any(array(select part from gross)) and l.quality = 'released' and l."recalledAt" is null and b."onHand" > b.allocated
      and b."locationId" = any(array(select x.id from "Location" x where x.id in (select "locationId" from taking) and x.state = 'open'))
      -- Few lots expire: only for these is the place looked up.
      and (l."expiresOn" is null or l."expiresOn" >= (select ($3::timestamptz at time zone x."timeZone")::date from "Location" x where x.id = b."locationId"))
    group by 1, 2),
  -- Most of what runs take is there: only for what is not, runs and arrivals are listed. Added up and not joined, so that no plan can pair each with each.
  uncovered as materialized (
    select part, "locationId", sum(total)::int as total, sum(usable)::int as usable from (
      select part, "locationId", total, 0 as usable from gross union all select part, "locationId", null, pieces from usable) known
    group by part, "locationId" having ${about === 'parts' ? 'part = any($4::uuid[]) and sum(total) is not null' : 'sum(total) > sum(usable)'}),
  coming as (
    select n."partRevisionId" as part, o."locationId", 'order' as kind, o.number as label, greatest(n."expectedOn", ($3::timestamptz)::date) as "on", n.quantity - n.received as pieces
    from "PurchaseOrder" o join "PurchaseOrderLine" n on n."brandId" = o."brandId" and n."purchaseOrderId" = o.id
    where o."brandId" = $1::uuid and o.state in ('draft', 'sent', 'confirmed', 'partly-received') and n.quantity > n.received and n."partRevisionId" = any(array(select part from uncovered))
    union all
    select l."partRevisionId", h."toLocationId", 'transfer', h.number, greatest(h."expectedOn", ($3::timestamptz)::date), n.quantity
    -- Shipment by shipment (\`offset 0\` keeps it so): otherwise the lines of all that ever were would be read.
    from "Shipment" h cross join lateral (select x."lotId", x.quantity from "ShipmentLine" x where x."brandId" = h."brandId" and x."shipmentId" = h.id offset 0) n join "Lot" l on l.id = n."lotId"
    where h."brandId" = $1::uuid and h.state = 'in-transit' and h."toLocationId" = any(array(select "locationId" from uncovered)) and l."partRevisionId" = any(array(select part from uncovered)) and l.quality in ('released', 'quarantine') and l."recalledAt" is null
    union all
    select l."partRevisionId", b."locationId", 'quarantine', l.code, greatest(($3::timestamptz)::date + least(1, looked.within), l."createdAt"::date + looked.within), b."onHand"
    from (select coalesce((select "inspectionDays" from "SourcingPolicy" where "brandId" = $1::uuid), ${DEFAULT_POLICY.inspectionDays}) as within) looked cross join "Lot" l join "StockBalance" b on b."brandId" = l."brandId" and b."lotId" = l.id
    where l."brandId" = $1::uuid and l."itemKind" = 'part' and l.quality = 'quarantine' and l."recalledAt" is null and b."onHand" > 0),
  -- What the designs take of these parts is read once, not for every run.
  taken_line as materialized (
    select b."toyRevisionId", b."partRevisionId" as part, b.quantity from "BomLine" b where b."brandId" = $1::uuid and b."partRevisionId" = any(array(select part from uncovered))),
  needed as (
    select part, "locationId", string_agg(number || ':' || pieces || ':' || "startOn", ',') as list from (
      select part, "locationId", number, pieces, "startOn" from frozen_line where (part, "locationId") in (select part, "locationId" from uncovered)
      union all
      select u.part, u."locationId", t.number, l.quantity * t.starts, t."startOn" from taking t join taken_line l on l."toyRevisionId" = t."toyRevisionId" join uncovered u on u.part = l.part and u."locationId" = t."locationId"
       where t.frozen is null) line
    group by part, "locationId"),
  arriving as (
    select part, "locationId", json_agg(json_build_object('kind', kind, 'label', label, 'on', coalesce("on", ($3::timestamptz)::date), 'pieces', pieces)) as list from coming where (part, "locationId") in (select part, "locationId" from uncovered) group by part, "locationId"),
  item as (
    select u.part as "partRevisionId", u."locationId", pt.id as "partId", pt.number, pt.name, v.code as revision, u.usable, u.total, n.list as needs, coalesce(a.list, '[]') as coming
    from uncovered u join "PartRevision" v on v.id = u.part join "Part" pt on pt.id = v."partId"
      join needed n on n.part = u.part and n."locationId" = u."locationId" left join arriving a on a.part = u.part and a."locationId" = u."locationId")`

/** The brand, its policy, the runs that take parts, the places they can come from, and the items: one statement, one moment. */
const planText = (about: About): string => `
  with ${openRuns(about)}, ${items(about)}
  select b.currency, b."timeZone", (select to_json(o) from "SourcingPolicy" o where o."brandId" = b.id) as policy,
    coalesce((select json_agg(json_build_array(number, state, name, "toyRevisionId", "locationId", "startOn")) from taking where asked), '[]') as runs,
    coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'kind', p.kind, 'state', p.state, 'timeZone', p."timeZone", 'latitude', p.latitude, 'longitude', p.longitude, 'dispatchDays', p."dispatchDays",
        'cutOffMinutes', p."cutOffMinutes", 'receivingDays', p."receivingDays", 'closures', coalesce((select json_agg(json_build_object('firstDay', k."firstDay", 'lastDay', k."lastDay", 'reason', k.reason)) from "LocationClosure" k where k."locationId" = p.id), '[]')))
      from (select "locationId" as id from taking group by 1${about === 'runs' ? '' : OTHER_PLACES}) its
      cross join lateral (select x.* from "Location" x where x.id = its.id offset 0) p where p.kind in ('workshop', 'warehouse')), '[]') as places,
    coalesce((select json_agg(item) from item), '[]') as items,
    ${about === 'runs' ? `'{}'::json` : `coalesce((select json_object_agg(part || ':' || "locationId", total) from gross
      where part in (select part from uncovered) or part in ${REPLACEMENTS}), '{}')`} as taken
  from "Brand" b where b.id = $1::uuid`

const PLANS: Readonly<Record<About, string>> = { everything: planText('everything'), parts: planText('parts'), runs: planText('runs') }

type ItemRow = Omit<PlanItem, 'needs'> & { needs: string }
type RunRow = readonly [number: string, state: string, name: string, toyRevisionId: Id, locationId: Id, startOn: CalendarDate]
type PlanRow = { currency: string; timeZone: string; policy: SourcingPolicy | null; runs: RunRow[]; places: PlanPlace[]; items: ItemRow[]; taken: Record<string, number> }

/** Asks one statement: on the pool, prepared, for screens; inside a command, on its transaction. */
export type Ask = <Row extends object>(name: string, text: string, values: readonly unknown[]) => Promise<Row[]>

export const within = (tx: Tx): Ask => (_, text, values) => tx.$queryRawUnsafe(text, ...values)

/**
 * What the brand's open runs take of which part, where and when, against what is there and coming. One statement.
 * `planned`: runs that are not confirmed count too. With `parts` only those are looked at, whether or not stock covers them; with `runs`
 * (numbers) only the workshops of these runs and the parts these take there.
 */
export async function loadPlan(brandId: Id, now: Date, which: { readonly planned: boolean } & ({ readonly parts?: readonly Id[]; readonly runs?: never } | { readonly runs?: readonly string[]; readonly parts?: never }), ask: Ask = named): Promise<Plan> {
  const states = which.planned ? PLANNED_STATES : FIRM_STATES
  const about: About = which.parts ? 'parts' : which.runs ? 'runs' : 'everything'
  const asked = which.parts ?? which.runs
  const [row] = await ask<PlanRow>(`sourcing.plan-${about}`, PLANS[about], [brandId, states, now, ...(asked ? [asked] : [])])
  const { policy: stored, currency, timeZone, items, taken } = row!
  const policy = stored ?? DEFAULT_POLICY
  const places = new Map(row!.places.map((place) => [place.id, place]))
  const neededOn = daysNeeded(places, policy, now)
  const runs = new Map(row!.runs.map(([number, state, name, toyRevisionId, locationId, startOn]): [string, PlanRun] => [number, { name, toyRevisionId, locationId, planned: !FIRM_STATES.includes(state), neededOn: neededOn(locationId, startOn) }]))
  return {
    policy, currency, timeZone, places, runs, taken: new Map(Object.entries(taken)),
    items: items.map((item) => ({ ...item, needs: readNeeds(item.needs, (startOn) => neededOn(item.locationId, startOn)) })),
  }
}

/** The day on which the parts of a run that starts on a day are to be at its place; each reckoned once. */
function daysNeeded(places: ReadonlyMap<Id, PlanPlace>, policy: SourcingPolicy, now: Date): (locationId: Id, startOn: CalendarDate) => CalendarDate {
  const known = new Map<string, CalendarDate>()
  return (locationId, startOn) => {
    const key = `${locationId}${startOn}`
    const before = known.get(key)
    if (before !== undefined) return before
    const place = places.get(locationId)
    const today = dateAt(now, place?.timeZone ?? 'UTC')
    const day = place ? workingDaysBefore(place, startOn, policy.safetyDays) : startOn
    known.set(key, day < today ? today : day)
    return known.get(key)!
  }
}

/** 'RUN-0042:72:2026-12-01,RUN-0043:10:2026-12-04': the run, what it takes, and its start. */
function readNeeds(text: string, neededOn: (startOn: CalendarDate) => CalendarDate): Need[] {
  return text.split(',').map((entry) => {
    const [run, pieces, startOn] = entry.split(':')
    return { run: run!, pieces: Number(pieces), on: neededOn(startOn!) }
  })
}
