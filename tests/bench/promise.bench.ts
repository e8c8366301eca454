/** A promise for 10 lines over 40 places and 200 open runs: statements, CPU, and time in round trips. */
import { db, disconnect, named } from '#db/client.ts'
import { addRuns, connect, makeBrand } from './fill.ts'
import { cpuOf, medianOf, statementsOf } from './measure.ts'
import { counted, tellLine } from './report.ts'

const { promiseLines } = (await import(new URL('../../src/modules/restocks/promise-lines.ts', import.meta.url).href)) as typeof import('../../src/modules/restocks/promise-lines.ts')

const client = await connect()
const brand = await makeBrand(client, { skus: 10 })
// 39 further places that send: own warehouses, each with some of every SKU.
await client.query(`insert into "Location" (id, "brandId", kind, slug, name, street, city, region, postcode, latitude, longitude, "timeZone")
  select uuidv7(), $1, 'warehouse', 'bench-place-' || n, 'Bench ' || n, '', 'Town', 'CA', '94000', 37 + n * 0.02, -122 + n * 0.02, 'America/Los_Angeles' from generate_series(1, 38) n`, [brand.brandId])
await client.query(`with lot as (insert into "Lot" (id, "brandId", code, "itemKind", "skuId", "toyRevisionId", quality, "madeOn")
    select uuidv7(), $1, 'L-' || code, 'sku', id, $2, 'released', date '2026-01-05' from "Sku" where "brandId" = $1 returning id)
  insert into "StockBalance" ("brandId", "locationId", "lotId", "onHand") select $1, p.id, lot.id, 3 from lot cross join "Location" p where p."brandId" = $1`, [brand.brandId, brand.revisionId])
await addRuns(client, brand, 1, 200)
await client.query('analyze')

// 150 of each: stock gives 117, the rest has to come from runs.
const ask = { brandId: brand.brandId, shipToId: brand.shopId, at: new Date(), lines: brand.skuIds.map((skuId) => ({ skuId, quantity: 150 })) }
const promise = () => promiseLines(db, ask)
const first = await promise()
if (first?.answer.lines.some(({ promisedOn }) => promisedOn === null)) throw new Error('a line has no promise')
const statements = await statementsOf(promise)
process.stdout.write(`${statements.join('\n---\n')}\n`)
const time = await medianOf(40, promise)
const cpu = await cpuOf(40, promise)
const roundTrip = await medianOf(200, () => named('bench.one', 'select 1 as one'))
tellLine({ ...counted('promise for 10 lines, 40 places, 200 open runs', statements.length, 5, 'round trips'), yardstick: `${time.toFixed(1)} ms = ${(time / roundTrip).toFixed(0)} × SELECT 1 (${roundTrip.toFixed(2)} ms)` })
tellLine({ what: '– CPU of the web process', ours: `${cpu.toFixed(1)} ms`, bar: '≤ 30 ms', reached: cpu <= 30 })
await client.end()
await disconnect()
