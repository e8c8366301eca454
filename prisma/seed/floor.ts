import { v5 as uuidv5 } from 'uuid'
import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import type { Id } from '#kernel/ids.ts'
import { closeInspection, recordUnit, releaseLot, startInspection } from '#modules/quality/public.ts'
import { itemsAt } from '#modules/quality/domain/inspection-verdict.ts'
import type { FrozenPlan } from '#modules/quality/store.ts'
import { confirmRun, finishRun, orderRun, releaseRun, reportProduction } from '#modules/runs/public.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { runJobs } from './jobs.ts'
import { madeAsPlanned, type DayReport, type Scrap } from './making.ts'
import { actorOf, perform } from './perform.ts'

/** Client-made ids that are the same at every seed. */
export const clientId = (name: string): Id => uuidv5(name, '0c1d4a52-7b57-4f0e-9a5d-3f7c6b1e2a90')

export interface SeedRun {
  readonly sku: string
  readonly workshop: string
  readonly quantity: number
  readonly pilotId?: Id
  readonly note?: string
  /** Day of the order, or the last working day before it; the others follow from it. */
  readonly ordered: number
  /** Null: the workshop has not answered. Finished on the days of its plan, with what was scrapped on each. Or under way, with what was reported on some days. */
  readonly made: null | { readonly scrap: readonly Scrap[] } | { readonly reports: readonly DayReport[] }
  /** Working days from the last unit to inspection and release; left out: the lot waits for it. */
  readonly inspectedAfter?: number
}

export interface MadeRun {
  readonly runId: Id
  readonly lotId: Id | null
  /** Day of inspection and release; of a lot that waits for it, its last day so far. */
  readonly inspectedOn: number
}

export const LEADS: Readonly<Record<string, { readonly email: string; readonly organization: string }>> = {
  'alameda-hangar': { email: 'tomas@alameda.example', organization: 'alameda-makeworks' },
  'dogpatch-loft': { email: 'lin@dogpatch.example', organization: 'dogpatch-microfactory' },
  'san-jose-bench': { email: 'rosa@southbay.example', organization: 'south-bay-short-runs' },
}

export async function skuId(code: string): Promise<Id> {
  return (await db.sku.findFirstOrThrow({ where: { code }, select: { id: true } })).id
}

