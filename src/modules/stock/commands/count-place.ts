import { actorName, actorUserId, type BrandActor, type MicrofactoryActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { getPlaces, placeScope } from '#modules/places/public.ts'
import type { CommandContext } from '#server/command.ts'
import { lockName } from '#server/lock-name.ts'
import { nextNumber } from '#server/number-sequence.ts'
import { countEntryScope, lotScope } from '../access.ts'
import { decideCountVerb, refuseUnfinished } from '../domain/stock-count.ts'
import type { StockEvent } from '../events.ts'
import type { AddToCount, EnterCount, OpenCount } from '../schemas.ts'
import { insertSheet, loadCount, saveCount, saveCounted } from '../store-counts.ts'

/** Opens a blind sheet of everything that lies at a place. One at a time for each place: two would count the same shelf twice. */
export async function openCount(ctx: CommandContext<BrandActor>, input: OpenCount): Promise<Result<{ countId: Id; number: string }>> {
  const { brandId } = ctx.actor
  const { locationId } = input
  const lies = await ctx.tx.stockBalance.count({ where: { brandId, locationId, onHand: { gt: 0 } } })
  const seen = lies > 0 || (await ctx.tx.location.count({ where: { AND: [placeScope(ctx.actor), { id: locationId }] } })) > 0
  const place = seen ? (await getPlaces(ctx.tx, [locationId])).get(locationId) : undefined
  if (!place) return refused({ ...notFound('place'), field: 'locationId' })
  if (lies === 0) return refused(conflict('nothing-to-count', `The books have nothing at ${place.name}. Choose a place where something lies.`, { field: 'locationId' }))
  await lockName(ctx.tx, `count of ${locationId} for ${brandId}`)
  const open = await ctx.tx.stockCount.findFirst({ where: { brandId, locationId, state: { in: ['counting', 'counted'] } }, select: { number: true } })
  if (open) return refused(conflict('count-open', `${open.number} of ${place.name} is not finished. Finish or cancel it first.`, { field: 'locationId', detail: { number: open.number } }))
  const countId = ctx.newId()
  const number = await nextNumber(ctx.tx, brandId, 'CNT')
  await ctx.tx.stockCount.create({ data: { id: countId, brandId, number, locationId, createdAt: ctx.now }, select: { id: true } })
  const lines = await insertSheet(ctx.tx, { brandId, countId, locationId }, () => ctx.newId())
  await record<StockEvent>(ctx, { type: 'stock.count-opened', brandId, subject: { kind: 'count', id: countId }, data: { number, place: place.name, lines } })
  return ok({ countId, number })
}

/** Keeps what was counted so far; with `finish` every line has a figure and the differences are shown to whoever decides. */
export async function enterCount(ctx: CommandContext<BrandActor | MicrofactoryActor>, input: EnterCount): Promise<Result<{ number: string; state: string; differences: number }>> {
  const count = await loadCount(ctx.tx, await countEntryScope(ctx.tx, ctx.actor), input.countId)
  if (!count) return refused(notFound('count'))
  const to = decideCountVerb(count, input.finish ? 'finish' : 'save')
  if (!to.ok) return to
  if (input.version !== count.version) return refused(stale('count'))
  const known = new Map(count.lines.map((line) => [line.id, line]))
  if (input.lines.some(({ lineId }) => !known.has(lineId))) return refused(notFound('line'))
  const entered = new Map(input.lines.map((line) => [line.lineId, line]))
  const open = count.lines.filter(({ state }) => state === 'open')
  const lines = open.map((line) => ({ ...line, counted: entered.has(line.id) ? (entered.get(line.id)!.counted ?? null) : line.counted }))
  if (input.finish) {
    const unfinished = refuseUnfinished(lines)
    if (unfinished) return refused(unfinished)
  }
  await saveCounted(ctx.tx, count, lines.filter(({ id }) => entered.has(id)).map(({ id, counted }) => ({ id, counted, note: entered.get(id)!.note })), actorUserId(ctx.actor))
  if (!(await saveCount(ctx.tx, count, { state: to.value, countedBy: actorName(ctx.actor), countedAt: ctx.now }))) return refused(stale('count'))
  const differences = lines.filter(({ counted, expected }) => counted !== expected).length
  await record<StockEvent>(ctx, {
    type: 'stock.count-entered', brandId: count.brandId, subject: { kind: 'count', id: count.id },
    data: { number: count.number, counted: lines.filter(({ counted }) => counted !== null).length, of: lines.length, finished: input.finish },
  })
  return ok({ number: count.number, state: to.value, differences })
}

/** Something lies there that the sheet does not have: its lot is added, to be counted like the others. */
export async function addToCount(ctx: CommandContext<BrandActor | MicrofactoryActor>, input: AddToCount): Promise<Result<{ number: string; lot: string }>> {
  const count = await loadCount(ctx.tx, await countEntryScope(ctx.tx, ctx.actor), input.countId)
  if (!count) return refused(notFound('count'))
  const may = decideCountVerb(count, 'save')
  if (!may.ok) return may
  const scope = ctx.actor.kind === 'brand' ? lotScope(ctx.actor) : { brandId: count.brandId }
  const lot = await ctx.tx.lot.findFirst({ where: { AND: [scope, { brandId: count.brandId, code: { equals: input.code, mode: 'insensitive' } }] }, select: { id: true, code: true } })
  if (!lot) return refused(invalid('lot-unknown', `There is no lot ${input.code}. Look at the label again.`, { field: 'code' }))
  if (count.lines.some(({ lotId }) => lotId === lot.id)) return refused(conflict('lot-on-sheet', `Lot ${lot.code} is on the sheet already.`, { field: 'code' }))
  const balance = await ctx.tx.stockBalance.findFirst({ where: { brandId: count.brandId, locationId: count.locationId, lotId: lot.id }, select: { onHand: true, moved: true } })
  await ctx.tx.stockCountLine.create({
    data: { id: ctx.newId(), brandId: count.brandId, countId: count.id, lotId: lot.id, position: Math.max(0, count.lines.length) + 1, expected: balance?.onHand ?? 0, moved: balance?.moved ?? 0 }, select: { id: true },
  })
  if (!(await saveCount(ctx.tx, count, {}))) return refused(stale('count'))
  await record<StockEvent>(ctx, { type: 'stock.count-extended', brandId: count.brandId, subject: { kind: 'count', id: count.id }, data: { number: count.number, lot: lot.code } })
  return ok({ number: count.number, lot: lot.code })
}
