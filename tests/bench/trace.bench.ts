/** Following a lot both ways, with its mock recall, over 100,000 units in 200 lots: the first call, statements, and growth from 1,000 units. */
import type pg from 'pg'
import type { BrandActor } from '#auth/actor.ts'
import { disconnect } from '#db/client.ts'
import { connect, makeBrand, type BenchBrand } from './fill.ts'
import { medianOf, statementsOf } from './measure.ts'
import { counted, tellLine } from './report.ts'

const { getTrace } = (await import(new URL('../../src/modules/trace/queries/get-trace.ts', import.meta.url).href)) as typeof import('../../src/modules/trace/queries/get-trace.ts')

const UNITS_A_LOT = 500
const client = await connect()

interface Traced {
  readonly actor: BrandActor
  readonly units: number
  /** A part lot that went into the first half of every finished lot. */
  readonly part: string
  readonly finished: string
}

/**
 * Finished lots of 500 numbered units, each made from two lots of one part (units 1–250, 251–500), which were made from one lot of another part.
 * Of each finished lot 300 units were sold one by one at the shop, 100 lie there, 100 at the workshop.
 */
async function fill(lots: number): Promise<Traced> {
  const brand = await makeBrand(client, { skus: 1 })
  const id = (value: string) => client.query<{ id: string }>(value, [brand.brandId]).then(({ rows }) => rows[0]!.id)
  const part = (name: string) => id(`with p as (insert into "Part" (id, "brandId", number, name, category) values (uuidv7(), $1, '${brand.slug}-${name}', '${name}', 'other') returning id)
    insert into "PartRevision" (id, "brandId", "partId", code, sequence, material, shape, "unitCost") select uuidv7(), $1, id, 'A', 1, 'beech', '{}', 10 from p returning id`)
  const [deep, near] = [await part('board'), await part('wheel')]
  const lot = (code: string, revision: string) => id(`insert into "Lot" (id, "brandId", code, "itemKind", "partRevisionId", quality) values (uuidv7(), $1, '${code}', 'part', '${revision}', 'released') returning id`)
  const pieces = lots * UNITS_A_LOT
  const [root, first, second] = [await lot('ROOT', deep), await lot('FIRST', near), await lot('SECOND', near)]
  await receive(brand, root, pieces)
  for (const one of [first, second]) await receive(brand, one, pieces / 2)
  for (const made of [first, second]) await use(brand, root, made, pieces / 2, 1, pieces / 2)
  await client.query(`insert into "Lot" (id, "brandId", code, "itemKind", "skuId", "toyRevisionId", quality, serialised, "madeOn")
    select uuidv7(), $1, 'L-' || lpad(n::text, 4, '0'), 'sku', $2, $3, 'released', true, date '2026-01-05' from generate_series(1, $4::int) n`, [brand.brandId, brand.skuIds[0], brand.revisionId, lots])
  await client.query(`insert into "StockMove" (id, "brandId", "lotId", quantity, "firstUnit", "lastUnit", "fromKind", "toKind", "toLocationId", reason, "sourceKind", "sourceId", "idempotencyKey", at)
    select uuidv7(), $1, id, $2, 1, $2, 'production', 'location', $3, 'produced', 'bench', 'made', 'made:' || id, now() from "Lot" where "brandId" = $1 and serialised`, [brand.brandId, UNITS_A_LOT, brand.workshopId])
  await client.query(`insert into "StockMove" (id, "brandId", "lotId", quantity, "firstUnit", "lastUnit", "fromKind", "fromLocationId", "toKind", "toLocationId", reason, "sourceKind", "sourceId", "idempotencyKey", at)
    select uuidv7(), $1, id, 400, 1, 400, 'location', $2, 'location', $3, 'transferred', 'bench', 'moved', 'moved:' || id, now() from "Lot" where "brandId" = $1 and serialised`, [brand.brandId, brand.workshopId, brand.shopId])
  await client.query(`with sold as (
      insert into "StockMove" (id, "brandId", "lotId", quantity, "firstUnit", "lastUnit", "fromKind", "fromLocationId", "toKind", reason, "sourceKind", "sourceId", "idempotencyKey", at)
      select uuidv7(), $1, l.id, 1, n, n, 'location', $2, 'customer', 'sold', 'bench', 'sold', 'sold:' || l.id || n, now() from "Lot" l, generate_series(1, 300) n where l."brandId" = $1 and l.serialised
      returning id, "lotId", "firstUnit", "lastUnit")
    insert into "Unit" (id, "brandId", "lotId", "firstUnit", "lastUnit", kind, "moveId") select uuidv7(), $1, "lotId", "firstUnit", "lastUnit", 'customer', id from sold`, [brand.brandId, brand.shopId])
  for (const [from, to, place, source] of [[301, 400, brand.shopId, 'moved'], [401, UNITS_A_LOT, brand.workshopId, 'made']] as const) {
    await client.query(`insert into "Unit" (id, "brandId", "lotId", "firstUnit", "lastUnit", kind, "locationId", "moveId")
      select uuidv7(), $1, "lotId", $2, $3, 'location', $4, id from "StockMove" where "brandId" = $1 and "sourceId" = $5 and "lotId" in (select id from "Lot" where "brandId" = $1 and serialised)`, [brand.brandId, from, to, place, source])
    await client.query(`insert into "StockBalance" ("brandId", "locationId", "lotId", "onHand") select $1, $2, id, 100 from "Lot" where "brandId" = $1 and serialised`, [brand.brandId, place])
  }
  const { rows: finished } = await client.query<{ id: string }>(`select id from "Lot" where "brandId" = $1 and serialised order by code`, [brand.brandId])
  for (const { id: made } of finished) for (const [index, one] of [first, second].entries()) await use(brand, one, made, 250, index * 250 + 1, index * 250 + 250)
  await client.query('analyze')
  return { actor: { kind: 'brand', userId: brand.userId, name: 'Bench', email: 'bench@example.test', brandId: brand.brandId, slug: brand.slug, role: 'owner' }, units: pieces, part: root, finished: finished[0]!.id }
}

