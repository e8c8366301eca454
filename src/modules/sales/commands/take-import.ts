import type { BrandActor, RetailerActor } from '#auth/actor.ts'
import { record } from '#audit/record.ts'
import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import { conflict, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { moveStock, type MoveInput } from '#modules/stock/public.ts'
import type { CommandContext } from '#server/command.ts'
import { salesImportScope } from '../access.ts'
import { judgeRows } from '../domain/judge-rows.ts'
import type { SalesEvent } from '../events.ts'
import { rebuildSalesDays } from '../rebuild-days.ts'
import { listGoodRows, listKnownSkus, listShelfLots, lockPlaceForSales, takenKeys, type GoodRow, type ShelfLot } from '../store.ts'

export interface TakenImport {
  readonly importId: Id
  readonly taken: number
  readonly sold: number
  readonly returned: number
}

interface Verb {
  readonly importId: Id
  readonly version: number
}

/**
 * Books the good rows: stock leaves the shelf, returns come back, and the days are written. With bad rows among them only when asked to go on
 * without. Everything is judged again under lock: two files with the same sale count it once, whoever is faster.
 */
export async function takeSalesImport(ctx: CommandContext<BrandActor | RetailerActor>, input: Verb & { withoutBad?: boolean }): Promise<Result<TakenImport>> {
  const loaded = await loadChecked(ctx, input)
  if (!loaded.ok) return loaded
  const file = loaded.value
  const { brandId, locationId } = file
  await lockPlaceForSales(ctx.tx, locationId)
  const rows = await listGoodRows(ctx.tx, brandId, file.id)
  const lots = await listShelfLots(ctx.tx, brandId, locationId, [...new Set(rows.map(({ skuId }) => skuId))])
  const codes = new Map((await listKnownSkus(ctx.tx, brandId)).map(({ id, code }) => [id, code]))
  const place = await ctx.tx.location.findUniqueOrThrow({ where: { id: locationId }, select: { name: true } })
  const verdicts = judgeRows(rows.map((row) => ({ ...row, localDate: row.date })), {
    takenKeys: await takenKeys(ctx.tx, brandId, locationId, rows.map(({ rowKey }) => rowKey)),
    shelf: lots.reduce((sum, { skuId, free }) => sum.set(skuId, (sum.get(skuId) ?? 0) + free), new Map<Id, number>()),
    codeOf: (skuId) => codes.get(skuId) ?? '', placeName: place.name,
  })
  const good = rows.filter(({ line }) => !verdicts.has(line))
  const bad = file.badCount + verdicts.size
  if (bad > 0 && !input.withoutBad) return refused(conflict('bad-rows', `${plural(bad, 'row')} of this file cannot be taken. Correct them and upload the file again, or take the other ${good.length.toLocaleString('en-US')} without them.`, { field: 'withoutBad', detail: { bad, good: good.length } }))
  if (good.length === 0) return refused(conflict('nothing-to-take', 'No row of this file can be taken. Look at the reasons, correct the file and upload it again.'))

  const moved = await moveStock(ctx, { brandId, moves: movesOf(file.id, locationId, good, lots) })
  if (!moved.ok) return moved
  await markRows(ctx, brandId, file.id, good, [...verdicts.values()])
  const { count } = await ctx.tx.salesImport.updateMany({
    where: { id: file.id, version: file.version }, data: { state: 'taken', takenAt: ctx.now, takenCount: good.length, goodCount: good.length, badCount: bad, version: { increment: 1 } },
  })
  if (count === 0) return refused(stale('import'))
  await rebuildSalesDays(ctx.tx, brandId, locationId)
  const sold = good.reduce((sum, row) => sum + row.sold, 0)
  const returned = good.reduce((sum, row) => sum + row.returned, 0)
  await record<SalesEvent>(ctx, {
    type: 'sales.import-taken', brandId, ...(file.organizationId && { organizationId: file.organizationId }), subject: { kind: 'sales-import', id: file.id },
    data: { file: file.fileName, place: place.name, rows: good.length, leftOut: bad, sold, returned },
  })
  return ok({ importId: file.id, taken: good.length, sold, returned })
}

/** Puts an upload aside. Nothing of it was booked. */
export async function discardSalesImport(ctx: CommandContext<BrandActor | RetailerActor>, input: Verb): Promise<Result<{ fileName: string }>> {
  const loaded = await loadChecked(ctx, input)
  if (!loaded.ok) return loaded
  const file = loaded.value
  const { count } = await ctx.tx.salesImport.updateMany({ where: { id: file.id, version: file.version }, data: { state: 'discarded', version: { increment: 1 } } })
  if (count === 0) return refused(stale('import'))
  await record<SalesEvent>(ctx, { type: 'sales.import-discarded', brandId: file.brandId, ...(file.organizationId && { organizationId: file.organizationId }), subject: { kind: 'sales-import', id: file.id }, data: { file: file.fileName } })
  return ok({ fileName: file.fileName })
}

async function loadChecked(ctx: CommandContext, input: Verb) {
  const file = await ctx.tx.salesImport.findFirst({
    where: { AND: [salesImportScope(ctx.actor), { id: input.importId }] },
    select: { id: true, brandId: true, organizationId: true, locationId: true, state: true, fileName: true, badCount: true, version: true },
  })
  if (!file) return refused(notFound('import'))
  if (file.state !== 'checked') return refused(conflict('import-not-open', file.state === 'taken' ? `${file.fileName} was taken already. Its sales count once.` : `${file.fileName} was put aside. Upload it again to check it anew.`))
  return file.version === input.version ? ok(file) : refused(stale('import'))
}

/**
 * One movement a day, SKU and lot. Sales take what was made first; returns go to the lot made last, which is what the shop sells now.
 * A day's returns come before its sales, as they were judged.
 */
function movesOf(importId: Id, locationId: Id, rows: readonly GoodRow[], lots: readonly ShelfLot[]): MoveInput[] {
  const here = { kind: 'location' as const, locationId }
  const customer = { kind: 'customer' as const }
  const source = { kind: 'sales-import', id: importId }
  const left = new Map(lots.map(({ lotId, free }) => [lotId, free]))
  const moves = new Map<string, MoveInput>()
  const add = (reason: 'sold' | 'returned', row: GoodRow, lotId: Id, quantity: number) => {
    if (quantity === 0) return
    const key = `sales-import:${importId}:${row.date}:${lotId}:${reason}`
    const before = moves.get(key)?.quantity ?? 0
    const [from, to] = reason === 'sold' ? [here, customer] : [customer, here]
    moves.set(key, { lotId, quantity: before + quantity, from, to, reason, source, key })
    left.set(lotId, (left.get(lotId) ?? 0) + (reason === 'sold' ? -quantity : quantity))
  }
  const days = Map.groupBy(rows, ({ date }) => date)
  for (const day of [...days.keys()].sort()) {
    for (const row of days.get(day)!) add('returned', row, lots.findLast(({ skuId }) => skuId === row.skuId)!.lotId, row.returned)
    for (const row of days.get(day)!) {
      let missing = row.sold
      for (const { lotId, skuId } of lots) {
        const taken = skuId === row.skuId ? Math.min(missing, left.get(lotId) ?? 0) : 0
        add('sold', row, lotId, taken)
        missing -= taken
      }
    }
  }
  return [...moves.values()]
}

async function markRows(ctx: CommandContext, brandId: Id, importId: Id, good: readonly GoodRow[], bad: readonly { line: number; code: string; detail: string }[]): Promise<void> {
  await ctx.tx.$executeRaw`update "SalesRow" set taken = true where "brandId" = ${brandId}::uuid and "importId" = ${importId}::uuid and id = any(${good.map(({ id }) => id)}::uuid[])`
  if (bad.length === 0) return
  await ctx.tx.$executeRaw`
    update "SalesRow" r set problem = b.code, detail = b.detail from jsonb_to_recordset(${JSON.stringify(bad)}::jsonb) as b(line int, code text, detail text)
     where r."brandId" = ${brandId}::uuid and r."importId" = ${importId}::uuid and r.line = b.line`
}
