/** The brand's lists and the accept command at 1,000, 10,000 and 100,000 rows: statements, page 1 beside page 4,000, growth. */
import type { BrandActor } from '#auth/actor.ts'
import { disconnect } from '#db/client.ts'
import { encodeCursor } from '#kernel/paging.ts'
import { addRuns, addStockedSkus, connect, makeBrand, promiseRestocks, stockEachSku } from './fill.ts'
import { mediansInTurns, medianOf, statementsOf } from './measure.ts'
import { counted, tellLine } from './report.ts'

const src = (path: string) => new URL(`../../src/${path}`, import.meta.url).href
const { listRuns } = (await import(src('modules/runs/queries/list-runs.ts'))) as typeof import('../../src/modules/runs/queries/list-runs.ts')
const { getRun } = (await import(src('modules/runs/queries/get-run.ts'))) as typeof import('../../src/modules/runs/queries/get-run.ts')
const { listRestocks } = (await import(src('modules/restocks/queries/list-restocks.ts'))) as typeof import('../../src/modules/restocks/queries/list-restocks.ts')
const { getRestock } = (await import(src('modules/restocks/queries/get-restock.ts'))) as typeof import('../../src/modules/restocks/queries/get-restock.ts')
const { listStockByLot, listStockByItem } = (await import(src('modules/stock/queries/list-stock.ts'))) as typeof import('../../src/modules/stock/queries/list-stock.ts')
const { acceptRestock } = (await import(src('modules/restocks/public.ts'))) as typeof import('../../src/modules/restocks/public.ts')
const { runCommand } = (await import(src('server/run-command.ts'))) as typeof import('../../src/server/run-command.ts')

const PAGE = 24
const client = await connect()
const brand = await makeBrand(client, { skus: 50 })
await stockEachSku(client, brand, 1_000_000)
const actor: BrandActor = { kind: 'brand', brandId: brand.brandId, slug: brand.slug, role: 'owner', userId: brand.userId, name: 'Bench', email: 'bench@example.test' }

const runFilter = { sort: '-created' as const, q: undefined, state: undefined, after: undefined, before: undefined }
const stockFilter = { by: 'lot' as const, q: '', place: undefined, quality: undefined, kind: undefined, sort: undefined, after: undefined, before: undefined }
const restockFilter = { q: undefined, state: undefined, shop: undefined, after: undefined }

/** The cursor after which the row at `offset` is the first. */
async function cursorAt(table: string, offset: number, by: string): Promise<string | undefined> {
  const { rows } = await client.query<{ at: Date; id: string }>(`select ${by} as at, id from "${table}" where "brandId" = $1 order by ${by} desc, id desc offset $2 limit 1`, [brand.brandId, offset])
  return rows[0] && encodeCursor([table === 'Lot' ? rows[0].id : rows[0].at.toISOString(), rows[0].id])
}

async function cursorOfSku(offset: number): Promise<string | undefined> {
  const { rows } = await client.query<{ code: string; id: string }>(`select code, id from "Sku" where "brandId" = $1 order by code, id offset $2 limit 1`, [brand.brandId, offset])
  return rows[0] && encodeCursor([rows[0].code, rows[0].id])
}

interface Work {
  readonly name: string
  readonly most: number
  readonly run: (after?: string) => Promise<unknown>
  /** For lists: where page n begins. */
  readonly page?: (offset: number) => Promise<string | undefined>
}

let toAccept = 1
const works: readonly Work[] = [
  { name: 'runs list', most: 4, run: (after) => listRuns(actor, { ...runFilter, after }, { size: PAGE }), page: (offset) => cursorAt('Run', offset, '"createdAt"') },
  { name: 'restocks list', most: 4, run: (after) => listRestocks(actor, { ...restockFilter, after }, { size: PAGE }), page: (offset) => cursorAt('RestockRequest', offset, '"createdAt"') },
  { name: 'stock by lot', most: 4, run: (after) => listStockByLot(actor, { ...stockFilter, after }, PAGE), page: (offset) => cursorAt('Lot', offset, 'id') },
  { name: 'stock by item', most: 4, run: (after) => listStockByItem(actor, { ...stockFilter, by: 'item', after }, PAGE), page: cursorOfSku },
  { name: 'run page', most: 12, run: () => getRun(actor, 'RUN-000500') },
  { name: 'restock page', most: 12, run: () => getRestock(actor, { number: 'RST-000900' }) },
  {
    name: 'accept a restock (command)', most: 16, run: async () => {
      const outcome = await runCommand({ name: 'bench.accept', command: acceptRestock, actor, input: { number: `RST-${String(toAccept).padStart(6, '0')}` }, idempotencyKey: `bench-${toAccept++}` })
      if (!outcome.ok) throw new Error(outcome.refusal.message)
    },
  },
]

const times = new Map<string, number[]>()
let rows = 0
for (const size of [1_000, 10_000, 100_000]) {
  await addRuns(client, brand, rows + 1, size - rows)
  await promiseRestocks(client, brand, rows + 1, size - rows, { lines: 2, quantity: 1 })
  await addStockedSkus(client, brand, rows + 1, size - rows)
  rows = size
  await client.query('vacuum analyze')
  for (const { name, run } of works) times.set(name, [...(times.get(name) ?? []), await medianOf(25, () => run())])
}
for (const { name, most, run, page } of works) {
  const statements = await statementsOf(() => run())
  process.stdout.write(`${name}\n  ${statements.map((text) => text.replace(/\s+/g, ' ').slice(0, 160)).join('\n  ')}\n`)
  const [small, , large] = times.get(name)!
  tellLine(page ? counted(`${name}, ${PAGE} of 100,000`, statements.length, most, 'statements') : { what: `${name} at 100,000 rows`, ours: `${statements.length} statements` })
  tellLine({ what: '– growth 1,000 → 100,000 rows', ours: `${large!.toFixed(1)} ms`, yardstick: `${small!.toFixed(1)} ms at 1,000`, ratio: large! / small!, bar: '≤ 1.5', reached: large! / small! <= 1.5 })
  if (!page) continue
  const after = await page(4_000 * PAGE - 1)
  const [deep, near] = await mediansInTurns(40, () => run(after), () => run())
  tellLine({ what: '– page 4,000', ours: `${deep.toFixed(1)} ms`, yardstick: `${near.toFixed(1)} ms for page 1`, ratio: deep / near, bar: '≤ 1.2', reached: deep / near <= 1.2 })
}
await client.end()
await disconnect()
