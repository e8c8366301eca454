/** Checking and taking 50,000 rows of sell-through, beside COPY of the same rows into the same table. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrandActor } from '#auth/actor.ts'
import { disconnect } from '#db/client.ts'
import { connect, makeBrand, stockEachSku } from './fill.ts'
import { statementsOf } from './measure.ts'
import { tellLine } from './report.ts'

const src = (path: string) => new URL(`../../src/${path}`, import.meta.url).href
const { checkSalesFile, takeSalesImport } = (await import(src('modules/sales/public.ts'))) as typeof import('../../src/modules/sales/public.ts')
const { runCommand } = (await import(src('server/run-command.ts'))) as typeof import('../../src/server/run-command.ts')

const client = await connect()
const SKUS = 250
const DAYS = 200
const brand = await makeBrand(client, { skus: SKUS })
await stockEachSku(client, { ...brand, warehouseId: brand.shopId }, 1_000_000)
const actor: BrandActor = { kind: 'brand', brandId: brand.brandId, slug: brand.slug, role: 'owner', userId: brand.userId, name: 'Bench', email: 'bench@example.test' }

const day = (n: number) => new Date(Date.UTC(2026, 0, 6) + n * 86_400_000).toISOString().slice(0, 10)
const make = (skus: number, days: number, from: number) => ['date,sku,sold,returned', ...Array.from({ length: skus * days }, (_, n) => `${day(from + Math.floor(n / skus))},B-${String((n % skus) + 1).padStart(4, '0')},${1 + (n % 3)},0`)].join('\n')
const now = new Date('2027-06-01T12:00:00Z')

async function importFile(text: string): Promise<{ check: number; take: number; statements: number }> {
  const times: number[] = []
  const statements = await statementsOf(async () => {
    const begun = performance.now()
    const checked = await runCommand({ name: 'bench.check', command: checkSalesFile, actor, input: { locationId: brand.shopId, file: new File([text], 'bench.csv') }, now })
    if (!checked.ok || checked.value.bad > 0) throw new Error(checked.ok ? `${checked.value.bad} bad rows` : checked.refusal.message)
    times.push(performance.now() - begun)
    process.stdout.write(`checked in ${times[0]!.toFixed(0)} ms\n`)
    const taken = await runCommand({ name: 'bench.take', command: takeSalesImport, actor, input: { importId: checked.value.importId, version: 1 }, now })
    if (!taken.ok) throw new Error(taken.refusal.message)
    times.push(performance.now() - begun - times[0]!)
  })
  process.stdout.write(`taken in ${times[1]!.toFixed(0)} ms\n`)
  return { check: times[0]!, take: times[1]!, statements: statements.length }
}

const small = await importFile(make(SKUS, 2, 0))
const rss = () => process.memoryUsage().rss / 2 ** 20
const before = rss()
let peak = before
const watch = setInterval(() => { peak = Math.max(peak, rss()) }, 20)
const large = await importFile(make(SKUS, DAYS, 2))
clearInterval(watch)

// COPY of the very rows the check wrote, by the server from a file, into a table like it with its indexes.
const folder = mkdtempSync(join(tmpdir(), 'shortrun-bench-copy-'))
chmodSync(folder, 0o755)
const path = join(folder, 'rows.csv')
let copy = 0
try {
  const { rows } = await client.query<{ line: string }>(`select concat_ws(',', uuidv7(), "brandId", '00000000-0000-0000-0000-000000000001', line, '"' || replace("rowKey", '"', '""') || '"', "skuId", "localDate", sold, returned, '"' || replace(raw::text, '"', '""') || '"') as line
    from "SalesRow" where "brandId" = $1 order by line desc limit ${SKUS * DAYS}`, [brand.brandId])
  writeFileSync(path, rows.map(({ line }) => line).join('\n'))
  chmodSync(path, 0o644)
  await client.query('create table copied (like "SalesRow" including all)')
  const begun = performance.now()
  await client.query(`copy copied (id, "brandId", "importId", line, "rowKey", "skuId", "localDate", sold, returned, raw) from '${path}' with (format csv)`)
  copy = performance.now() - begun
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const count = SKUS * DAYS
const perSecond = (milliseconds: number) => `${Math.round(count / milliseconds * 1000).toLocaleString('en-US')} rows/s`
const total = large.check + large.take
tellLine({ what: `import ${count.toLocaleString('en-US')} sell-through rows: check and take`, ours: `${(total / 1000).toFixed(1)} s, ${perSecond(total)}`, yardstick: `${(copy / 1000).toFixed(2)} s, ${perSecond(copy)} (COPY)`, ratio: copy / total, bar: '≥ 0.1', reached: copy / total >= 0.1 })
tellLine({ what: '– of it checking; taking', ours: `${(large.check / 1000).toFixed(1)} s; ${(large.take / 1000).toFixed(1)} s` })
tellLine({ what: '– statements, 500 rows → 50,000 rows', ours: `${large.statements}`, yardstick: `${small.statements}`, ratio: large.statements / small.statements, bar: '1.00', reached: large.statements === small.statements })
tellLine({ what: '– memory above the start, at most', ours: `${Math.round(peak - before)} MB` })
await client.end()
await disconnect()
