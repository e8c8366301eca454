import type { Tx } from '#db/client.ts'
import { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import { mergeRanges, type UnitRange } from '#kernel/unit-range.ts'
import type { UnitsAt } from './domain/unit-places.ts'

/**
 * Which of these lots are serialised, locked until the end of the transaction: what decides about their units sees nobody beside it.
 * Balances are locked before, as everywhere.
 */
export async function lockSerialised(tx: Tx, brandId: Id, lotIds: readonly Id[]): Promise<Set<Id>> {
  const rows = await tx.$queryRaw<{ id: Id }[]>`
    select id::text from "Lot" where "brandId" = ${brandId}::uuid and id = any(${[...new Set(lotIds)].sort()}::uuid[]) and serialised order by id for no key update`
  return new Set(rows.map(({ id }) => id))
}

/** Where the units of lots are, by lot. */
export async function unitsOf(tx: Tx, brandId: Id, lotIds: readonly Id[]): Promise<Map<Id, UnitsAt[]>> {
  const rows = await tx.$queryRaw<(UnitsAt & { lotId: Id })[]>`
    select u."lotId"::text, u."firstUnit" as first, u."lastUnit" as last, u.kind, u."locationId"::text, u."moveId"::text, u.certain, m.reason = 'lost' as lost
      from "Unit" u left join "StockMove" m on u.kind = 'scrap' and m.id = u."moveId"
     where u."brandId" = ${brandId}::uuid and u."lotId" = any(${[...lotIds]}::uuid[]) order by u."lotId", u."firstUnit"`
  const byLot = new Map<Id, UnitsAt[]>(lotIds.map((lotId) => [lotId, []]))
  for (const { lotId, lost, ...at } of rows) byLot.get(lotId)?.push({ ...at, ...(lost && { lost }) })
  return byLot
}

/** Movements of the same documents as these, by document: what a receipt or an undo takes first. */
export async function siblingMoves(tx: Tx, brandId: Id, sources: readonly { readonly kind: string; readonly id: string }[]): Promise<{ id: Id; sourceKind: string; sourceId: string }[]> {
  return tx.stockMove.findMany({
    where: { brandId, OR: sources.map(({ kind, id }) => ({ sourceKind: kind, sourceId: id })) }, select: { id: true, sourceKind: true, sourceId: true },
  })
}

/** Lays the ranges of one lot anew: those that are no more go, those that are new come. One statement; the constraint is asked at the end. */
export async function layUnits(tx: Tx, brandId: Id, lots: readonly { readonly lotId: Id; readonly ranges: readonly UnitsAt[] }[], newId: () => Id): Promise<void> {
  const rows = lots.flatMap(({ lotId, ranges }) => ranges.map(({ first, last, lost: _, ...at }) => ({ id: newId(), lotId, firstUnit: first, lastUnit: last, ...at })))
  await tx.$executeRaw`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u(id uuid, "lotId" uuid, "firstUnit" int, "lastUnit" int, kind text, "locationId" uuid, "moveId" uuid, certain boolean)),
    same as (
      select u.id, w.id as "wantedId" from "Unit" u join wanted w on w."lotId" = u."lotId" and w."firstUnit" = u."firstUnit" and w."lastUnit" = u."lastUnit"
        and w.kind = u.kind and w."locationId" is not distinct from u."locationId" and w."moveId" = u."moveId" and w.certain = u.certain where u."brandId" = ${brandId}::uuid),
    gone as (delete from "Unit" u where u."brandId" = ${brandId}::uuid and u."lotId" = any(${lots.map(({ lotId }) => lotId)}::uuid[]) and not exists (select 1 from same s where s.id = u.id))
    insert into "Unit" (id, "brandId", "lotId", "firstUnit", "lastUnit", kind, "locationId", "moveId", certain)
    select w.id, ${brandId}::uuid, w."lotId", w."firstUnit", w."lastUnit", w.kind, w."locationId", w."moveId", w.certain from wanted w where not exists (select 1 from same s where s."wantedId" = w.id)`
}

/** Units of lots that are chosen to leave for a hold. */
export async function unitsChosen(tx: Tx, brandId: Id, lotIds: readonly Id[]): Promise<{ holdId: Id; lotId: Id; range: UnitRange }[]> {
  if (lotIds.length === 0) return []
  const rows = await tx.stockHold.findMany({ where: { brandId, lotId: { in: [...lotIds] }, state: 'held', units: { not: Prisma.DbNull } }, select: { id: true, lotId: true, units: true } })
  return rows.flatMap(({ id, lotId, units }) => (units as unknown as UnitRange[]).map((range) => ({ holdId: id, lotId, range })))
}

/** Writes which units leave for holds, in one statement. */
export async function writeChosenUnits(tx: Tx, brandId: Id, choices: readonly { readonly holdId: Id; readonly units: readonly UnitRange[] | null }[]): Promise<void> {
  await tx.$executeRaw`
    update "StockHold" h set units = case when jsonb_typeof(c.units) = 'array' then c.units end
      from jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) as c("holdId" uuid, units jsonb)
     where h."brandId" = ${brandId}::uuid and h.id = c."holdId" and h.state = 'held'`
}

/** The units that the movements of a document have brought where they are now, by lot. `named`: none of them was only taken to have gone. */
export async function unitsBrought(tx: Tx, brandId: Id, source: { readonly kind: string; readonly id: string }): Promise<Map<Id, { readonly units: readonly UnitRange[]; readonly named: boolean }>> {
  const rows = await tx.$queryRaw<(UnitRange & { lotId: Id; certain: boolean })[]>`
    select u."lotId"::text, u."firstUnit" as first, u."lastUnit" as last, u.certain from "StockMove" m join "Unit" u on u."brandId" = m."brandId" and u."lotId" = m."lotId" and u."moveId" = m.id
     where m."brandId" = ${brandId}::uuid and m."sourceKind" = ${source.kind} and m."sourceId" = ${source.id}`
  return new Map([...Map.groupBy(rows, ({ lotId }) => lotId)].map(([lotId, ranges]) => [lotId, { units: mergeRanges(ranges), named: ranges.every(({ certain }) => certain) }]))
}