export async function placeId(slug: string): Promise<Id> {
  return (await db.location.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id
}

export async function leadOf(workshop: string): Promise<MicrofactoryActor> {
  const lead = LEADS[workshop]!
  return actorOf(lead.email, 'microfactory', lead.organization)
}

/** Orders a run and takes it as far as its table says: confirmed, released, reported, finished, inspected. */
export async function makeRun(brand: BrandActor, calendar: DemoCalendar, run: SeedRun): Promise<MadeRun> {
  const sku = await db.sku.findFirstOrThrow({ where: { code: run.sku }, select: { id: true, toyId: true } })
  const revision = await db.toyRevision.findFirstOrThrow({ where: { toyId: sku.toyId, state: 'released' }, orderBy: { sequence: 'desc' }, select: { id: true } })
  const lead = await leadOf(run.workshop)
  const ordered = calendar.workdayBy(run.ordered)
  const { runId } = await perform(orderRun, brand, {
    skuId: sku.id, toyRevisionId: revision.id, locationId: await placeId(run.workshop), quantity: run.quantity, pilotId: run.pilotId, note: run.note ?? '',
  }, calendar.at(ordered, '10:00'))
  if (!run.made) return { runId, lotId: null, inspectedOn: ordered }
  await perform(confirmRun, lead, { runId }, calendar.at(ordered, '16:30'))
  const released = calendar.workday(ordered, 1)
  await perform(releaseRun, brand, { runId }, calendar.at(released, '09:15'))
  await runJobs(calendar.at(released, '09:16'))
  const finished = 'scrap' in run.made
  const reports = 'scrap' in run.made ? await reportsOfPlan(calendar, runId, run.made.scrap) : run.made.reports
  for (const [index, { day, good, scrap, reason }] of reports.entries()) {
    await perform(reportProduction, lead, { id: clientId(`${runId} report ${index}`), runId, good, scrap, scrapReason: reason, confirmOver: true }, calendar.at(day, '16:30'))
  }
  const madeOn = reports.at(-1)!.day
  if (finished) await perform(finishRun, lead, { runId }, calendar.at(madeOn, '16:40'))
  const { lotId } = await db.run.findUniqueOrThrow({ where: { id: runId }, select: { lotId: true } })
  if (!lotId || !run.inspectedAfter) return { runId, lotId, inspectedOn: madeOn }
  const inspectedOn = calendar.workday(madeOn, run.inspectedAfter)
  await inspect(calendar, lotId, inspectedOn)
  return { runId, lotId, inspectedOn }
}

/** What a run reports when it goes as planned: on every working day from its start to the day it is promised for. */
async function reportsOfPlan(calendar: DemoCalendar, runId: Id, scrap: readonly Scrap[]): Promise<DayReport[]> {
  const run = await db.run.findUniqueOrThrow({ where: { id: runId }, select: { quantity: true, skuId: true, locationId: true, plannedStartOn: true, readyOn: true } })
  const { toyId } = await db.sku.findUniqueOrThrow({ where: { id: run.skuId }, select: { toyId: true } })
  const terms = await db.capability.findFirstOrThrow({ where: { locationId: run.locationId, toyId }, select: { setupMinutes: true, secondsPerUnit: true } })
  const { openHoursPerDay } = await db.location.findUniqueOrThrow({ where: { id: run.locationId }, select: { openHoursPerDay: true } })
  const [start, ready] = [run.plannedStartOn!, run.readyOn!].map((date) => calendar.offsetOf(dateAt(date, 'UTC'))) as [number, number]
  return madeAsPlanned({ quantity: run.quantity, scrap, days: calendar.workdays(start, ready) }, terms, openHoursPerDay)
}

/** Works through the sample as a person does, finds what there is to find, and releases the lot. */
async function inspect(calendar: DemoCalendar, lotId: Id, day: number): Promise<void> {
  const quality = await actorOf('ines@fogline.example', 'brand', 'fogline')
  const { inspectionId } = await perform(startInspection, quality, { lotId }, calendar.at(day, '09:00'))
  const inspection = await db.inspection.findUniqueOrThrow({ where: { id: inspectionId }, select: { sampleUnits: true, plan: true } })
  const { plan, checklist } = inspection.plan as unknown as FrozenPlan
  for (const [index, unit] of inspection.sampleUnits.entries()) {
    const position = index + 1
    await perform(recordUnit, quality, {
      inspectionId, position,
      answers: itemsAt(plan, checklist.items, position).map((item) => {
        const blemish = item.key === 'finish' && position === 4
        const measured = item.kind === 'numeric' ? String(item.lower ? Number(item.lower) + 3 + (unit % 5) : Number(item.upper) - 12 - (unit % 9)) : undefined
        return { id: clientId(`${inspectionId} ${position} ${item.key}`), itemKey: item.key, ...(measured ? { measured } : { result: blemish ? 'fail' as const : 'pass' as const }), ...(blemish ? { note: 'Glue mark by the lid' } : {}) }
      }),
    }, calendar.at(day, `${String(9 + Math.floor(index / 20)).padStart(2, '0')}:${String(10 + (index % 20) * 2).padStart(2, '0')}`))
  }
  const { version } = await db.inspection.findUniqueOrThrow({ where: { id: inspectionId }, select: { version: true } })
  const closed = await perform(closeInspection, quality, { inspectionId, version }, calendar.at(day, '15:00'))
  if (closed.state !== 'passed') throw new Error(`the demo's inspection of ${lotId} was meant to pass`)
  const lot = await db.lot.findUniqueOrThrow({ where: { id: lotId }, select: { version: true } })
  await perform(releaseLot, quality, { lotId, version: lot.version }, calendar.at(day, '15:10'))
}
