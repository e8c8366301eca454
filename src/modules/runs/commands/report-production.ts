import { record, recordedBefore } from '#audit/record.ts'
import { actorName, actorUserId, type MicrofactoryActor } from '#auth/actor.ts'
import { dateAt, type CalendarDate } from '#kernel/calendar-date.ts'
import { fileNameText } from '#kernel/file-name.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getPlaces } from '#modules/places/public.ts'
import { lotCode, makeLot, moveStock, reverseMoves, type MoveInput } from '#modules/stock/public.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { CommandContext } from '#server/command.ts'
import { keepFile } from '#server/files/file-store.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { runScope } from '../access.ts'
import { decideHappenedAt, happenedBefore } from '../domain/happened.ts'
import { decideReport, decideUndo } from '../domain/report.ts'
import type { RunEvent } from '../events.ts'
import { countStillInQuarantine, loadRun, saveRun, type RunRow } from '../store.ts'
import { usePartsOf } from './use-parts.ts'

export interface ReportProductionInput {
  /** Made by the client: sending the same report again changes nothing. */
  readonly id: Id
  readonly runId: Id
  readonly good: number
  readonly scrap: number
  readonly scrapReason?: string
  readonly photo?: File
  readonly confirmOver?: boolean
  /** When it was entered, on a device without a network then; left out: now. */
  readonly happenedAt?: Date
}

export interface Reported {
  readonly reportId: Id
  readonly good: number
  readonly scrap: number
  readonly goodCount: number
  readonly scrapCount: number
  readonly lotId: Id | null
}

const source = (reportId: Id) => ({ kind: 'production-report', id: reportId })

/**
 * Good and scrap in one step. The first report starts the run and makes its lot, in quarantine at the workshop.
 * Good units: production → workshop; scrapped ones: production → scrap. Their parts are taken from the lots that are loaded at the workshop.
 */
export async function reportProduction(ctx: CommandContext<MicrofactoryActor>, input: ReportProductionInput): Promise<Result<Reported>> {
  if (!isId(input.id)) return refused(invalid('report-id', 'Load the page again and report once more.'))
  const run = await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), input.runId)
  if (!run) return refused(notFound('run'))
  const before = await ctx.tx.productionReport.findUnique({ where: { id: input.id }, select: { runId: true, good: true, scrap: true } })
  if (before) {
    if (before.runId !== run.id || before.good !== input.good || before.scrap !== input.scrap) {
      return refused(invalid('report-id-used', 'This report was sent before with other numbers. Load the page again, look at what was counted, and report the rest.'))
    }
    recordedBefore(ctx)
    return ok({ reportId: input.id, good: before.good, scrap: before.scrap, goodCount: run.goodCount, scrapCount: run.scrapCount, lotId: run.lotId })
  }
  const decision = decideReport(run, input)
  if (!decision.ok) return decision
  const happened = decideHappenedAt(input.happenedAt, ctx.now)
  if (!happened.ok) return happened
  const at = happened.value
  const place = (await getPlaces(ctx.tx, [run.locationId])).get(run.locationId)
  if (!place) return refused(notFound('workshop'))

  const photo = await keepPhoto(ctx, run.brandId, input.photo)
  if (!photo.ok) return photo
  // Scrap, too, is units of the lot: it is made with the first report, whatever that says.
  const lotId = run.lotId && !run.lotClosed ? run.lotId : await makeLotOf(ctx, run, dateAt(at, place.timeZone))
  const uncovered = await usePartsOf(ctx, run, { lotId, count: input.good + input.scrap, source: source(input.id), key: `report:${input.id}:part` })
  if (!uncovered.ok) return uncovered
  await ctx.tx.productionReport.create({
    data: {
      id: input.id, brandId: run.brandId, runId: run.id, lotId, uncovered: uncovered.value as unknown as Prisma.InputJsonValue, good: input.good, scrap: input.scrap, scrapReason: input.scrap > 0 ? (input.scrapReason ?? '').trim() : '',
      photoId: photo.value, reportedById: actorUserId(ctx.actor), reportedBy: actorName(ctx.actor), at,
    },
    select: { id: true },
  })
  const moves: MoveInput[] = []
  const move = { lotId, from: { kind: 'production' }, source: source(input.id) } as const
  if (input.good > 0) moves.push({ ...move, quantity: input.good, to: { kind: 'location', locationId: run.locationId }, reason: 'produced', key: `report:${input.id}:good` })
  if (input.scrap > 0) moves.push({ ...move, quantity: input.scrap, to: { kind: 'scrap' }, reason: 'scrapped', key: `report:${input.id}:scrap` })
  const moved = await moveStock(ctx, { brandId: run.brandId, moves })
  if (!moved.ok) return moved
  const saved = await saveRun(ctx.tx, run, {
    state: decision.value.state, goodCount: decision.value.goodCount, scrapCount: decision.value.scrapCount, lotId, lotClosed: false,
    ...(decision.value.starts ? { startedAt: at } : {}),
  })
  if (!saved) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: 'runs.reported', brandId: run.brandId, organizationId: ctx.actor.organizationId, subject: { kind: 'run', id: run.id },
    data: {
      number: run.number, reportId: input.id, good: input.good, scrap: input.scrap, ...(input.scrap > 0 ? { scrapReason: input.scrapReason } : {}),
      ...(uncovered.value.length > 0 ? { uncovered: uncovered.value.map(({ partNumber, quantity }) => `${quantity} × ${partNumber}`).join(', ') } : {}),
      goodCount: decision.value.goodCount, scrapCount: decision.value.scrapCount, starts: decision.value.starts, over: decision.value.over, ...happenedBefore(at, ctx.now),
    },
  })
  return ok({ reportId: input.id, good: input.good, scrap: input.scrap, goodCount: decision.value.goodCount, scrapCount: decision.value.scrapCount, lotId })
}

