import { db, type Tx } from '#db/client.ts'
import { like } from '#db/like.ts'
import type { Id } from '#kernel/ids.ts'
import { defaultPlacement } from './domain/default-placement.ts'
import type { BillDiff, BillLine } from './domain/bill.ts'
import type { KnownRevision } from './domain/bill-file.ts'
import { readPlacement, readShape } from './store.ts'

/** A line of a bill with what a table shows of its part. */
export interface BillRow extends BillLine {
  readonly partId: Id
  readonly partNumber: string
  readonly partName: string
  readonly partRevisionCode: string
  /** Minor units of the brand's currency. */
  readonly unitCost: number
  readonly retired: boolean
}

/** The lines of a revision by find number, without their drawings. One statement, whatever their number. */
export async function listBillRows(tx: Tx, brandId: Id, toyRevisionId: Id): Promise<BillRow[]> {
  return tx.$queryRaw<BillRow[]>`
    select b."findNumber", b."partRevisionId"::text, b.quantity, b.replaceable, p.id::text as "partId", p.number as "partNumber", p.name as "partName", v.code as "partRevisionCode",
           v."unitCost", p.state = 'retired' as retired
      from "BomLine" b join "PartRevision" v on v.id = b."partRevisionId" join "Part" p on p.id = v."partId"
     where b."brandId" = ${brandId}::uuid and b."toyRevisionId" = ${toyRevisionId}::uuid
     order by b."findNumber"`
}

/** All revisions of the parts with these numbers. */
export async function listRevisionsByNumber(brandId: Id, numbers: readonly string[], tx: Tx = db): Promise<(KnownRevision & { readonly name: string; readonly unitCost: number })[]> {
  return tx.$queryRaw`
    select v.id::text as "partRevisionId", p.number, v.code, v.sequence, p.state = 'retired' as retired, p.name, v."unitCost"
      from "Part" p join "PartRevision" v on v."partId" = p.id
     where p."brandId" = ${brandId}::uuid and p.number = any(${[...new Set(numbers.map((number) => number.toUpperCase()))]})`
}

/** Parts that typed text can mean, with their newest revision: those with exactly this number or name, else up to six that contain it. */
export async function listPartsMeant(tx: Tx, brandId: Id, text: string): Promise<{ partRevisionId: Id; number: string; name: string; code: string; retired: boolean }[]> {
  const pattern = like(text)
  return tx.$queryRaw`
    with meant as (
      select id, number, name, state, upper(number) = upper(${text}) or lower(name) = lower(${text}) as exact
        from "Part" where "brandId" = ${brandId}::uuid and (number ilike ${pattern} or name ilike ${pattern}) order by 5 desc, number limit 6)
    select v.id::text as "partRevisionId", m.number, m.name, v.code, m.state = 'retired' as retired
      from meant m join lateral (select id, code from "PartRevision" where "partId" = m.id order by sequence desc limit 1) v on true
     where m.exact or not exists (select 1 from meant where exact) order by m.number`
}

/** A drawing of more parts than this is no longer read; their lines get a place when somebody gives them one. */
const MOST_DRAWN = 40

/** Makes the stored lines those the difference leads to. Two statements for any number of lines, and two more while there are few enough to be drawn. */
export async function writeBill(tx: Tx, newId: () => Id, brandId: Id, toyRevisionId: Id, diff: BillDiff): Promise<void> {
  if (diff.removed.length > 0) {
    await tx.bomLine.deleteMany({ where: { brandId, toyRevisionId, findNumber: { in: diff.removed.map(({ findNumber }) => findNumber) } } })
  }
  const set = [...diff.added, ...diff.changed.map(({ after }) => after)]
  if (set.length === 0) return
  const places = await placesFor(tx, brandId, toyRevisionId, diff)
  const rows = set.map((line) => ({ ...line, id: newId(), placement: places.get(line.findNumber) ?? null }))
  await tx.$executeRaw`
    insert into "BomLine" (id, "brandId", "toyRevisionId", "findNumber", "partRevisionId", quantity, replaceable, placement)
    select id, ${brandId}::uuid, ${toyRevisionId}::uuid, "findNumber", "partRevisionId", quantity, replaceable, placement
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as line(id uuid, "findNumber" int, "partRevisionId" uuid, quantity int, replaceable boolean, placement jsonb)
    on conflict ("brandId", "toyRevisionId", "findNumber") do update
      set "partRevisionId" = excluded."partRevisionId", quantity = excluded.quantity, replaceable = excluded.replaceable`
}

/** Where new lines are drawn: on top of the others, one after the other. */
async function placesFor(tx: Tx, brandId: Id, toyRevisionId: Id, { added, changed, unchanged }: BillDiff) {
  const places = new Map<number, ReturnType<typeof defaultPlacement>>()
  if (added.length === 0 || added.length + changed.length + unchanged > MOST_DRAWN) return places
  const lines = await tx.bomLine.findMany({ where: { brandId, toyRevisionId }, orderBy: { findNumber: 'asc' }, select: { placement: true, partRevision: { select: { shape: true } } } })
  const revisions = await tx.partRevision.findMany({ where: { brandId, id: { in: added.map(({ partRevisionId }) => partRevisionId) } }, select: { id: true, shape: true } })
  const shapes = new Map(revisions.map(({ id, shape }) => [id, readShape(shape)]))
  const above = lines.map((line) => ({ shape: readShape(line.partRevision.shape), placement: readPlacement(line.placement) }))
  for (const { findNumber, partRevisionId, quantity } of added) {
    const shape = shapes.get(partRevisionId) ?? readShape(null)
    const placement = defaultPlacement(above, shape, quantity)
    places.set(findNumber, placement)
    above.push({ shape, placement })
  }
  return places
}
