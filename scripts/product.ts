/** Builds the product and starts its processes: for `npm run up` and for the end-to-end tests alike. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Ending } from './ending.ts'
import { sourceFingerprint } from './fingerprint.ts'
import { startGroup, stopGroup } from './processes.ts'
import { Told } from './told.ts'

const root = resolve(import.meta.dirname, '..')
const stamp = join(root, '.next/built-from')
const next = join(root, 'node_modules/next/dist/bin/next')

/** What a process of the product is told beside the person's own settings. */
export interface ProductSettings {
  readonly PORT: string
  readonly DATA_DIR: string
  readonly DATABASE_URL: string
  readonly AUTH_SECRET: string
  readonly DEMO: string
  readonly APP_URL: string
}

/** Runs one of our processes to its end, its words into a log. Throws a `Told` with the last words when it fails. */
export async function runStep(what: string, args: readonly string[], options: { settings: Readonly<Record<string, string | undefined>>; log: string; ending: Ending }): Promise<void> {
  mkdirSync(resolve(options.log, '..'), { recursive: true })
  const logFile = openSync(options.log, 'w')
  const child = startGroup(process.execPath, args, { cwd: root, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...options.settings }, stdio: ['ignore', logFile, logFile] })
  closeSync(logFile)
  const ended = new Promise<number | null>((resolveCode, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolveCode(code))
  })
  if (child.pid) options.ending.noteGroup(child.pid)
  let over = false
  options.ending.add(what, () => (over ? undefined : stopGroup(child.pid)))
  const code = await ended
  over = true
  if (code === 0) return
  const words = readFileSync(options.log, 'utf8')
  // Where the log itself had no room left, its words may be missing.
  if (/ENOSPC|no space left on device/i.test(words) || [root, resolve(options.log, '..')].some(isFull)) throw new Told(`The disk is full, and this step could not finish: ${what[0]!.toLowerCase()}${what.slice(1)}. Free some space, then run the command again.`)
  throw new Told(`${what} failed. Its last words (all of them: ${options.log}):\n${words.trim().split('\n').slice(-25).join('\n')}`)
}

/** Less than a megabyte is left on the disk that holds this folder. */
function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < 2 ** 20
}

/** True when the build on disk was made from these very sources. */
export function buildIsCurrent(): boolean {
  return existsSync(stamp) && existsSync(join(root, '.next/BUILD_ID')) && readFileSync(stamp, 'utf8') === sourceFingerprint()
}

/** `next build`, when the build on disk is missing, unfinished or older than the sources. */
export async function ensureBuild(options: { settings: Readonly<Record<string, string | undefined>>; log: string; ending: Ending; tell: (message: string) => void }): Promise<void> {
  if (buildIsCurrent()) return
  options.tell('Building (about a minute after a change of the sources)…')
  const fingerprint = sourceFingerprint()
  rmSync(stamp, { force: true }) // a build killed half-way has no stamp, and is made again
  await runStep('The build', [next, 'build'], { ...options, settings: { ...options.settings, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } })
  writeFileSync(stamp, fingerprint)
}

export interface RunningProduct {
  /** Resolves with a sentence when a process ends by itself, which none should. */
  readonly died: Promise<string>
}

/** Starts web server and worker, and waits for the first page. */
export async function startProduct(settings: ProductSettings, logs: string, ending: Ending): Promise<RunningProduct> {
  const endings: Promise<string>[] = []
  mkdirSync(logs, { recursive: true })
  const start = (what: string, args: readonly string[]) => {
    const log = join(logs, `${what}.log`)
    const logFile = openSync(log, 'a')
    const child = startGroup(process.execPath, args, {
      cwd: root, stdio: ['ignore', logFile, logFile],
      // Postgres names each process in its log and its list of connections.
      env: { ...process.env, ...settings, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', PGAPPNAME: `shortrun-${what}` },
    })
    closeSync(logFile)
    if (child.pid) ending.noteGroup(child.pid)
    ending.add(what, () => stopGroup(child.pid))
    endings.push(new Promise((resolveDied) => {
      child.once('error', (error) => resolveDied(`The ${what} process did not start: ${error.message}`))
      child.once('exit', (code, signal) => resolveDied(`The ${what} process ended (${signal ?? `code ${code}`}). Its last words (all of them: ${log}):\n${readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n')}`))
    }))
  }
  start('web', ['--disable-warning=ExperimentalWarning', 'scripts/web.ts'])
  if (existsSync(join(root, 'scripts/worker.ts'))) start('worker', ['--conditions=react-server', '--disable-warning=ExperimentalWarning', 'scripts/worker.ts'])
  const died = Promise.race(endings)
  const first = await Promise.race([firstAnswer(`http://localhost:${settings.PORT}/`), died])
  if (first) throw new Told(first)
  return { died }
}

/** Null as soon as the server answers with anything but an error of its own; a sentence after a minute without. */
async function firstAnswer(url: string): Promise<string | null> {
  const deadline = Date.now() + 60_000
  let last = 'no answer'
  while (Date.now() < deadline) {
    try {
      const { status } = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(20_000) })
      if (status < 500) return null
      last = `status ${status}`
    } catch {
      // It does not listen yet.
    }
    await wait(100)
  }
  return `The web server did not answer at ${url} within a minute (${last}). See its log.`
}
