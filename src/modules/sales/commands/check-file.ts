import { createHash } from 'node:crypto'
import { actorName, type BrandActor, type RetailerActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import { fileNameText } from '#kernel/file-name.ts'
import type { Id } from '#kernel/ids.ts'
import { conflict, invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { approvedPartnership } from '#modules/partners/public.ts'
import type { CommandContext } from '#server/command.ts'
import { salesPlaceScope } from '../access.ts'
import type { FileProblem, GoodRow } from '../domain/read-sales-file.ts'
import { readSalesFile } from '../domain/read-sales-file.ts'
import { judgeRows } from '../domain/judge-rows.ts'
import type { SalesEvent } from '../events.ts'
import type { CheckSalesFileInput } from '../schemas.ts'
import { insertSalesRows, listKnownSkus, shelfBySku, takenKeys, type KnownSku, type StoredSalesRow } from '../store.ts'

export interface CheckedImport {
  readonly importId: Id
  readonly rows: number
  readonly good: number
  readonly bad: number
}

/**
 * Reads an upload and judges every row; nothing is booked yet. A file that cannot be read at all is refused with the line and what to do.
 * The same file again, still unanswered, gives the same import.
 */
export async function checkSalesFile(ctx: CommandContext<BrandActor | RetailerActor>, input: CheckSalesFileInput): Promise<Result<CheckedImport>> {
  const place = await ctx.tx.location.findFirst({
    where: { AND: [salesPlaceScope(ctx.actor), { id: input.locationId }] }, select: { id: true, name: true, timeZone: true, country: true, organizationId: true },
  })
  if (!place) return refused({ ...notFound('place of sale'), field: 'locationId' })
  const brand = await brandOf(ctx, input.brandId)
  if (!brand.ok) return brand
  const brandId = brand.value
  const bytes = new Uint8Array(await input.file.arrayBuffer())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const same = await ctx.tx.salesImport.findFirst({ where: { brandId, locationId: place.id, sha256, state: 'checked' }, select: { id: true, rowCount: true, goodCount: true, badCount: true } })
  const skus = await listKnownSkus(ctx.tx, brandId)
  const currency = skus[0]?.currency ?? 'USD'
  const reading = readSalesFile(bytes, { now: ctx.now, skus, timeZone: place.timeZone, currency, dayFirst: place.country !== 'US' })
  if (!reading.ok) return refused(invalid(reading.problem.code, `${fileNameText(input.file.name)}, line ${reading.problem.line}: ${reading.problem.detail}`, { field: 'file', detail: { line: reading.problem.line } }))

  const rows = await judged(ctx, brandId, place, skus, reading.good, reading.problems)
  const bad = rows.filter(({ problem }) => problem !== '').length
  const importId = same?.id ?? ctx.newId()
  // Checked again: what the ledger says may have changed since.
  if (same) await ctx.tx.salesRow.deleteMany({ where: { brandId, importId } })
  const counts = { rowCount: rows.length + reading.skipped.length, goodCount: rows.length - bad, badCount: bad }
  if (same) await ctx.tx.salesImport.update({ where: { id: importId }, data: { ...counts, version: { increment: 1 } }, select: { id: true } })
  else {
    await ctx.tx.salesImport.create({
      data: {
        id: importId, brandId, organizationId: place.organizationId, locationId: place.id, format: reading.format, fileName: fileNameText(input.file.name), sha256, encoding: reading.encoding,
        ...counts, uploadedBy: actorName(ctx.actor), createdAt: ctx.now,
      },
      select: { id: true },
    })
  }
  await insertSalesRows(ctx.tx, brandId, importId, rows)
  await record<SalesEvent>(ctx, {
    type: 'sales.file-checked', brandId, ...(place.organizationId && { organizationId: place.organizationId }), subject: { kind: 'sales-import', id: importId },
    data: { file: fileNameText(input.file.name), place: place.name, format: reading.format, ...counts },
  })
  return ok({ importId, rows: counts.rowCount, good: counts.goodCount, bad })
}

async function judged(ctx: CommandContext, brandId: Id, place: { id: Id; name: string }, skus: readonly KnownSku[], good: readonly GoodRow[], problems: readonly FileProblem[]): Promise<StoredSalesRow[]> {
  const code = new Map(skus.map((sku) => [sku.id, sku.code]))
  const verdicts = judgeRows(good, {
    takenKeys: await takenKeys(ctx.tx, brandId, place.id, good.map(({ rowKey }) => rowKey)),
    shelf: await shelfBySku(ctx.tx, brandId, place.id, [...new Set(good.map(({ skuId }) => skuId))]),
    codeOf: (skuId) => code.get(skuId) ?? '', placeName: place.name,
  })
  const empty = { skuId: null, soldAt: null, localDate: null, sold: 0, returned: 0, gross: null, rowKey: '' }
  return [
    ...good.map((row) => ({
      id: ctx.newId(), line: row.line, rowKey: row.rowKey, skuId: row.skuId, soldAt: row.soldAt?.toISOString() ?? null, localDate: row.localDate, sold: row.sold, returned: row.returned,
      gross: row.grossMinor, raw: Object.entries(row.raw), problem: verdicts.get(row.line)?.code ?? '', detail: verdicts.get(row.line)?.detail ?? '',
    })),
    ...problems.map(({ line, code: problem, detail, raw }) => ({ ...empty, id: ctx.newId(), line, raw: Object.entries(raw ?? {}), problem, detail })),
  ]
}

/** A brand's member uploads for the brand; a retailer says for which of its brands. */
async function brandOf(ctx: CommandContext<BrandActor | RetailerActor>, wanted: Id | undefined): Promise<Result<Id>> {
  if (ctx.actor.kind === 'brand') return ok(ctx.actor.brandId)
  if (!wanted) return refused(invalid('brand-missing', 'Choose the brand whose toys these are.', { field: 'brandId' }))
  const partnership = await approvedPartnership(ctx.tx, wanted, ctx.actor.organizationId)
  return partnership ? ok(wanted) : refused(conflict('not-a-partner', 'This brand has not approved your shop, or works with it no longer.', { field: 'brandId' }))
}
