import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { removeDatabase, startDatabase, type RunningDatabase } from '../../../scripts/database.ts'
import { isAlive } from '../../../scripts/processes.ts'

let dataDir = ''
let running: RunningDatabase | null = null

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), `shortrun-test-${process.pid}-start-`))
  chmodSync(dataDir, 0o755)
})

afterEach(async () => {
  await running?.stop()
  running = null
  await removeDatabase(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
})

async function start() {
  running = await startDatabase({ dataDir, volatile: true })
  return running
}

async function ask(database: RunningDatabase, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url('postgres') })
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

const serverPid = (database: RunningDatabase) => Number(readFileSync(join(database.folder, 'postmaster.pid'), 'utf8').split('\n')[0])

test('data outlives a stop, and nothing runs after it', async () => {
  const first = await start()
  await ask(first, 'create table kept (n int)')
  const pid = serverPid(first)
  await first.stop()
  expect(isAlive(pid)).toBe(false)
  expect(await ask(await start(), `select to_regclass('kept')::text`)).toEqual(['kept'])
})

test('a server left behind by a killed start is stopped, and its data is there', async () => {
  const first = await start()
  await ask(first, 'create table kept (n int)')
  const pid = serverPid(first)
  const second = await start() // nobody stopped the first
  expect(isAlive(pid)).toBe(false)
  expect(await ask(second, `select to_regclass('kept')::text`)).toEqual(['kept'])
})

test('a server that was killed starts again, whoever has its process id now', async () => {
  const first = await start()
  process.kill(serverPid(first), 'SIGKILL')
  const stale = readFileSync(join(first.folder, 'postmaster.pid'), 'utf8')
  await new Promise((next) => setTimeout(next, 300))
  writeFileSync(join(first.folder, 'postmaster.pid'), stale.replace(/^\d+/, String(process.pid)))
  expect(await ask(await start(), 'select 1')).toEqual([1])
  expect(isAlive(process.pid)).toBe(true)
})

test('a first start killed while making the files begins again', async () => {
  mkdirSync(join(dataDir, 'postgres.new/base'), { recursive: true })
  mkdirSync(join(dataDir, 'postgres'), { recursive: true })
  expect(await ask(await start(), 'select 1')).toEqual([1])
  expect(existsSync(join(dataDir, 'postgres.new'))).toBe(false)
})

test('a port that another program took meanwhile is left to it', async () => {
  const first = await start()
  await first.stop()
  const other = createServer()
  await new Promise<void>((listening) => other.listen(first.port, '127.0.0.1', listening))
  try {
    const second = await start()
    expect(second.port).not.toBe(first.port)
    expect(await ask(second, 'select 1')).toEqual([1])
  } finally {
    other.close()
  }
})

test('a data folder that is a file is told plainly', async () => {
  const file = join(dataDir, 'not-a-folder')
  writeFileSync(file, '')
  await expect(startDatabase({ dataDir: file })).rejects.toThrow(/should be a folder/)
})
