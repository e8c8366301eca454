import { createHash } from 'node:crypto'
import { record } from '#audit/record.ts'
import { actorName, type BrandActor } from '#auth/actor.ts'
import { fileNameText } from '#kernel/file-name.ts'
import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { catalogueScope } from '../access.ts'
import { diffBills, isSame } from '../domain/bill.ts'
import { judgeBillFile, readBillFile, type BillFileRow } from '../domain/bill-file.ts'
import type { CatalogueEvent } from '../events.ts'
import { listBillRows, listRevisionsByNumber, writeBill } from '../store-bill.ts'
import { touchDraft } from '../touch-draft.ts'
import { countsOf, linesTold, type ChangedBill } from './bill.ts'

/** Reads a file with a bill of materials and keeps it beside the draft, to be compared before anything is taken. The same file, still open, is the same import. */
export async function checkBillFile(ctx: CommandContext<BrandActor>, input: { toyRevisionId: Id; file: File }): Promise<Result<{ importId: Id; toyId: Id; code: string }>> {
  const { brandId } = ctx.actor
  const revision = await ctx.tx.toyRevision.findFirst({ where: { id: input.toyRevisionId, ...catalogueScope(ctx.actor) }, select: { id: true, toyId: true, code: true, state: true, version: true } })
  if (!revision) return refused(notFound('revision'))
  if (revision.state !== 'draft') return refused(conflict('revision-frozen', `Revision ${revision.code} is ${revision.state}: its bill of materials no longer changes. Begin a new revision, and upload the file there.`, { field: 'file' }))
  const bytes = new Uint8Array(await input.file.arrayBuffer())
  const reading = readBillFile(bytes)
  if (!reading.ok) return refused(invalid(reading.code, reading.reason, { field: 'file' }))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const same = await ctx.tx.bomImport.findFirst({ where: { brandId, toyRevisionId: revision.id, sha256, state: 'checked' }, select: { id: true } })
  const importId = same?.id ?? ctx.newId()
  if (same) await ctx.tx.bomImport.update({ where: { id: same.id }, data: { revisionVersion: revision.version, version: { increment: 1 } }, select: { id: true } })
  else {
    await ctx.tx.bomImport.create({
      data: {
        id: importId, brandId, toyRevisionId: revision.id, revisionVersion: revision.version, fileName: fileNameText(input.file.name), sha256, encoding: reading.encoding,
        content: JSON.parse(JSON.stringify(reading.rows)), uploadedBy: actorName(ctx.actor), createdAt: ctx.now,
      },
      select: { id: true },
    })
  }
  await record<CatalogueEvent>(ctx, { type: 'catalogue.bill-file-checked', brandId, subject: { kind: 'bom-import', id: importId }, data: { file: fileNameText(input.file.name), revision: revision.code, rows: reading.rows.length } })
  return ok({ importId, toyId: revision.toyId, code: revision.code })
}

interface Verb {
  readonly importId: Id
  readonly version: number
}

/**
 * Makes the draft's bill what the file says. With wrong rows in it only when asked to leave them out. Refused when the bill has changed
 * since the comparison that was looked at.
 */
