/** Accepting a restock of two lines through the JSON API, beside plain Node and `pg`; and 200 at once for 37 pieces. */
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort, startGroup, stopGroup } from '../../scripts/processes.ts'
import { connect, makeBrand, promiseRestocks, stockEachSku } from './fill.ts'
import { rateOf, request } from './measure.ts'
import { counted, tellLine } from './report.ts'
import { statementsInLog } from '../support/statement-log.ts'

const CLIENTS = 8
const SECONDS = 10
const PREPARED = 24_000

const client = await connect()
const brand = await makeBrand(client, { skus: 200 })
await stockEachSku(client, brand, 1_000_000)
await promiseRestocks(client, brand, 1, PREPARED, { lines: 2, quantity: 3 })
await client.query('analyze')

const app = process.env.APP_URL!
let next = 1
const numberOf = (n: number) => `RST-${String(n).padStart(6, '0')}`

async function acceptOurs(number: string, token = brand.token): Promise<number> {
  const { status } = await request(`${app}/api/v1/restocks/${number}/accept`, { method: 'POST', body: '{}', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': `bench-${number}` } })
  return status
}

async function mustBe200(status: number, number: string): Promise<void> {
  if (status !== 200) throw new Error(`${number} answered ${status}`)
}

for (let warm = 0; warm < 30; warm += 1, next += 1) await mustBe200(await acceptOurs(numberOf(next)), numberOf(next))
const statements = await statementsInLog(client, process.env.BENCH_SERVER_LOG!, async () => mustBe200(await acceptOurs(numberOf(next)), numberOf(next++)))
process.stdout.write(`${statements.join('\n')}\n`)

const port = await freePort()
const yardstick = startGroup(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'yardstick-accept.ts')], {
  stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, YARDSTICK_PORT: String(port), BRAND_ID: brand.brandId },
})
try {
  await once(yardstick.stdout!, 'data')
  const acceptPlain = async () => {
    const number = numberOf(next++)
    const { status, body } = await request(`http://127.0.0.1:${port}/${number}`, { method: 'POST', headers: { 'idempotency-key': `plain-${number}` } })
    if (status !== 200) throw new Error(`the yardstick answered ${status} for ${number}: ${body.toString()}`)
  }
  await acceptPlain()
  // Side by side, in turns, so that what else the machine does hits both.
  const [plain, ours] = [[], []] as { perSecond: number; median: number }[][]
  for (let turn = 0; turn < 2; turn += 1) {
    plain!.push(await rateOf(CLIENTS, SECONDS / 2, acceptPlain))
    ours!.push(await rateOf(CLIENTS, SECONDS / 2, async () => {
      const number = numberOf(next++)
      await mustBe200(await acceptOurs(number), number)
    }))
  }
  const mean = (rates: typeof plain) => rates!.reduce((sum, { perSecond }) => sum + perSecond, 0) / rates!.length
  const ratio = mean(ours) / mean(plain)
  tellLine({ what: `accept a restock, 2 lines, JSON API, ${CLIENTS} clients`, ours: `${mean(ours).toFixed(0)} /s, ${ours![1]!.median.toFixed(0)} ms`, yardstick: `${mean(plain).toFixed(0)} /s (Node + pg, one named statement)`, ratio, bar: '≥ 0.45', reached: ratio >= 0.45 })
  tellLine(counted('– round trips to Postgres, begin and commit included', statements.length, 4, 'statements'))
} finally {
  await stopGroup(yardstick.pid)
}

// 200 at once for 37 pieces.
const scarce = await makeBrand(client, { skus: 1 })
await stockEachSku(client, scarce, 37)
await promiseRestocks(client, scarce, 1, 200, { lines: 1, quantity: 1 })
const begun = performance.now()
const statuses = await Promise.all(Array.from({ length: 200 }, (_, index) => acceptOurs(numberOf(index + 1), scarce.token)))
const seconds = (performance.now() - begun) / 1000
const { rows: [held] } = await client.query<{ pieces: number }>(`select coalesce(sum(allocated), 0)::int as pieces from "StockBalance" where "brandId" = $1`, [scarce.brandId])
const of = (status: number) => statuses.filter((one) => one === status).length
tellLine({
  what: '200 parallel acceptances for 37 pieces over HTTP', ours: `${of(200)} accepted, ${of(409)} refused, ${200 - of(200) - of(409)} other, ${held!.pieces} held, ${seconds.toFixed(1)} s`, bar: '37, 163, 0, 37',
  reached: of(200) === 37 && of(409) === 163 && held!.pieces === 37,
})
await client.end()