export interface TakenBack {
  readonly number: string
  /** What the report had said. */
  readonly good: number
  readonly scrap: number
  readonly goodCount: number
  readonly scrapCount: number
}

/** Takes a report back exactly, the parts it used up included, as long as its good units are still in quarantine where they were made. */
export async function undoReport(ctx: CommandContext<MicrofactoryActor>, input: { reportId: Id; happenedAt?: Date }): Promise<Result<TakenBack>> {
  const report = await ctx.tx.productionReport.findUnique({ where: { id: input.reportId }, select: { id: true, runId: true } })
  const run = report && (await loadRun(ctx.tx, await runScope(ctx.tx, ctx.actor), report.runId))
  if (!run) return refused(notFound('report'))
  const row = await ctx.tx.productionReport.findUniqueOrThrow({ where: { id: input.reportId }, select: { good: true, scrap: true, lotId: true, undoneAt: true } })
  const decision = decideUndo(run, { good: row.good, scrap: row.scrap, undone: row.undoneAt !== null }, await countStillInQuarantine(ctx.tx, { ...run, lotId: row.lotId }))
  if (!decision.ok) return decision
  const happened = decideHappenedAt(input.happenedAt, ctx.now)
  if (!happened.ok) return happened
  const reversed = await reverseMoves(ctx, { brandId: run.brandId, source: source(input.reportId), key: `undo-report:${input.reportId}` })
  if (!reversed.ok) return reversed
  await ctx.tx.productionReport.updateMany({ where: { id: input.reportId, undoneAt: null }, data: { undoneAt: ctx.now } })
  if (!(await saveRun(ctx.tx, run, decision.value))) return refused(stale('run'))
  await record<RunEvent>(ctx, {
    type: 'runs.report-undone', brandId: run.brandId, organizationId: ctx.actor.organizationId, subject: { kind: 'run', id: run.id },
    data: { number: run.number, reportId: input.reportId, good: row.good, scrap: row.scrap, ...decision.value, ...happenedBefore(happened.value, ctx.now) },
  })
  return ok({ number: run.number, good: row.good, scrap: row.scrap, ...decision.value })
}

async function makeLotOf(ctx: CommandContext<MicrofactoryActor>, run: RunRow, madeOn: CalendarDate): Promise<Id> {
  const running = Number((await nextNumber(ctx.tx, run.brandId, 'LOT')).slice('LOT-'.length))
  return makeLot(ctx, { brandId: run.brandId, code: lotCode(madeOn, running), itemKind: 'sku', skuId: run.skuId, toyRevisionId: run.toyRevisionId, runId: run.id, madeOn })
}

async function keepPhoto(ctx: CommandContext<MicrofactoryActor>, brandId: Id, photo: File | undefined): Promise<Result<Id | null>> {
  if (!photo || photo.size === 0) return ok(null)
  const kept = await keepFile(new Uint8Array(await photo.arrayBuffer()), 'photo')
  if (!kept.ok) return kept
  const id = ctx.newId()
  await ctx.tx.attachment.create({
    data: { id, brandId, ...kept.value, name: fileNameText(photo.name), uploadedById: actorUserId(ctx.actor), createdAt: ctx.now }, select: { id: true },
  })
  return ok(id)
}
