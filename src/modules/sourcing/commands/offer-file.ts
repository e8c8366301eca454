import { createHash } from 'node:crypto'
import { record } from '#audit/record.ts'
import { actorName, type BrandActor } from '#auth/actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { fileNameText } from '#kernel/file-name.ts'
import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { lockNames } from '#server/lock-name.ts'
import { sourcingScope } from '../access.ts'
import { readOfferFile, type OfferFileRow } from '../domain/offer-file.ts'
import type { SourcingEvent } from '../events.ts'
import { judgeFile, suppliersNamed, writeOffers } from '../store-offers.ts'

/** Reads a file with offers and keeps it, to be looked at before anything is taken. The same file, still open, is the same import. */
export async function checkOfferFile(ctx: CommandContext<BrandActor>, input: { file: File }): Promise<Result<{ importId: Id }>> {
  const { brandId } = ctx.actor
  const bytes = new Uint8Array(await input.file.arrayBuffer())
  const reading = readOfferFile(bytes)
  if (!reading.ok) return refused(invalid(reading.code, reading.reason, { field: 'file' }))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const same = await ctx.tx.offerImport.findFirst({ where: { brandId, sha256, state: 'checked' }, select: { id: true } })
  const importId = same?.id ?? ctx.newId()
  if (!same) {
    await ctx.tx.offerImport.create({
      data: { id: importId, brandId, fileName: fileNameText(input.file.name), sha256, encoding: reading.encoding, content: JSON.parse(JSON.stringify(reading.rows)), uploadedBy: actorName(ctx.actor), createdAt: ctx.now },
      select: { id: true },
    })
  }
  await record<SourcingEvent>(ctx, { type: 'sourcing.offer-file-checked', brandId, subject: { kind: 'offer-import', id: importId }, data: { file: fileNameText(input.file.name), rows: reading.rows.length } })
  return ok({ importId })
}

interface Verb {
  readonly importId: Id
  readonly version: number
}

/**
 * Adds and changes what the file says. With wrong lines in it only when asked to leave them out; refused when it would do something else
 * than what was looked at (`seen`). Orders that were made keep their prices.
 */
export async function takeOfferFile(ctx: CommandContext<BrandActor>, input: Verb & { seen: string; withoutBad: boolean }): Promise<Result<{ added: number; changed: number }>> {
  const { brandId } = ctx.actor
  const found = await openFile(ctx, input)
  if (!found.ok) return found
  const file = found.value
  const suppliers = await suppliersNamed(ctx.tx, brandId, file.rows)
  await lockNames(ctx.tx, suppliers.map(({ id }) => `offers of ${id}`))
  const { timeZone } = await ctx.tx.brand.findUniqueOrThrow({ where: { id: brandId }, select: { timeZone: true } })
  const judged = await judgeFile(ctx.tx, brandId, file.rows, suppliers, dateAt(ctx.now, timeZone))
  if (judged.good === 0) return refused(conflict('nothing-to-take', 'No line of this file can be taken. Look at the reasons, correct the file and upload it again.'))
  if (judged.changes.length === 0) return refused(conflict('nothing-changed', 'This file says what the offers say already: there is nothing to take.'))
  if (judged.seen !== input.seen) return refused(conflict('comparison-stale', 'The offers have changed since you looked at this file. Look at it again: what would happen now stands below.'))
  const wrong = new Set(judged.problems.map(({ line }) => line)).size
  if (wrong > 0 && !input.withoutBad) {
    return refused(conflict('bad-rows', `${plural(wrong, 'line')} of this file cannot be taken. Correct the file and upload it again, or take the other ${judged.good.toLocaleString('en-US')} without them.`, { field: 'withoutBad' }))
  }
  const ids = await writeOffers(ctx.tx, brandId, () => ctx.newId(), ctx.now, judged)
  if (!(await settle(ctx, input, 'taken'))) return refused(stale('file'))
  const added = judged.changes.filter(({ before }) => before === null).length
  await record<SourcingEvent>(ctx, { type: 'sourcing.offer-file-taken', brandId, subject: { kind: 'offer-import', id: file.id }, data: { file: file.fileName, added, changed: judged.changes.length - added, ended: judged.ends.length, leftOut: wrong } })
  for (const [index, { before, after }] of judged.changes.entries()) {
    const supplier = judged.suppliers.get(after.supplierId)!
    const part = judged.parts.get(after.partRevisionId)!
    const now = { leadDays: after.leadDays, prices: after.breaks }
    await record<SourcingEvent>(ctx, {
      type: before ? 'sourcing.offer-changed' : 'sourcing.offer-added', brandId, subject: { kind: 'supplier-offer', id: ids[index]! },
      data: { file: file.fileName, supplier: supplier.name, part: part.number, revision: part.code, currency: supplier.currency, after: now, ...(before && { before: { leadDays: before.leadDays, prices: before.breaks } }) },
    })
  }
  return ok({ added, changed: judged.changes.length - added })
}

/** Puts a file aside. Nothing of it was taken. */
export async function discardOfferFile(ctx: CommandContext<BrandActor>, input: Verb): Promise<Result<{ fileName: string }>> {
  const found = await openFile(ctx, input)
  if (!found.ok) return found
  if (!(await settle(ctx, input, 'discarded'))) return refused(stale('file'))
  await record<SourcingEvent>(ctx, { type: 'sourcing.offer-file-discarded', brandId: ctx.actor.brandId, subject: { kind: 'offer-import', id: input.importId }, data: { file: found.value.fileName } })
  return ok({ fileName: found.value.fileName })
}

async function openFile(ctx: CommandContext<BrandActor>, { importId, version }: Verb) {
  const row = await ctx.tx.offerImport.findFirst({ where: { id: importId, ...sourcingScope(ctx.actor) }, select: { id: true, fileName: true, content: true, state: true, version: true } })
  if (!row) return refused(notFound('file'))
  if (row.state !== 'checked') return refused(conflict('file-settled', row.state === 'taken' ? `${row.fileName} was taken already. Nothing is done twice.` : `${row.fileName} was put aside. Upload it again to look at it anew.`))
  if (row.version !== version) return refused(stale('file'))
  return ok({ id: row.id, fileName: row.fileName, rows: row.content as unknown as readonly OfferFileRow[] })
}

async function settle(ctx: CommandContext<BrandActor>, { importId, version }: Verb, state: 'taken' | 'discarded'): Promise<boolean> {
  const { count } = await ctx.tx.offerImport.updateMany({ where: { id: importId, version, state: 'checked' }, data: { state, version: { increment: 1 }, ...(state === 'taken' && { takenAt: ctx.now }) } })
  return count === 1
}
