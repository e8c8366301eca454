/**
 * `npm test`: every check there is, ending with one line `N passed, N failed`; the exit status is 0 exactly when none failed.
 * `npm test -- unit` runs one part (types, lint, unit, architecture, integration, e2e); what follows goes to its tool.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createDatabase, dropDatabase } from '../tests/support/databases.ts'
import { startTestServer } from '../tests/support/test-server.ts'
import { runToTheEnd, type Ending } from './ending.ts'
import { ensurePrismaClient } from './migrate.ts'
import { prepareDatabase } from './prepare.ts'
import { freePort, isPortFree, startGroup, stopGroup } from './processes.ts'
import { ensureBuild, runStep, startProduct, type ProductSettings } from './product.ts'
import { Told } from './told.ts'

const root = resolve(import.meta.dirname, '..')
const output = join(root, 'tests/.output')
const bin = (path: string) => join(root, 'node_modules', path)
const vitest = bin('vitest/vitest.mjs')
const STEP_LIMIT_MS = 45 * 60_000
const PARTS = ['types', 'lint', 'unit', 'architecture', 'integration', 'e2e'] as const
type Part = (typeof PARTS)[number]

interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped?: number
}

const quiet: Readonly<Record<string, string | undefined>> = { CI: 'true', NO_COLOR: '1', FORCE_COLOR: undefined, NODE_OPTIONS: '--disable-warning=ExperimentalWarning', NEXT_TELEMETRY_DISABLED: '1' }

function tell(message: string): void {
  process.stdout.write(`${message}\n`)
}

interface Check {
  readonly name: string
  readonly args: readonly string[]
  readonly settings?: Readonly<Record<string, string | undefined>>
  /** What the tool's own report says; given its exit code and all its words. */
  count(code: number | null, words: string): Count
}

async function runCheck(check: Check, ending: Ending): Promise<Count> {
  const begun = Date.now()
  const log = join(output, `${check.name}.log`)
  const logFile = openSync(log, 'w')
  const child = startGroup(process.execPath, check.args, { cwd: root, env: { ...process.env, ...quiet, ...check.settings }, stdio: ['ignore', logFile, logFile] })
  closeSync(logFile)
  let over = false
  ending.add(check.name, () => (over ? undefined : stopGroup(child.pid)))
  const limit = setTimeout(() => void stopGroup(child.pid), STEP_LIMIT_MS)
  const code = await new Promise<number | null>((resolveCode, reject) => {
    child.once('error', reject)
    child.once('exit', resolveCode)
  })
  clearTimeout(limit)
  over = true
  await stopGroup(child.pid, 2_000) // whatever the tool left behind
  const words = readFileSync(log, 'utf8')
  let count = check.count(code, words)
  // A tool that fails without a failed test has still failed.
  if (code !== 0 && count.failed === 0) count = { ...count, failed: 1 }
  if (code === 0 && count.passed + count.failed === 0) count = { passed: 0, failed: 1 } // it looked at nothing
  const seconds = ((Date.now() - begun) / 1000).toFixed(0)
  tell(`${count.failed === 0 ? 'ok  ' : 'FAIL'} ${check.name}: ${count.passed} passed, ${count.failed} failed${count.skipped ? `, ${count.skipped} skipped` : ''} (${seconds} s)`)
  if (count.failed > 0) tell(indent(words.trim().split('\n').slice(-200).join('\n')))
  return count
}

const indent = (text: string) => text.replace(/^/gm, '    ')

/** A check without tests of its own: it passes as one, and fails with as many as it names. */
const wholeCheck = (problem: RegExp) => (code: number | null, words: string): Count =>
  code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: Math.max(1, words.match(problem)?.length ?? 1) }

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

function vitestCheck(project: 'unit' | 'architecture' | 'integration', more: readonly string[]): Check {
  const report = join(output, `${project}.json`)
  rmSync(report, { force: true })
  return {
    name: project,
    // All cores: by itself vitest leaves one to a watcher, and of two cores that is half.
    args: [vitest, 'run', '--config', 'tests/vitest.config.ts', '--project', project, '--maxWorkers=100%', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...more],
    settings: project === 'integration' ? {} : { DATABASE_URL: undefined },
    count: () => {
      const found = readReport<VitestReport>(report)
      if (!found) return { passed: 0, failed: 1 }
      const broken = found.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
      return { passed: found.numPassedTests, failed: found.numFailedTests + broken, skipped: found.numPendingTests }
    },
  }
}

function readReport<Report>(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch {
    return null
  }
}

const types = (more: readonly string[]): Check => ({ name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json', ...more], count: wholeCheck(/error TS\d+/g) })
const lint = (more: readonly string[]): Check => ({
  name: 'lint', args: [bin('eslint/bin/eslint.js'), '--config', 'tests/eslint.config.mjs', '--max-warnings=0', ...(more.length > 0 ? more : ['src', 'scripts', 'tests', 'prisma'])], count: wholeCheck(/^\s+\d+:\d+\s+/gm),
})
const deadCode = (): Check => ({ name: 'dead-code', args: [bin('knip/bin/knip.js'), '--config', 'tests/knip.json', '--no-progress'], count: wholeCheck(/^\S.*:\d+:\d+\s*$/gm) })

function add(...counts: readonly Count[]): Count {
  return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), { passed: 0, failed: 0 })
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number }
  readonly errors: readonly unknown[]
}

