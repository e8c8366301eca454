import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { CalendarDate } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { partsAtPlace } from '#modules/stock/public.ts'
import { runScope } from '../access.ts'
import type { FrozenDesign } from '../domain/freeze.ts'
import { compareCost, type Actual, type CostComparison, type Difference } from '../domain/settlement.ts'
import { lotsInOrder, partNeeds, type Uncovered } from '../domain/use-parts.ts'
import { countReworkScrap, lotsInUse } from '../store.ts'

export interface RunLot {
  readonly id: Id
  readonly code: string
  readonly quality: string
  readonly recalled: boolean
  /** Good units that came into it. */
  readonly good: number
  readonly onHand: number
  /** Free at the run's own workshop. */
  readonly atWorkshop: number
  /** Reports go to it. */
  readonly open: boolean
  readonly reworkedFrom: string | null
}

export interface RunPart {
  readonly partRevisionId: Id
  readonly partName: string
  readonly partNumber: string
  readonly partRevision: string
  readonly perUnit: number
  /** The workshop has the part in the books; if not, it supplies its own and no lot is recorded. */
  readonly booked: boolean
  /** Lots with something usable here, in the order in which they are used up. */
  readonly lots: readonly { readonly lotId: Id; readonly lotCode: string; readonly usable: number }[]
  /** Chosen by the floor; null: the oldest goes first. */
  readonly loadedLotId: Id | null
  readonly used: readonly { readonly lotCode: string; readonly quantity: number }[]
  readonly uncovered: number
}

export interface RunRework {
  readonly id: Id; readonly version: number; readonly lotCode: string; readonly quantity: number; readonly instruction: string; readonly state: 'open' | 'done' | 'cancelled'
  readonly good: number; readonly scrap: number; readonly resultLot: string | null; readonly askedBy: string; readonly askedAt: string; readonly doneBy: string
}

export interface RunDepth {
  readonly lots: readonly RunLot[]
  readonly lotClosed: boolean
  readonly parts: readonly RunPart[]
  readonly reworks: readonly RunRework[]
  readonly releases: readonly { readonly sequence: number; readonly hash: string; readonly by: string; readonly at: string; readonly revision: string; readonly design: FrozenDesign }[]
  readonly actual: (Actual & { readonly note: string; readonly statedBy: string; readonly statedAt: string }) | null
  readonly comparison: CostComparison | null
  /** Good in the end: what rework lost is taken off. */
  readonly goodInTheEnd: number
  readonly difference: Difference | null
  readonly differenceNote: string
  readonly designKeptHash: string | null
  readonly plannedStartOn: CalendarDate | null
  /** Good and scrap by day at the workshop, oldest first. */
  readonly byDay: readonly { readonly day: CalendarDate; readonly good: number; readonly scrap: number }[]
}

/** Everything of a run beside what its head says: lots, parts, rework, releases, cost, days. Null: not theirs, or absent. */
export async function getRunDepth(actor: BrandActor | MicrofactoryActor, runId: Id, now = new Date()): Promise<RunDepth | null> {
  const run = await db.run.findFirst({
    where: { AND: [await runScope(db, actor), { id: runId }] },
    select: { id: true, brandId: true, locationId: true, quantity: true, goodCount: true, unitCost: true, setupCost: true, lotId: true, lotClosed: true, frozen: true, difference: true, differenceNote: true, designKeptHash: true, plannedStartOn: true },
  })
  if (!run) return null
  const { brandId } = run
  const [lots, parts, reworks, releases, actual, reworkScrap, byDay] = await Promise.all([
    lotsOf(run), partsOf(run, now), reworksOf(run), db.runRelease.findMany({ where: { brandId, runId }, orderBy: { sequence: 'desc' }, select: { sequence: true, frozen: true, frozenHash: true, releasedBy: true, releasedAt: true } }),
    db.runActual.findUnique({ where: { runId }, select: { setupCost: true, unitsCost: true, scrapCost: true, otherCost: true, minutes: true, note: true, statedBy: true, statedAt: true } }), countReworkScrap(db, run), daysOf(run),
  ])
  const good = run.goodCount - reworkScrap
  return {
    lots, parts, reworks, lotClosed: run.lotClosed, goodInTheEnd: good, byDay, difference: run.difference as Difference | null, differenceNote: run.differenceNote, designKeptHash: run.designKeptHash,
    plannedStartOn: run.plannedStartOn?.toISOString().slice(0, 10) ?? null,
    releases: releases.map(({ sequence, frozen, frozenHash, releasedBy, releasedAt }) => ({ sequence, hash: frozenHash, by: releasedBy, at: releasedAt.toISOString(), revision: (frozen as unknown as FrozenDesign).toyRevision, design: frozen as unknown as FrozenDesign })),
    actual: actual && { ...actual, statedAt: actual.statedAt.toISOString() },
    comparison: actual && run.unitCost !== null && run.setupCost !== null ? compareCost({ setupCost: run.setupCost, unitCost: run.unitCost, quantity: run.quantity }, actual, good) : null,
  }
}

