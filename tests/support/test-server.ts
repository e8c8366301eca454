import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startDatabase, sweep } from '../../scripts/database.ts'
import { applyMigrations } from '../../scripts/migrate.ts'

/** A throw-away PostgreSQL with a migrated template in it. */
export interface TestServer {
  /** Address of the maintenance database, for CREATE DATABASE. */
  readonly adminUrl: string
  readonly template: string
}

const PREFIX = 'shortrun-test-'
export const TEMPLATE = 'migrated'

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

/** Makes a database, as a copy of `template` when one is named. Returns its address. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<string> {
  await onServer(adminUrl, async (client) => {
    await client.query(`create database ${client.escapeIdentifier(name)} ${template ? `template ${client.escapeIdentifier(template)} strategy wal_log` : ''}`)
  })
  return addressOf(adminUrl, name)
}

/** Removes a database and ends whoever is still connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await onServer(adminUrl, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  })
}

export function addressOf(adminUrl: string, database: string): string {
  const address = new URL(adminUrl)
  address.pathname = `/${database}`
  return address.href
}

async function onServer(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