/** The product as people get it: a production build on a copy of the seeded database, and a real browser. */
async function endToEnd(ending: Ending, more: readonly string[]): Promise<Count> {
  if (!existsSync(join(root, 'tests/e2e')) || !readdirSync(join(root, 'tests/e2e'), { recursive: true }).some((name) => String(name).endsWith('.spec.ts'))) {
    tell('     e2e: there are no specs')
    return { passed: 0, failed: 0 }
  }
  try {
    return await onProduct(ending, more)
  } catch (error) {
    if (ending.begun || !(error instanceof Told)) throw error
    tell(`FAIL e2e: the product did not start.\n${indent(error.message)}`)
    return { passed: 0, failed: 1 }
  }
}

async function onProduct(ending: Ending, more: readonly string[]): Promise<Count> {
  const begun = Date.now()
  const logs = join(output, 'logs')
  const scratch = join(tmpdir(), `shortrun-e2e-${process.pid}`)
  mkdirSync(scratch, { recursive: true })
  ending.add('temporary files', () => rmSync(scratch, { recursive: true, force: true }))
  const server = await startTestServer()
  ending.add('the test database', () => server.stop())

  const wanted = Number(process.env.PORT)
  const port = wanted && (await isPortFree(wanted)) ? wanted : await freePort()
  const settingsFor = (databaseUrl: string): ProductSettings => ({
    PORT: String(port), DATA_DIR: scratch, DATABASE_URL: databaseUrl, AUTH_SECRET: 'only-for-tests-only-for-tests-only', DEMO: 'true', APP_URL: `http://localhost:${port}`,
  })
  const seeded = `shortrun-test-${process.pid}-seeded`
  const used = `shortrun-test-${process.pid}-e2e`
  ending.add('the seeded databases', async () => {
    await dropDatabase(server.adminUrl, used)
    await dropDatabase(server.adminUrl, seeded)
  })
  const seededUrl = await createDatabase(server.adminUrl, seeded, server.template)
  // Neither needs the other, and neither keeps both cores at work.
  await Promise.all([
    prepareDatabase({ databaseUrl: seededUrl, disposable: false, demo: true, settings: { ...settingsFor(seededUrl) }, logs, ending, tell }),
    ensureBuild({ settings: { ...settingsFor(seededUrl) }, log: join(logs, 'build.log'), ending, tell }),
  ])
  const settings = settingsFor(await createDatabase(server.adminUrl, used, seeded))
  await startProduct(settings, logs, ending)
  tell(`     e2e: the product is ready (${((Date.now() - begun) / 1000).toFixed(0)} s)`)

  const report = join(output, 'e2e.json')
  rmSync(report, { force: true })
  return runCheck({
    name: 'e2e', args: [bin('@playwright/test/cli.js'), 'test', '--config', 'tests/playwright.config.ts', ...more],
    settings: { ...settings, E2E_REPORT: report, TMPDIR: scratch, SEEDED_DATABASE: seeded, SERVER_LOG: server.log ?? undefined },
    count: () => {
      const found = readReport<PlaywrightReport>(report)
      if (!found) return { passed: 0, failed: 1 }
      const { expected, unexpected, flaky, skipped } = found.stats
      return { passed: expected, failed: unexpected + flaky + (unexpected + flaky === 0 ? found.errors.length : 0), skipped }
    },
  }, ending)
}

/** What type-check, lint and build need beside the sources. */
async function makeGenerated(ending: Ending): Promise<void> {
  ensurePrismaClient()
  await runStep('Making the route types', [bin('next/dist/bin/next'), 'typegen'], { settings: quiet, log: join(output, 'logs/typegen.log'), ending })
}

async function main(ending: Ending): Promise<number> {
  const [named, ...more] = process.argv.slice(2)
  const only = PARTS.find((part) => part === named)
  if (named && !only) throw new Told(`There is no part "${named}". The parts: ${PARTS.join(', ')}.`)
  const wants = (part: Part) => !only || part === only
  const begun = Date.now()
  mkdirSync(join(output, 'logs'), { recursive: true })
  await makeGenerated(ending)

  const counts: Count[] = []
  const together = async (checks: readonly (Check | false)[]) => {
    counts.push(...(await Promise.all(checks.filter((check) => check !== false).map((check) => runCheck(check, ending)))))
  }
  // Two at a time where each keeps one core busy; alone where one keeps both.
  await together([wants('types') && types(more), wants('lint') && lint(more)])
  await together([wants('unit') && vitestCheck('unit', more)])
  await together([wants('architecture') && vitestCheck('architecture', more), wants('architecture') && deadCode()])
  await together([wants('integration') && vitestCheck('integration', more)])
  if (wants('e2e') && !ending.begun) counts.push(await endToEnd(ending, more))

  await ending.end()
  const { passed, failed } = add(...counts)
  tell(`(${((Date.now() - begun) / 1000).toFixed(0)} s; logs: tests/.output)`)
  tell(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}

await runToTheEnd(main)
