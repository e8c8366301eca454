/**
 * `npm run up`: from a checkout to a running product. Database → migrations → demo data (once) → build (when the sources
 * changed) → web server and worker. Ctrl-C stops everything; the data stays in the data folder. `--reset` begins afresh.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { DEMO_PASSWORD, demoAccounts } from '../prisma/seed/accounts.ts'
import { removeDatabase, startDatabase, stopDatabaseLeftBehind } from './database.ts'
import { runToTheEnd, type Ending } from './ending.ts'
import { ensurePrismaClient } from './migrate.ts'
import { emptyDatabase, prepareDatabase, seedExists } from './prepare.ts'
import { birthOf, freePort, isAlive, isPortFree, stopGroup } from './processes.ts'
import { ensureBuild, startProduct, type ProductSettings } from './product.ts'
import { Told, tellFileProblem } from './told.ts'

// A wrong setting is told in its own words.
const { env } = await import('#env.ts').catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
const dataDir = env.DATA_DIR
const logs = join(dataDir, 'logs')
const pidFile = join(dataDir, 'up.pid')
const ownDatabase = process.env.DATABASE_URL?.trim() || null
const production = env.SHORTRUN_MODE === 'production'
const demo = !production && process.env.DEMO?.trim() !== 'false' && process.env.DEMO?.trim() !== '0'
const begun = Date.now()

function tell(message: string): void {
  process.stdout.write(`${message}\n`)
}

interface Noted {
  readonly pid: number
  readonly birth: string
}

interface PidFile extends Noted {
  readonly port: number
  readonly groups: readonly Noted[]
}

const isSame = ({ pid, birth }: Noted) => isAlive(pid) && birthOf(pid) === birth

function readPidFile(): PidFile | null {
  try {
    return JSON.parse(readFileSync(pidFile, 'utf8')) as PidFile
  } catch {
    return null
  }
}

function writePidFile(groups: readonly Noted[]): void {
  const content: PidFile = { pid: process.pid, birth: birthOf(process.pid), port: env.PORT, groups }
  writeFileSync(`${pidFile}.new`, `${JSON.stringify(content)}\n`)
  renameSync(`${pidFile}.new`, pidFile)
}

/** One start a data folder. What a killed start left running is stopped here. */
async function takeDataFolder(ending: Ending): Promise<void> {
  try {
    mkdirSync(logs, { recursive: true })
    const before = readPidFile()
    if (before && isSame(before)) throw new Told(`Shortrun is already running in this folder: http://localhost:${before.port} (process ${before.pid}). Stop it with Ctrl-C there, or start another with its own PORT and DATA_DIR.`)
    for (const group of before?.groups ?? []) if (isSame(group)) await stopGroup(group.pid)
    writePidFile([])
    const groups: Noted[] = []
    ending.noteGroup = (pid) => {
      groups.push({ pid, birth: birthOf(pid) })
      writePidFile(groups)
    }
  } catch (error) {
    throw tellFileProblem(error, dataDir)
  }
  ending.add('the pid file', () => rmSync(pidFile, { force: true }))
}

async function checkPort(): Promise<void> {
  if (await isPortFree(env.PORT)) return
  let free = env.PORT + 1
  while (free < env.PORT + 50 && !(await isPortFree(free))) free += 1
  throw new Told(`Port ${env.PORT} is taken by another program. Use another one: PORT=${free < env.PORT + 50 ? free : await freePort()} npm run up`)
}

async function reset(): Promise<void> {
  const what = ownDatabase ? `everything in the database ${new URL(ownDatabase).pathname.slice(1)} at ${new URL(ownDatabase).host}, and the files in ${dataDir}` : `all data in ${dataDir}`
  if (!process.argv.includes('--yes')) {
    if (env.CI || !process.stdin.isTTY) throw new Told(`--reset removes ${what}. Nobody is here to ask; add --yes to do it.`)
    const ask = createInterface({ input: process.stdin, output: process.stdout })
    const answer = await ask.question(`This removes ${what}. Type "yes" to go on: `)
    ask.close()
    if (answer.trim().toLowerCase() !== 'yes') throw new Told('Nothing was removed.')
  }
  if (ownDatabase) await emptyDatabase(ownDatabase)
  await removeDatabase(dataDir)
  rmSync(env.FILES_DIR, { recursive: true, force: true })
  if (env.FILES_BUCKET) tell(`The files in the bucket ${env.FILES_BUCKET.bucket} are left there: nothing points to them any more.`)
  tell('Removed. Beginning afresh.')
}

/** The secret that signs sessions: given, or made once and kept with the data. Production must bring its own. */
function authSecret(): string {
  const given = process.env.AUTH_SECRET?.trim()
  if (given) return env.AUTH_SECRET
  if (production) throw new Told('AUTH_SECRET is not set. In production mode it must be: at least 32 random characters, the same on every start.')
  const path = join(dataDir, 'auth-secret')
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(path, 'utf8').trim()
}

async function databaseUrl(ending: Ending): Promise<string> {
  if (ownDatabase) return env.DATABASE_URL
  if (production) throw new Told('DATABASE_URL is not set. In production mode the database is yours, with its own backups.')
  const fresh = !existsSync(join(dataDir, 'database.json'))
  if (fresh) tell('Making the database…')
  const database = await startDatabase({ dataDir, tell })
  ending.add('the database', () => database.stop())
  return database.url('shortrun')
}

function demoSignIns(): string[] {
  if (!demo || !seedExists()) return []
  const width = Math.max(...demoAccounts.map(({ email }) => email.length))
  return [
    'Demo sign-ins (one click each on the sign-in page):',
    ...demoAccounts.map(({ email, name, job }) => `  ${email.padEnd(width)}  ${name}: ${job}`),
    `  password of all: ${DEMO_PASSWORD}`,
  ]
}

async function up(ending: Ending): Promise<number> {
  await takeDataFolder(ending)
  await checkPort()
  if (process.argv.includes('--reset')) {
    await stopDatabaseLeftBehind(dataDir)
    await reset()
  }
  ensurePrismaClient(tell)
  const url = await databaseUrl(ending)
  const settings: ProductSettings = {
    PORT: String(env.PORT), DATA_DIR: dataDir, DATABASE_URL: url, AUTH_SECRET: authSecret(), DEMO: String(demo), APP_URL: env.APP_URL,
  }
  await prepareDatabase({ databaseUrl: url, disposable: !ownDatabase, demo, settings: { ...settings }, logs, ending, tell })
  await ensureBuild({ settings: { ...settings }, log: join(logs, 'build.log'), ending, tell })
  if (ending.begun) return 0

  const product = await startProduct(settings, logs, ending)
  tell('')
  tell(`Shortrun is running at ${env.APP_URL}  (started in ${((Date.now() - begun) / 1000).toFixed(1)} s)`)
  for (const line of demoSignIns()) tell(line)
  tell(`Data and logs: ${dataDir}. Ctrl-C stops everything.`)
  throw new Told(await product.died)
}

await runToTheEnd(up, () => tell('\nStopping…'))
