/** The brand's main pages over HTTP at 100,000 rows: statements as Postgres logs them, and requests a second beside a dynamic page without a database. */
import { encode } from 'next-auth/jwt'
import { addRuns, connect, makeBrand, promiseRestocks, stockEachSku } from './fill.ts'
import { rateOf, request } from './measure.ts'
import { counted, tellLine } from './report.ts'
import { statementsInLog } from '../support/statement-log.ts'

const app = process.env.APP_URL!
const ROWS = 100_000
const client = await connect()
const brand = await makeBrand(client, { skus: 50 })
await stockEachSku(client, brand, 1_000_000)
await addRuns(client, brand, 1, ROWS)
await promiseRestocks(client, brand, 1, ROWS, { lines: 2, quantity: 1 })
await client.query('vacuum analyze')

const session = await encode({ token: { sub: brand.userId, sessionVersion: 1 }, secret: process.env.AUTH_SECRET!, maxAge: 3600 })
const headers = { cookie: `next-auth.session-token=${session}` }
const get = async (path: string, asMember = true) => {
  const answer = await request(`${app}${path}`, asMember ? { headers } : {})
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return answer
}

/** Its statements are counted below like everybody's: it has none. */
const YARDSTICK = '/sign-up'
const log = process.env.BENCH_SERVER_LOG!
for (let warm = 0; warm < 10; warm += 1) await get(YARDSTICK, false)
const none = await statementsInLog(client, log, () => get(YARDSTICK, false))
const { body } = await get(YARDSTICK, false)
const plain = await rateOf(4, 5, async () => { await get(YARDSTICK, false) })
tellLine({ what: `yardstick: ${YARDSTICK}, dynamic`, ours: `${plain.perSecond.toFixed(0)} /s, ${plain.median.toFixed(0)} ms`, yardstick: `${none.length} statements, ${Math.round(body.length / 1024)} KB of HTML` })
const health = await rateOf(4, 3, async () => { await get('/api/health', false) })
tellLine({ what: 'for orientation: /api/health (route handler)', ours: `${health.perSecond.toFixed(0)} /s` })

const lists = { runs: `/b/${brand.slug}/runs`, restocks: `/b/${brand.slug}/restocks`, stock: `/b/${brand.slug}/stock` }
for (const [name, path] of Object.entries(lists)) {
  for (let warm = 0; warm < 5; warm += 1) await get(path)
  const statements = await statementsInLog(client, log, () => get(path))
  process.stdout.write(`${name}\n  ${statements.map((text) => text.slice(0, 160)).join('\n  ')}\n`)
  const size = (await get(path)).body.length
  const ours = await rateOf(4, 5, async () => { await get(path) })
  const ratio = ours.perSecond / plain.perSecond
  tellLine({ what: `brand’s ${name} page of ${ROWS.toLocaleString('en-US')} rows, 4 clients`, ours: `${ours.perSecond.toFixed(0)} /s, ${Math.round(size / 1024)} KB`, yardstick: `${plain.perSecond.toFixed(0)} /s`, ratio, bar: '≥ 0.7', reached: ratio >= 0.7 })
  tellLine(counted('– statements of the whole page', statements.length, 4, 'statements'))
}
for (const path of [`/b/${brand.slug}`, `/b/${brand.slug}/runs/RUN-000500`, `/b/${brand.slug}/restocks/RST-000500`, `/s/${brand.slug}-retailer`]) {
  try {
    await get(path)
    const statements = await statementsInLog(client, log, () => get(path))
    process.stdout.write(`${path}\n  ${statements.map((text) => text.slice(0, 160)).join('\n  ')}\n`)
    tellLine({ what: `statements of ${path.replace(brand.slug, '…')}`, ours: `${statements.length}` })
  } catch (error) {
    tellLine({ what: `statements of ${path.replace(brand.slug, '…')}`, ours: error instanceof Error ? error.message : 'failed' })
  }
}
await client.end()