function receive(brand: BenchBrand, lotId: string, pieces: number): Promise<pg.QueryResult> {
  return client.query(`insert into "StockMove" (id, "brandId", "lotId", quantity, "fromKind", "toKind", "toLocationId", reason, "sourceKind", "sourceId", "idempotencyKey", at)
    values (uuidv7(), $1, $2::uuid, $3, 'supplier', 'location', $4, 'received', 'bench', 'received', 'received:' || $2::uuid, now())`, [brand.brandId, lotId, pieces, brand.workshopId])
}

function use(brand: BenchBrand, consumed: string, produced: string, pieces: number, firstUnit: number, lastUnit: number): Promise<pg.QueryResult> {
  return client.query(`with m as (
      insert into "StockMove" (id, "brandId", "lotId", quantity, "fromKind", "fromLocationId", "toKind", reason, "sourceKind", "sourceId", "idempotencyKey", at)
      values (uuidv7(), $1, $2::uuid, $4, 'location', $7, 'production', 'consumed', 'bench', 'used', 'used:' || $2::uuid || $3::uuid, now()) returning id)
    insert into "LotUse" (id, "brandId", "consumedLotId", "producedLotId", consumed, "firstUnit", "lastUnit", "moveId") select uuidv7(), $1, $2::uuid, $3::uuid, $4, $5, $6, id from m`,
  [brand.brandId, consumed, produced, pieces, firstUnit, lastUnit, brand.workshopId])
}

async function traceOf({ actor, units }: Traced, lotId: string): Promise<void> {
  const trace = await getTrace(actor, lotId)
  const { reconciliationPct, unaccounted, total } = trace!.recall
  // As many wheels as toys: the lots in between are recalled too.
  if (trace!.above.length > 0 && (total !== 2 * units || reconciliationPct !== 100 || unaccounted !== 0)) throw new Error(`${total} of ${2 * units} units, ${unaccounted} unaccounted, ${reconciliationPct} %`)
}

const small = await fill(2)
const large = await fill(200)
const begun = performance.now()
await traceOf(large, large.part)
const firstCall = performance.now() - begun
tellLine({ what: 'forward from a part lot with its mock recall, 100,000 units, first call', ours: `${firstCall.toFixed(0)} ms`, bar: '≤ 2,000 ms', reached: firstCall <= 2000 })
const back = performance.now()
await traceOf(large, large.finished)
const backward = performance.now() - back
tellLine({ what: 'backward from a finished lot, first call', ours: `${backward.toFixed(0)} ms`, bar: '≤ 2,000 ms', reached: backward <= 2000 })
const [few, many] = [await statementsOf(() => traceOf(small, small.part)), await statementsOf(() => traceOf(large, large.part))]
process.stdout.write(`${many.join('\n---\n')}\n`)
tellLine(counted('– statements at 1,000 units; at 100,000 the same', many.length, few.length, 'statements'))
const [time, timeLarge] = [await medianOf(10, () => traceOf(small, small.part)), await medianOf(10, () => traceOf(large, large.part))]
tellLine({ what: '– again, 1,000 → 100,000 units', ours: `${timeLarge.toFixed(0)} ms`, yardstick: `${time.toFixed(0)} ms at 1,000` })
await client.end()
await disconnect()
