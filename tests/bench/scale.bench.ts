/** The lists of a large brand (40 workshops, 2,000 runs, 5,000 parts, 1,000,000 movements) over HTTP, beside those of a tenth and a hundredth of its size. */
import { resolve } from 'node:path'
import { encode } from 'next-auth/jwt'
import { disconnect } from '#db/client.ts'
import { withStatementLog } from '../support/statement-log.ts'
import { connect, makeBrand, type BenchBrand } from './fill.ts'
import { fillToSize, FULL_PAGE, LARGE, share, type Size } from './fill-scale.ts'
import { medianOf, rateOf, request } from './measure.ts'
import { tellLine } from './report.ts'
import { ANSWERS_WHERE_BARS_WERE_SET, startPageYardstick } from './yardstick-page.ts'

const { foldTallies } = (await import(new URL('../../src/modules/stock/jobs.ts', import.meta.url).href)) as typeof import('../../src/modules/stock/jobs.ts')

const LISTS = ['runs', 'runs/board', 'runs/board?view=month', 'stock', 'stock?by=place', 'stock?by=lot', 'stock?sort=-onHand', 'stock?by=place&sort=-onHand', 'stock?by=lot&sort=-onHand', 'stock?by=lot&sort=-free', 'parts', 'parts?sort=kind', 'toys', 'restocks', 'shipments', 'shipments?sort=-pieces', 'quality', 'quality/inspections', 'sourcing', 'sourcing/suppliers', 'sourcing/orders', 'sourcing/offers', 'sourcing/incoming', 'retailers', 'pilots', 'sell-through']
const SHARES = [0.01, 0.1, 1]
/** Beside them, so that Postgres keeps plans that are good for most brands, and not only for those measured. */
const SMALL_BRANDS = 100
const SMALL: Size = { workshops: 2, runs: 30, parts: 30, lots: 40, moves: 400, suppliers: 2, retailers: 3, pilots: 3 }
const TURNS = 15
const MOST_STATEMENTS = 6
const MOST_MS = 50
const MOST_GROWTH = 1.5

const app = process.env.APP_URL!
const client = await connect()
const brands: BenchBrand[] = []
for (const of of SHARES) {
  const brand = await makeBrand(client, { skus: Math.max(FULL_PAGE, 200 * of) })
  await fillToSize(client, brand, share(LARGE, of))
  brands.push(brand)
}
for (let count = 0; count < SMALL_BRANDS; count += 1) await fillToSize(client, await makeBrand(client, { skus: FULL_PAGE }), SMALL)
await foldTallies() // as the worker does every minute
await client.query('vacuum analyze')

async function asMember(brand: BenchBrand, path: string): Promise<{ ms: number; bytes: number }> {
  const session = await encode({ token: { sub: brand.userId, sessionVersion: 1 }, secret: process.env.AUTH_SECRET!, maxAge: 3600 })
  const headers = { cookie: `next-auth.session-token=${session}` }
  const begun = performance.now()
  const { status, body } = await request(`${app}/b/${brand.slug}/${path}`, { headers })
  if (status !== 200) throw new Error(`${path} answered ${status}`)
  return { ms: performance.now() - begun, bytes: body.length }
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
const counts = await withStatementLog(client, process.env.BENCH_SERVER_LOG!, async (during) => {
  const found = new Map<string, number>()
  for (const path of LISTS) {
    await asMember(brands.at(-1)!, path)
    const statements = await during(() => asMember(brands.at(-1)!, path))
    process.stdout.write(`${path}\n  ${statements.map((text) => text.slice(0, 160)).join('\n  ')}\n`)
    found.set(path, statements.length)
  }
  return found
})
// How fast the machine is now, at pages. The bar of time was set on a quicker day of it: it is worth as many answers of this yardstick now as then.
const page = await startPageYardstick(resolve(import.meta.dirname, '../.output/bench/yardstick-page'))
const answersASecond = async () => {
  await rateOf(4, 2, async () => void (await request(page.url)))
  return (await rateOf(4, 4, async () => void (await request(page.url)))).perSecond
}
const before = await answersASecond()
// A process that has just started compiles what it runs: no list pays for being the first.
for (let round = 0; round < 3; round += 1) for (const path of LISTS) for (const brand of brands) await asMember(brand, path)
interface Measured {
  readonly path: string
  readonly bytes: number
  readonly small: number
  readonly middle: number
  readonly large: number
}
const measured: Measured[] = []
for (const path of LISTS) {
  const times: number[][] = brands.map(() => [])
  let bytes = 0
  // In turns, so that what else the machine does hits all sizes alike.
  for (let turn = -2; turn < TURNS; turn += 1) {
    for (const [index, brand] of brands.entries()) {
      const answer = await asMember(brand, path)
      if (turn >= 0) times[index]!.push(answer.ms)
      bytes = answer.bytes
    }
  }
  const [small, middle, large] = times.map(median)
  measured.push({ path, bytes, small: small!, middle: middle!, large: large! })
}
const frame = await medianOf(40, () => request(`${app}/sign-up`))
// The quicker of two looks, before and after: never in our favour.
const answers = Math.max(before, await answersASecond())
await page.stop()
const mostMs = MOST_MS * ANSWERS_WHERE_BARS_WERE_SET / answers
tellLine({ what: 'a Next page with one statement and nothing else: what 50 ms are worth now', ours: `${mostMs.toFixed(0)} ms`, yardstick: `${answers.toFixed(0)} /s, ${ANSWERS_WHERE_BARS_WERE_SET} where the bar was set` })
tellLine({ what: 'a page of ours without a list (/sign-up), for comparison', ours: `${frame.toFixed(1)} ms` })
for (const { path, bytes, small, middle, large } of measured) {
  const growth = large / small
  const statements = counts.get(path)!
  tellLine({
    what: `${path}: ${statements} statements, ${Math.round(bytes / 1024)} KB`, ours: `${large.toFixed(0)} ms${large <= MOST_MS ? '' : `, ${(large * MOST_MS / mostMs).toFixed(0)} by the yardstick`}`, yardstick: `${small.toFixed(0)} ms at 1 %, ${middle.toFixed(0)} ms at 10 %`, ratio: growth,
    bar: `≤ ${MOST_STATEMENTS}; ≤ ${MOST_MS} ms by the yardstick; ≤ ${MOST_GROWTH}`, reached: statements <= MOST_STATEMENTS && large <= mostMs && growth <= MOST_GROWTH,
  })
}
await client.end()
await disconnect()
