import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { removeDatabase, startDatabase, sweep } from '../../scripts/database.ts'
import { applyMigrations } from '../../scripts/migrate.ts'
import { createDatabase, dropDatabase } from './databases.ts'

/** A PostgreSQL for one run of the tests, with a migrated template in it. */
export interface TestServer {
  /** Address of a database to give CREATE DATABASE from. */
  readonly adminUrl: string
  readonly template: string
  /** Its log file; null for a server that is not ours. */
  readonly log: string | null
}

const PREFIX = 'shortrun-test-'

/**
 * Starts a throw-away server (in DATA_DIR when set, else in the temporary folder) and migrates its template once.
 * With DATABASE_URL set, that server is used instead, and what was made there is dropped in the end.
 * Servers of killed runs are stopped and removed first.
 */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  const template = `${PREFIX}${process.pid}-migrated`
  const { adminUrl, stop, log } = process.env.DATABASE_URL ? borrowed(process.env.DATABASE_URL, template) : await ownServer()
  try {
    await applyMigrations(await createDatabase(adminUrl, template))
  } catch (error) {
    await stop()
    throw error
  }
  return { adminUrl, template, stop, log }
}

function borrowed(adminUrl: string, template: string) {
  return { adminUrl, stop: () => dropDatabase(adminUrl, template), log: null }
}

async function ownServer() {
  const parent = process.env.DATA_DIR ? resolve(process.env.DATA_DIR) : tmpdir()
  mkdirSync(parent, { recursive: true })
  await sweep(parent, PREFIX)
  const dataDir = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`))
  chmodSync(dataDir, 0o755) // as root, the server runs as another user
  const server = await startDatabase({ dataDir, volatile: true })
  const stop = async () => {
    await server.stop()
    await removeDatabase(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { adminUrl: server.url('postgres'), stop, log: join(dataDir, 'logs', 'postgres.log') }
}