interface OfRun { readonly id: Id; readonly brandId: Id; readonly locationId: Id; readonly lotId: Id | null; readonly lotClosed: boolean; readonly frozen: unknown }

async function lotsOf(run: OfRun): Promise<RunLot[]> {
  return db.$queryRaw<RunLot[]>`
    select l.id::text, l.code, l.quality, l."recalledAt" is not null as recalled, (l.id = ${run.lotId}::uuid and not ${run.lotClosed}) as open, s.code as "reworkedFrom",
           coalesce((select sum(p.good) from "ProductionReport" p where p."brandId" = l."brandId" and p."lotId" = l.id and p."undoneAt" is null), w."goodCount", 0)::int as good,
           coalesce((select sum(b."onHand") from "StockBalance" b where b."brandId" = l."brandId" and b."lotId" = l.id), 0)::int as "onHand",
           coalesce((select b."onHand" - b.allocated from "StockBalance" b where b."brandId" = l."brandId" and b."lotId" = l.id and b."locationId" = ${run.locationId}::uuid), 0)::int as "atWorkshop"
      from "Lot" l
      left join "Rework" w on w."brandId" = l."brandId" and w."resultLotId" = l.id
      left join "Lot" s on s.id = w."lotId"
     where l."brandId" = ${run.brandId}::uuid and l."runId" = ${run.id}::uuid
     order by l."createdAt", l.code`
}

async function partsOf(run: OfRun, now: Date): Promise<RunPart[]> {
  const needs = partNeeds((run.frozen as FrozenDesign | null)?.bom ?? [])
  if (needs.length === 0) return []
  const [lots, loaded, used, reports] = await Promise.all([
    partsAtPlace(db, run.brandId, { partRevisionIds: needs.map(({ partRevisionId }) => partRevisionId), locationId: run.locationId, at: now }), lotsInUse(db, run),
    db.$queryRaw<{ partRevisionId: Id; lotCode: string; quantity: number }[]>`
      select l."partRevisionId"::text, l.code as "lotCode", sum(u.consumed)::int as quantity
        from "Lot" p join "LotUse" u on u."brandId" = p."brandId" and u."producedLotId" = p.id join "Lot" l on l.id = u."consumedLotId"
       where p."brandId" = ${run.brandId}::uuid and p."runId" = ${run.id}::uuid and l."partRevisionId" is not null and not exists (select 1 from "StockMove" r where r."reversesId" = u."moveId")
       group by 1, 2 order by 2`,
    db.productionReport.findMany({ where: { brandId: run.brandId, runId: run.id, undoneAt: null, NOT: { uncovered: { equals: [] } } }, select: { uncovered: true } }),
  ])
  const uncovered = reports.flatMap((report) => report.uncovered as unknown as Uncovered[])
  return needs.map((need): RunPart => ({
    ...need, booked: lots.some(({ partRevisionId }) => partRevisionId === need.partRevisionId), loadedLotId: loaded.get(need.partRevisionId) ?? null,
    lots: lotsInOrder(lots, need.partRevisionId, loaded.get(need.partRevisionId)).map(({ lotId, lotCode, usable }) => ({ lotId, lotCode, usable })),
    used: used.filter(({ partRevisionId }) => partRevisionId === need.partRevisionId).map(({ lotCode, quantity }) => ({ lotCode, quantity })),
    uncovered: uncovered.filter(({ partRevisionId }) => partRevisionId === need.partRevisionId).reduce((sum, { quantity }) => sum + quantity, 0),
  }))
}

async function reworksOf(run: OfRun): Promise<RunRework[]> {
  const rows = await db.$queryRaw<(Omit<RunRework, 'askedAt'> & { askedAt: Date })[]>`
    select w.id::text, w.version, l.code as "lotCode", w.quantity, w.instruction, w.state, w."goodCount" as good, w."scrapCount" as scrap, r.code as "resultLot", w."askedBy", w."askedAt", w."doneBy"
      from "Rework" w join "Lot" l on l.id = w."lotId" left join "Lot" r on r.id = w."resultLotId"
     where w."brandId" = ${run.brandId}::uuid and w."runId" = ${run.id}::uuid order by w."askedAt" desc, w.id`
  return rows.map((row) => ({ ...row, askedAt: row.askedAt.toISOString() }))
}

async function daysOf(run: OfRun): Promise<RunDepth['byDay']> {
  return db.$queryRaw<{ day: string; good: number; scrap: number }[]>`
    select (p.at at time zone l."timeZone")::date::text as day, sum(p.good)::int as good, sum(p.scrap)::int as scrap
      from "ProductionReport" p join "Location" l on l.id = ${run.locationId}::uuid
     where p."brandId" = ${run.brandId}::uuid and p."runId" = ${run.id}::uuid and p."undoneAt" is null group by 1 order by 1`
}
