/** Makes a database ready: there, migrated, and, for the demo, seeded exactly once. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { Ending } from './ending.ts'
import { applyMigrations } from './migrate.ts'
import { runStep } from './product.ts'
import { Told } from './told.ts'

const root = resolve(import.meta.dirname, '..')

export interface Preparation {
  readonly databaseUrl: string
  /** The database is ours alone (embedded): it may be made anew when a seed was interrupted. */
  readonly disposable: boolean
  readonly demo: boolean
  readonly settings: Readonly<Record<string, string | undefined>>
  readonly logs: string
  readonly ending: Ending
  readonly tell: (message: string) => void
}

/** Connects to the maintenance database of the same server. */
async function onServer<T>(databaseUrl: string, work: (client: pg.Client, database: string) => Promise<T>): Promise<T> {
  const address = new URL(databaseUrl)
  const database = decodeURIComponent(address.pathname.slice(1))
  address.pathname = '/postgres'
  return onDatabase(address.href, (client) => work(client, database))
}

async function onDatabase<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // the query that runs says it
  try {
    await client.connect()
  } catch (error) {
    const shown = new URL(databaseUrl)
    shown.password = shown.password && '***'
    throw new Told(`The database at ${shown.href} does not answer: ${error instanceof Error ? error.message : String(error)}. Check DATABASE_URL.`)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function createIfMissing(databaseUrl: string): Promise<void> {
  await onServer(databaseUrl, async (client, database) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
  })
}

async function drop(databaseUrl: string): Promise<void> {
  await onServer(databaseUrl, async (client, database) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(database)} with (force)`)
  })
}

/** Removes everything in a database that is not ours to drop: our schemas only. */
export async function emptyDatabase(databaseUrl: string): Promise<void> {
  await onDatabase(databaseUrl, async (client) => {
    await client.query('drop schema if exists public, graphile_worker, shortrun_start cascade')
    await client.query('create schema public')
  })
}

/** Where the seed stands. The table is not in the product's schema: only this command knows it. */
type SeedState = 'none' | 'begun' | 'done'

async function seedState(databaseUrl: string): Promise<SeedState> {
  return onDatabase(databaseUrl, async (client) => {
    const { rows: [table] } = await client.query<{ there: boolean }>(`select to_regclass('shortrun_start.seed') is not null as there`)
    if (!table?.there) return 'none'
    const { rows: [row] } = await client.query<{ done: boolean }>('select finished_at is not null as done from shortrun_start.seed')
    return row ? (row.done ? 'done' : 'begun') : 'none'
  })
}

async function isInUse(databaseUrl: string): Promise<boolean> {
  return onDatabase(databaseUrl, async (client) => (await client.query('select 1 from "Brand" limit 1')).rowCount !== 0)
}

/** Brings the database to the state the product starts from. Healing: an interrupted seed begins again on a fresh database. */
export async function prepareDatabase(preparation: Preparation): Promise<void> {
  const { databaseUrl, disposable, tell } = preparation
  if (disposable) await createIfMissing(databaseUrl)
  if ((await seedState(databaseUrl)) === 'begun') {
    if (!disposable) throw new Told('The last start was interrupted while it wrote the demo data, and this database is not ours to remove. Run "npm run up -- --reset", which empties it after asking.')
    tell('The last start was interrupted while it wrote the demo data: beginning again.')
    await drop(databaseUrl)
    await createIfMissing(databaseUrl)
  }
  const applied = await applyMigrations(databaseUrl)
  if (applied.length > 0) tell(`Database migrated (${applied.length} ${applied.length === 1 ? 'step' : 'steps'}).`)
  if (preparation.demo && (await seedState(databaseUrl)) === 'none') await seed(preparation)
}

/** A checkout without the demo's seed starts empty. */
export function seedExists(): boolean {
  return existsSync(join(root, 'prisma/seed/seed.ts'))
}

async function seed({ databaseUrl, settings, logs, ending, tell }: Preparation): Promise<void> {
  if (!seedExists() || (await isInUse(databaseUrl))) return
  tell('Writing the demo data…')
  await onDatabase(databaseUrl, async (client) => {
    await client.query('create schema if not exists shortrun_start')
    await client.query('create table if not exists shortrun_start.seed (id int primary key default 1 check (id = 1), begun_at timestamptz not null default now(), finished_at timestamptz)')
    await client.query('insert into shortrun_start.seed default values')
  })
  await runStep('Writing the demo data', ['--conditions=react-server', '--disable-warning=ExperimentalWarning', 'scripts/seed.ts'], { settings, log: join(logs, 'seed.log'), ending })
  await onDatabase(databaseUrl, async (client) => {
    await client.query('update shortrun_start.seed set finished_at = now()')
  })
}
