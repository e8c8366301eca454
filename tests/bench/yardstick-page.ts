/**
 * The yardstick of pages: a Next application of one dynamic page with one named statement, nothing else. What it answers in a second says how fast the
 * machine is at the very work that pages are.
 */
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort, startGroup, stopGroup } from '../../scripts/processes.ts'
import { request } from './measure.ts'

/** Answers a second where the bars of time were set: 2 cores, Postgres and load beside it. A bar of 50 ms is 13.35 such answers. */
export const ANSWERS_WHERE_BARS_WERE_SET = 267

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{"private": true, "type": "module"}',
  'next.config.mjs': "export default { serverExternalPackages: ['pg'] }",
  'app/layout.jsx': 'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }',
  'app/page.jsx': `import pg from 'pg'
export const dynamic = 'force-dynamic'
const pool = (globalThis.pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL }))
export default async function Page() {
  const { rows } = await pool.query({ name: 'one', text: 'select name, code from "Sku" limit 1' })
  return <main><h1>{rows[0].name}</h1><p>{rows[0].code}</p></main>
}`,
}

/** Writes and builds it in `folder` (inside the project, whose packages it uses), and starts it against DATABASE_URL. */
export async function startPageYardstick(folder: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const next = resolve(import.meta.dirname, '../../node_modules/next/dist/bin/next')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const
  const build = startGroup(process.execPath, [next, 'build', folder], { stdio: ['ignore', 'inherit', 'inherit'], env })
  const [code] = await once(build, 'exit')
  if (code !== 0) throw new Error('the page of the yardstick could not be built')
  const port = await freePort()
  const server = startGroup(process.execPath, [next, 'start', folder, '-p', String(port)], { stdio: ['ignore', 'inherit', 'inherit'], env })
  const url = `http://localhost:${port}/`
  for (let tries = 0; tries < 100; tries += 1) {
    if (await request(url).then(({ status }) => status === 200, () => false)) return { url, stop: () => stopGroup(server.pid) }
    await new Promise((done) => setTimeout(done, 100))
  }
  await stopGroup(server.pid)
  throw new Error('the page of the yardstick does not answer')
}
