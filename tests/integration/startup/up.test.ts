import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { birthOf } from '../../../scripts/processes.ts'

// What stops a start before it has begun is told in a sentence, without a stack, and changes nothing.

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shortrun-up-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function up(settings: Readonly<Record<string, string | undefined>>, ...args: string[]) {
  const env = { ...process.env, DATABASE_URL: undefined, NODE_OPTIONS: undefined, CI: 'true', DATA_DIR: folder, ...settings }
  const { status, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/up.ts', ...args], { cwd: resolve(import.meta.dirname, '../../..'), encoding: 'utf8', env, timeout: 30_000 })
  return { status, told: stderr.trim() }
}

/** Holds a port for as long as the work takes, with another process in the way of `up` as a real one would be. */
async function withPortTaken(work: (port: number) => void): Promise<void> {
  const other = createServer()
  const port = await new Promise<number>((listening) => other.listen(0, () => listening((other.address() as AddressInfo).port)))
  try {
    work(port)
  } finally {
    await new Promise((closed) => other.close(closed))
  }
}

test('a taken port is told, with the command that uses another', async () => {
  await withPortTaken((port) => {
    const { status, told } = up({ PORT: String(port) })
    expect(status).toBe(1)
    expect(told).toMatch(new RegExp(`^Port ${port} is taken by another program\\. Use another one: PORT=\\d+ npm run up$`))
  })
  expect(readdirSync(folder), 'nothing is left that a later start could stumble over').toEqual(['logs'])
})

test('a second start in the same folder says where the first one is', () => {
  writeFileSync(join(folder, 'up.pid'), JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), port: 3456, groups: [] }))
  const { status, told } = up({ PORT: '3457' })
  expect(status).toBe(1)
  expect(told).toBe(`Shortrun is already running in this folder: http://localhost:3456 (process ${process.pid}). Stop it with Ctrl-C there, or start another with its own PORT and DATA_DIR.`)
})

test('the pid file of a start that was killed stops nobody: its number may be another program’s by now', async () => {
  writeFileSync(join(folder, 'up.pid'), JSON.stringify({ pid: process.pid, birth: 'another life', port: 3456, groups: [{ pid: process.pid, birth: 'another life' }] }))
  await withPortTaken((port) => expect(up({ PORT: String(port) }).told).toMatch(/^Port \d+ is taken/)) // it got past the file, and this process still runs
})

test('a data folder that is a file is told', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const { status, told } = up({ DATA_DIR: file })
  expect(status).toBe(1)
  expect(told).toBe(`${file} should be a folder, but something else is there. Move it away, or set DATA_DIR to another place.`)
})

test('a reset with nobody to ask removes nothing', () => {
  writeFileSync(join(folder, 'kept'), 'as it was')
  const { status, told } = up({ PORT: '3458' }, '--reset')
  expect(status).toBe(1)
  expect(told).toContain('Nobody is here to ask; add --yes to do it.')
  expect(readdirSync(folder)).toContain('kept')
})

test('production without its own secret or database does not start', () => {
  expect(up({ SHORTRUN_MODE: 'production', PORT: '3459', AUTH_SECRET: undefined }).told).toMatch(/AUTH_SECRET|DATABASE_URL/)
})