export async function takeBillFile(ctx: CommandContext<BrandActor>, input: Verb & { withoutBad: boolean }): Promise<Result<ChangedBill & { toyId: Id; code: string }>> {
  const { brandId } = ctx.actor
  const found = await openImport(ctx, input)
  if (!found.ok) return found
  const file = found.value
  const draft = await touchDraft(ctx, file.toyRevisionId, file.revisionVersion)
  if (!draft.ok) {
    return draft.refusal.code === 'stale' ? refused(conflict('comparison-stale', 'The bill of materials has changed since this file was compared with it. Compare again, look at the result, then take it.')) : draft
  }
  const before = await listBillRows(ctx.tx, brandId, file.toyRevisionId)
  const known = await listRevisionsByNumber(brandId, file.rows.flatMap(({ cells }) => cells.part_number ?? []), ctx.tx)
  const { lines, problems, good } = judgeBillFile(file.rows, known, before)
  if (good === 0) return refused(conflict('nothing-to-take', 'No row of this file can be taken. Look at the reasons, correct the file and upload it again.'))
  if (problems.length > 0 && !input.withoutBad) {
    return refused(conflict('bad-rows', `${plural(problems.length, 'row')} of this file cannot be taken. Correct the file and upload it again, or take the other ${good.toLocaleString('en-US')} without them.`, { field: 'withoutBad' }))
  }
  const diff = diffBills(before, lines)
  if (isSame(diff)) return refused(conflict('nothing-changed', 'This file says what the bill says already: there is nothing to take.'))
  await writeBill(ctx.tx, () => ctx.newId(), brandId, file.toyRevisionId, diff)
  if (!(await settle(ctx, input, 'taken'))) return refused(stale('file'))
  const parts = new Map([...before.map((line) => [line.partRevisionId, `${line.partNumber} ${line.partRevisionCode}`] as const), ...known.map((one) => [one.partRevisionId, `${one.number} ${one.code}`] as const)])
  const told = { file: file.fileName, revision: draft.value.code, ...countsOf(diff), leftOut: problems.length }
  await record<CatalogueEvent>(ctx, { type: 'catalogue.bill-file-taken', brandId, subject: { kind: 'bom-import', id: file.id }, data: told })
  await record<CatalogueEvent>(ctx, { type: 'catalogue.bill-changed', brandId, subject: { kind: 'toy', id: draft.value.toyId }, data: { ...told, lines: linesTold(diff, parts) } })
  return ok({ ...countsOf(diff), toyId: draft.value.toyId, code: draft.value.code })
}

/** The same file beside the bill as it is now. */
export async function compareBillFileAgain(ctx: CommandContext<BrandActor>, input: Verb): Promise<Result<void>> {
  const found = await openImport(ctx, input)
  if (!found.ok) return found
  const revision = await ctx.tx.toyRevision.findUniqueOrThrow({ where: { id: found.value.toyRevisionId }, select: { version: true } })
  const { count } = await ctx.tx.bomImport.updateMany({ where: { id: input.importId, version: input.version }, data: { revisionVersion: revision.version, version: { increment: 1 } } })
  if (count === 0) return refused(stale('file'))
  await record<CatalogueEvent>(ctx, { type: 'catalogue.bill-file-compared', brandId: ctx.actor.brandId, subject: { kind: 'bom-import', id: input.importId } })
  return ok()
}

/** Puts a file aside. Nothing of it was taken. */
export async function discardBillFile(ctx: CommandContext<BrandActor>, input: Verb): Promise<Result<{ fileName: string }>> {
  const found = await openImport(ctx, input)
  if (!found.ok) return found
  if (!(await settle(ctx, input, 'discarded'))) return refused(stale('file'))
  await record<CatalogueEvent>(ctx, { type: 'catalogue.bill-file-discarded', brandId: ctx.actor.brandId, subject: { kind: 'bom-import', id: input.importId }, data: { file: found.value.fileName } })
  return ok({ fileName: found.value.fileName })
}

async function openImport(ctx: CommandContext<BrandActor>, { importId, version }: Verb) {
  const row = await ctx.tx.bomImport.findFirst({ where: { id: importId, ...catalogueScope(ctx.actor) }, select: { id: true, toyRevisionId: true, revisionVersion: true, fileName: true, content: true, state: true, version: true } })
  if (!row) return refused(notFound('file'))
  if (row.state !== 'checked') return refused(conflict('file-settled', row.state === 'taken' ? `${row.fileName} was taken already. Nothing is done twice.` : `${row.fileName} was put aside. Upload it again to compare it anew.`))
  if (row.version !== version) return refused(stale('file'))
  return ok({ ...row, rows: row.content as unknown as readonly BillFileRow[] })
}

async function settle(ctx: CommandContext<BrandActor>, { importId, version }: Verb, state: 'taken' | 'discarded'): Promise<boolean> {
  const { count } = await ctx.tx.bomImport.updateMany({ where: { id: importId, version }, data: { state, version: { increment: 1 }, ...(state === 'taken' && { takenAt: ctx.now }) } })
  return count === 1
}
