import { plural } from '#kernel/plural.ts'
import { conflict, type Refusal } from '#kernel/refusal.ts'
import { shortDay, type CalendarDate } from '#kernel/calendar-date.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/ids.ts'
import { getPlaces } from '#modules/places/public.ts'
import { holdStock, letGoHolds, usableStock, type HoldPick } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { keepsThePromise, partsWithoutRun } from '../domain/decide-restock.ts'
import type { LinePromise, PromiseAnswer, PromisedPart } from '../domain/promise-model.ts'
import { promiseLines } from '../promise-lines.ts'
import { endOutputHolds, insertOutputHolds, lockOpenRuns, lotsOfRuns, type RestockRow } from '../store.ts'

/** Goods that are never fetched go back on the shelf this many days after the promised day. */
export const HOLD_DAYS = 14
/** When the holds of a restock end. */
export function holdsEnd(promisedOn: CalendarDate | null): Date {
  return new Date(Date.parse(`${promisedOn}T00:00:00Z`) + HOLD_DAYS * 86_400_000)
}
/** Each try takes what the one before was too late for; under a rush the last word is the refusal. */
const TRIES = 3

/** Where the holds on stock of a restock's lines are filed: `useHolds` and `letGoHolds` take this. */
export function holdSources(lineIds: readonly Id[]): { kind: 'restock-line'; id: readonly Id[] } {
  return { kind: 'restock-line', id: lineIds }
}

/**
 * Takes everything a promise rests on, or nothing: holds on stock, and on the output of runs. When the stock of the promise is gone it is
 * promised again on the spot; a promise that keeps every day is taken instead, a later one is the refusal's content.
 * On refusal nothing is held, so a caller may go on in the same transaction.
 */
export async function takeHolds(ctx: CommandContext, restock: RestockRow): Promise<Result<{ lines: readonly LinePromise[] }>> {
  const { brandId } = restock
  const promised = restock.lines.map(({ promise }) => promise)
  const expiresAt = holdsEnd(restock.promisedOn)
  const ask = {
    brandId, shipToId: restock.shipToId, at: ctx.now, exceptLineIds: restock.lines.map(({ id }) => id),
    lines: restock.lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
  }

  let lines: readonly LinePromise[] = promised
  let answer: PromiseAnswer | null = null
  let runsLocked = false
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    if (!runsLocked && parts(lines).some(({ sourceKind }) => sourceKind !== 'stock')) {
      // From here on nobody else can promise this output; what was promised in the meantime shows in the new answer.
      await lockOpenRuns(ctx.tx, brandId, restock.lines.map(({ skuId }) => skuId))
      runsLocked = true
      answer = (await promiseLines(ctx.tx, ask))?.answer ?? null
      if (!answer || !keepsThePromise(promised, answer.lines)) return refused(promiseMoved(restock, answer))
      lines = answer.lines
    }
    const withoutRun = partsWithoutRun(lines)
    if (withoutRun.length > 0) return refused(await runMissing(ctx, withoutRun))

    const picks = lines.flatMap(({ allocations }, index) => allocations.flatMap(({ sourceKind, lotId, locationId, quantity }) =>
      (sourceKind === 'stock' && lotId ? [{ lotId, locationId, quantity, skuId: restock.lines[index]!.skuId, source: { kind: 'restock-line', id: restock.lines[index]!.id } }] : [])))
    // Looked at before it is locked: in a rush those who come too late must not queue for the lock and work out their answer while they hold it.
    const held = await seemsThere(ctx, brandId, picks) && (await holdStock(ctx, { brandId, picks, source: { kind: 'restock-line', id: restock.lines[0]!.id }, expiresAt })).ok
    if (held) {
      await insertOutputHolds(ctx.tx, brandId, await outputTakes(ctx, restock, lines), expiresAt)
      return ok({ lines })
    }
    // A lot that was stopped in this very moment may leave a part of the holds behind; everything is let go before another try.
    await letGoHolds(ctx, { brandId, source: holdSources(restock.lines.map(({ id }) => id)) })
    answer = (await promiseLines(ctx.tx, ask))?.answer ?? null
    if (!answer || !keepsThePromise(promised, answer.lines)) return refused(promiseMoved(restock, answer))
    lines = answer.lines
  }
  return refused(conflict('stock-busy', 'Others are taking from the same stock at this moment. Nothing was held; try again.'))
}

