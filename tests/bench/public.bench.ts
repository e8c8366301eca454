/** The public toy page, cached, beside a static page; statements on a miss and on a hit; JavaScript and third parties of the first load. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { connect, makeBrand } from './fill.ts'
import { rateOf, request } from './measure.ts'
import { counted, tellLine } from './report.ts'
import { statementsInLog } from '../support/statement-log.ts'

const app = process.env.APP_URL!
const client = await connect()
const brand = await makeBrand(client, { skus: 2 })
await client.query(`with part as (insert into "Part" (id, "brandId", number, name, category) select uuidv7(), $1, 'BE-P-' || lpad(n::text, 4, '0'), 'Part ' || n, 'structure' from generate_series(1, 12) n returning id),
    revision as (insert into "PartRevision" (id, "brandId", "partId", code, sequence, material, shape, "unitCost") select uuidv7(), $1, id, 'A', 1, 'PETG', '{"kind":"box","size":[10,10,10]}', 100 from part returning id)
  insert into "BomLine" (id, "brandId", "toyRevisionId", "findNumber", "partRevisionId", quantity) select uuidv7(), $1, $2, row_number() over (), id, 2 from revision`, [brand.brandId, brand.revisionId])

const toy = `/toys/${brand.toySlug}`
const get = async (path: string) => {
  const answer = await request(`${app}${path}`, { headers: { 'accept-encoding': 'gzip' } })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.body) : answer.body
}
const log = process.env.BENCH_SERVER_LOG!
const miss = await statementsInLog(client, log, () => get(toy))
const hit = await statementsInLog(client, log, () => get(toy))
tellLine(counted('public toy page, first request (miss)', miss.length, 6, 'statements'))
tellLine(counted('– next request (hit)', hit.length, 0, 'statements'))

/** Of the pages that are static in the build, the one nearest in size. */
const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../.next/prerender-manifest.json'), 'utf8')) as { routes: Record<string, { initialRevalidateSeconds: number | false; dataRoute: string | null }> }
const size = (await get(toy)).length
const candidates: { path: string; size: number }[] = []
for (const [path, { initialRevalidateSeconds, dataRoute }] of Object.entries(manifest.routes)) {
  if (initialRevalidateSeconds !== false || !dataRoute || path.startsWith('/_')) continue
  const answer = await request(`${app}${path}`)
  if (answer.status === 200) candidates.push({ path, size: answer.body.length })
}
const nearest = candidates.sort((a, b) => Math.abs(Math.log(a.size / size)) - Math.abs(Math.log(b.size / size)))[0]
if (nearest) {
  const kb = (bytes: number) => `${Math.round(bytes / 1024)} KB`
  const [plain, ours] = [await rateOf(4, 5, async () => { await get(nearest.path) }), await rateOf(4, 5, async () => { await get(toy) })]
  const ratio = ours.perSecond / plain.perSecond
  tellLine({ what: `public toy page, cached (${kb(size)}), 4 clients`, ours: `${ours.perSecond.toFixed(0)} /s`, yardstick: `${plain.perSecond.toFixed(0)} /s (static ${nearest.path}, ${kb(nearest.size)})`, ratio, bar: '≥ 0.9', reached: ratio >= 0.9 })
} else tellLine({ what: 'public toy page, cached', ours: 'no static page in the build to compare with' })

for (const path of [toy, '/']) {
  const html = (await get(path)).toString()
  const scripts = [...new Set([...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src]) => src!))].filter((src) => !html.includes(`src="${src}" noModule`))
  const foreign = [...html.matchAll(/(?:src|href)="(https?:\/\/[^"]+)"/g)].map(([, url]) => url!).filter((url) => /\.(?:js|css|woff2?|png|jpe?g|svg)(?:\?|$)/.test(url) && !url.startsWith(app))
  let bytes = 0
  for (const src of scripts) bytes += gzipSync(await get(src), { level: 6 }).length
  tellLine({ what: `first load of ${path === '/' ? '/' : 'a toy page'}: JavaScript, gzip`, ours: `${(bytes / 1000).toFixed(0)} KB in ${scripts.length} files`, bar: '≤ 140 KB', reached: bytes <= 140_000 })
  tellLine(counted('– requests to third parties', foreign.length, 0, 'requests'))
}
await client.end()
