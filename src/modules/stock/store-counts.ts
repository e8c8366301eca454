import type { Tx } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { CountedLine, CountState } from './domain/stock-count.ts'

/** A count with its lines, for a command that decides about them. */
export interface CountRow {
  readonly id: Id
  readonly brandId: Id
  readonly number: string
  readonly locationId: Id
  readonly state: CountState
  readonly version: number
  readonly lines: readonly (CountedLine & { readonly lotId: Id })[]
}

/** A count in the actor's scope, locked until the end of the transaction, or null. */
export async function loadCount(tx: Tx, scope: Prisma.StockCountWhereInput, id: Id): Promise<CountRow | null> {
  const found = await tx.stockCount.findFirst({ where: { AND: [scope, { id }] }, select: { id: true, brandId: true } })
  if (!found) return null
  await tx.$queryRaw`select 1 as one from "StockCount" where id = ${id}::uuid for update`
  const row = await tx.stockCount.findUniqueOrThrow({ where: { id }, select: { id: true, brandId: true, number: true, locationId: true, state: true, version: true } })
  const lines = await tx.$queryRaw<CountRow['lines']>`
    select c.id::text, c."lotId"::text, l.code as "lotCode", c.state, c.counted, c."countedById"::text, c.expected, c.moved
    from "StockCountLine" c join "Lot" l on l.id = c."lotId" where c."brandId" = ${found.brandId}::uuid and c."countId" = ${id}::uuid order by c.position`
  return { ...row, state: row.state as CountState, lines }
}

/** Puts everything that lies at a place on a sheet, as the books have it now. Returns how many lines. */
export async function insertSheet(tx: Tx, count: { brandId: Id; countId: Id; locationId: Id }, newId: () => Id): Promise<number> {
  const balances = await tx.$queryRaw<{ lotId: Id; onHand: number; moved: number }[]>`
    select b."lotId"::text, b."onHand", b.moved from "StockBalance" b join "Lot" l on l.id = b."lotId" left join "Sku" s on s.id = l."skuId"
      left join "PartRevision" pr on pr.id = l."partRevisionId" left join "Part" pt on pt.id = pr."partId"
    where b."brandId" = ${count.brandId}::uuid and b."locationId" = ${count.locationId}::uuid and b."onHand" > 0
    order by coalesce(s.name, pt.name, ''), l.code limit 1000`
  await tx.stockCountLine.createMany({
    data: balances.map(({ lotId, onHand, moved }, index) => ({ id: newId(), brandId: count.brandId, countId: count.countId, lotId, position: index + 1, expected: onHand, moved })),
  })
  return balances.length
}

/** Writes what was counted, for all lines in one statement. A line that is decided stays as it is. */
export async function saveCounted(tx: Tx, count: CountRow, lines: readonly { id: Id; counted: number | null; note: string }[], countedById: Id | null): Promise<void> {
  await tx.$executeRaw`
    update "StockCountLine" c set counted = e.counted, note = e.note, "countedById" = case when e.counted is not distinct from c.counted then c."countedById" else ${countedById}::uuid end
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as e(id uuid, counted int, note text)
     where c.id = e.id and c."brandId" = ${count.brandId}::uuid and c."countId" = ${count.id}::uuid and c.state = 'open'`
}

/** Saves the count's own row; false when somebody else did since it was loaded. */
export async function saveCount(tx: Tx, count: CountRow, data: Prisma.StockCountUpdateManyMutationInput): Promise<boolean> {
  const { count: saved } = await tx.stockCount.updateMany({ where: { id: count.id, brandId: count.brandId, version: count.version }, data: { ...data, version: { increment: 1 } } })
  return saved === 1
}

/** Lines as they are to be counted again: no figure, and the books of this moment. */
export async function openAgain(tx: Tx, count: CountRow, lineIds: readonly Id[]): Promise<void> {
  await tx.$executeRaw`
    update "StockCountLine" c set counted = null, "countedById" = null, expected = coalesce(b."onHand", 0), moved = coalesce(b.moved, 0)
      from "StockCountLine" o left join "StockBalance" b on b."brandId" = o."brandId" and b."locationId" = ${count.locationId}::uuid and b."lotId" = o."lotId"
     where o.id = c.id and c."brandId" = ${count.brandId}::uuid and c."countId" = ${count.id}::uuid and c.id = any(${[...lineIds]}::uuid[]) and c.state = 'open'`
}
