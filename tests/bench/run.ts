/**
 * `npm run bench`: measures ours against a yardstick beside it, in one run, and prints the table. `npm run bench -- accept promise` runs only
 * these. Every bench has a database of its own on a server of its own (the embedded one, with all its safety); those that go over HTTP
 * start the built product. Nothing is left running. Figures swing with what else the machine does; ratios swing less.
 */
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { randomBytes } from 'node:crypto'
import { removeDatabase, startDatabase } from '../../scripts/database.ts'
import { runToTheEnd, type Ending } from '../../scripts/ending.ts'
import { applyMigrations, ensurePrismaClient } from '../../scripts/migrate.ts'
import { freePort, startGroup, stopGroup } from '../../scripts/processes.ts'
import { ensureBuild, startProduct } from '../../scripts/product.ts'
import { createDatabase } from '../support/databases.ts'
import { linesIn, tableOf, type Line } from './report.ts'

const root = resolve(import.meta.dirname, '../..')
/** Name → whether it needs the built product. */
const BENCHES: Readonly<Record<string, boolean>> = { accept: true, promise: false, lists: false, pages: true, public: true, import: false, scale: true, trace: false }
const LIMIT_MS = 8 * 60_000

interface Server {
  readonly adminUrl: string
  readonly log: string
}

async function startServer(ending: Ending): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), `shortrun-bench-${process.pid}-`))
  chmodSync(dataDir, 0o755) // as root, the server runs as another user
  ending.add('the bench data', async () => {
    await removeDatabase(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  })
  const server = await startDatabase({ dataDir })
  ending.add('the database', () => server.stop())
  return { adminUrl: server.url('postgres'), log: join(dataDir, 'logs/postgres.log') }
}

async function runBench(name: string, server: Server, output: string, ending: Ending): Promise<Line[]> {
  const databaseUrl = await createDatabase(server.adminUrl, `bench_${name}`, 'bench_template')
  const port = String(await freePort())
  const settings = {
    DATABASE_URL: databaseUrl, PORT: port, APP_URL: `http://localhost:${port}`, AUTH_SECRET: randomBytes(32).toString('base64url'), DEMO: 'false', DATA_DIR: join(output, 'data'),
  }
  const inner: (() => Promise<unknown>)[] = []
  if (BENCHES[name]) {
    const groups: number[] = []
    ending.noteGroup = (pid) => { groups.push(pid) }
    await startProduct(settings, join(output, name), ending)
    inner.push(() => Promise.all(groups.map((pid) => stopGroup(pid))))
  }
  const log = join(output, `${name}.log`)
  const file = openSync(log, 'w')
  const child = startGroup(process.execPath, ['--conditions=react-server', '--disable-warning=ExperimentalWarning', join(root, `tests/bench/${name}.bench.ts`)], {
    cwd: root, stdio: ['ignore', file, file], env: { ...process.env, ...settings, NODE_ENV: 'production', BENCH_SERVER_LOG: server.log },
  })
  closeSync(file)
  ending.add(name, () => stopGroup(child.pid))
  const limit = setTimeout(() => void stopGroup(child.pid), LIMIT_MS)
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail)
    child.once('exit', done)
  })
  clearTimeout(limit)
  for (const stop of inner) await stop()
  const words = readFileSync(log, 'utf8')
  const lines = linesIn(words)
  if (code === 0) return lines
  process.stdout.write(`${name} failed (code ${code}):\n${words.trim().split('\n').slice(-25).join('\n')}\n`)
  return [...lines, { what: `${name}: ended early, see ${log}`, ours: 'failed', reached: false }]
}

await runToTheEnd(async (ending) => {
  const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
  const unknown = asked.filter((name) => !(name in BENCHES))
  if (unknown.length > 0) {
    process.stdout.write(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.\n`)
    return 1
  }
  const names = asked.length > 0 ? asked : Object.keys(BENCHES)
  const output = join(root, 'tests/.output/bench')
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  await ensurePrismaClient()
  const tell = (message: string) => process.stdout.write(`${message}\n`)
  if (names.some((name) => BENCHES[name])) {
    await ensureBuild({ settings: { DATABASE_URL: undefined, AUTH_SECRET: 'only-for-the-build-only-for-the-build' }, log: join(output, 'build.log'), ending, tell })
  }
  const server = await startServer(ending)
  await applyMigrations(await createDatabase(server.adminUrl, 'bench_template'))
  tell(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`)
  const lines: Line[] = []
  for (const name of names) {
    const begun = Date.now()
    const found = await runBench(name, server, output, ending)
    lines.push(...found)
    tell(`\n${name} (${Math.round((Date.now() - begun) / 1000)} s)\n${tableOf(found)}`)
  }
  const missed = lines.filter(({ reached }) => reached === false)
  tell(`\n${lines.filter(({ reached }) => reached === true).length} bars reached, ${missed.length} missed.`)
  return 0
})