/** Lets go of all that is held for a request, on stock and on runs: free again for everybody. */
export async function letGoEverything(ctx: CommandContext, restock: RestockRow): Promise<void> {
  const lineIds = restock.lines.map(({ id }) => id)
  await letGoHolds(ctx, { brandId: restock.brandId, source: holdSources(lineIds) })
  await endOutputHolds(ctx.tx, restock.brandId, lineIds, 'let-go')
}

/** Whether the picks are usable at this moment, without a lock: a quick no, never a yes. */
async function seemsThere(ctx: CommandContext, brandId: Id, picks: readonly (HoldPick & { readonly skuId: Id })[]): Promise<boolean> {
  if (picks.length === 0) return true
  const usable = await usableStock(ctx.tx, brandId, { skuIds: picks.map(({ skuId }) => skuId), locationIds: picks.map(({ locationId }) => locationId), at: ctx.now })
  return picks.every((pick) => (usable.find(({ lotId, locationId }) => lotId === pick.lotId && locationId === pick.locationId)?.usable ?? 0) >= pick.quantity)
}

function parts(lines: readonly LinePromise[]): PromisedPart[] {
  return lines.flatMap(({ allocations }) => [...allocations])
}

/** Pieces in quarantine and pieces still to be made are held on their run: the lot becomes stock only when it is released. */
async function outputTakes(ctx: CommandContext, restock: RestockRow, lines: readonly LinePromise[]): Promise<{ id: Id; runId: Id; restockLineId: Id; quantity: number }[]> {
  const waiting = lines.flatMap((line, index) => line.allocations
    .filter(({ sourceKind }) => sourceKind === 'quarantine' || sourceKind === 'run')
    .map((part) => ({ part, restockLineId: restock.lines[index]!.id })))
  const runOfLot = await lotsOfRuns(ctx.tx, restock.brandId, waiting.flatMap(({ part }) => (part.sourceKind === 'quarantine' ? [part.sourceId] : [])))
  return waiting.map(({ part, restockLineId }) => ({
    id: ctx.newId(), restockLineId, quantity: part.quantity, runId: part.sourceKind === 'run' ? part.sourceId : runOfLot.get(part.sourceId)!,
  }))
}

function promiseMoved(restock: RestockRow, answer: PromiseAnswer | null): Refusal {
  const binding = answer?.lines.find((line) => line.promisedOn === null)?.binding
  const now = answer?.promisedOn
    ? `The earliest day is now ${shortDay(answer.promisedOn)}. Promise it again to tell the shop, then accept.`
    : `${binding?.sentence ?? 'No other stock or run can take its place.'} Promise it again once there is, or decline it.`
  return conflict('promise-moved', `What ${restock.number} was promised from is gone. Nothing was held. ${now}`, {
    detail: { promisedOn: restock.promisedOn, newPromisedOn: answer?.promisedOn ?? null, constraint: binding?.constraint ?? null },
  })
}

async function runMissing(ctx: CommandContext, missing: readonly PromisedPart[]): Promise<Refusal> {
  const places = await getPlaces(ctx.tx, missing.map(({ locationId }) => locationId))
  const what = missing.map(({ quantity, locationId }) => `${plural(quantity, 'piece')} at ${places.get(locationId)?.name ?? 'a workshop'}`).join(', ')
  return conflict('run-missing', `This promise rests on a run that is not ordered yet: ${what}. Order the run, then promise again and accept.`)
}
