import { v5 as uuidv5 } from 'uuid'
import type { BrandActor, MicrofactoryActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import { closeInspection, recordUnit, releaseLot, startInspection } from '#modules/quality/public.ts'
import { itemsAt } from '#modules/quality/domain/inspection-verdict.ts'
import type { FrozenPlan } from '#modules/quality/store.ts'
import { confirmRun, finishRun, orderRun, releaseRun, reportProduction } from '#modules/runs/public.ts'
import { runJobs } from './jobs.ts'
import { actorOf, perform, type DemoCalendar } from './perform.ts'

/** Client-made ids that are the same at every seed. */
export const clientId = (name: string): Id => uuidv5(name, '0c1d4a52-7b57-4f0e-9a5d-3f7c6b1e2a90')

export interface SeedRun {
  readonly sku: string
  readonly workshop: string
  readonly quantity: number
  readonly pilotId?: Id
  readonly note?: string
  /** Day of the order; the others follow from it. */
  readonly ordered: number
  /** Units reported on the days after the release: good, scrap, reason. */
  readonly reports: readonly { readonly day: number; readonly clock: string; readonly good: number; readonly scrap: number; readonly reason?: string }[]
  readonly finished?: number
  /** Day of inspection and release. */
  readonly inspected?: number
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
export async function makeRun(brand: BrandActor, calendar: DemoCalendar, run: SeedRun): Promise<{ runId: Id; lotId: Id | null }> {
  const sku = await db.sku.findFirstOrThrow({ where: { code: run.sku }, select: { id: true, toyId: true } })
  const revision = await db.toyRevision.findFirstOrThrow({ where: { toyId: sku.toyId, state: 'released' }, orderBy: { sequence: 'desc' }, select: { id: true } })
  const lead = await leadOf(run.workshop)
  const { runId } = await perform(orderRun, brand, {
    skuId: sku.id, toyRevisionId: revision.id, locationId: await placeId(run.workshop), quantity: run.quantity, pilotId: run.pilotId, note: run.note ?? '',
  }, calendar.at(run.ordered, '10:00'))
  if (run.reports.length === 0) return { runId, lotId: null }
  await perform(confirmRun, lead, { runId }, calendar.at(run.ordered, '16:30'))
  await perform(releaseRun, brand, { runId }, calendar.at(run.ordered + 1, '09:15'))
  await runJobs(calendar.at(run.ordered + 1, '09:16'))
  for (const [index, report] of run.reports.entries()) {
    await perform(reportProduction, lead, { id: clientId(`${runId} report ${index}`), runId, good: report.good, scrap: report.scrap, scrapReason: report.reason, confirmOver: true }, calendar.at(report.day, report.clock))
  }
  if (run.finished !== undefined) await perform(finishRun, lead, { runId }, calendar.at(run.finished, '16:00'))
  const { lotId } = await db.run.findUniqueOrThrow({ where: { id: runId }, select: { lotId: true } })
  if (lotId && run.inspected !== undefined) await inspect(calendar, lotId, run.inspected)
  return { runId, lotId }
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
