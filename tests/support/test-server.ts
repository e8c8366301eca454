import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabase, sweep } from '../../scripts/database.ts'
import { applyMigrations } from '../../scripts/migrate.ts'
import { createDatabase } from './databases.ts'

/** A throw-away PostgreSQL with a migrated template in it. */
export interface TestServer {
  /** Address of the maintenance database, for CREATE DATABASE. */
  readonly adminUrl: string
  readonly template: string
}

const PREFIX = 'shortrun-test-'
const TEMPLATE = 'migrated'

/** Starts a server in the temporary folder and migrates its template once. Servers of killed runs are stopped and removed first. */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  await sweep(tmpdir(), PREFIX)
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  chmodSync(dataDir, 0o755) // as root, the server runs as another user
  const server = await startDatabase({ dataDir, volatile: true })
  const adminUrl = server.url('postgres')
  const stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await createDatabase(adminUrl, TEMPLATE)
    await applyMigrations(server.url(TEMPLATE))
  } catch (error) {
    await stop()
    throw error
  }
  return { adminUrl, template: TEMPLATE, stop }
}
