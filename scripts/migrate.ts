/**
 * Migrations through Prisma's own engine as WebAssembly: nothing to download, and the same record (`_prisma_migrations`)
 * as `prisma migrate deploy` keeps. The engine's interface is not documented: all Prisma packages are pinned to one version,
 * and tests/integration/database covers what is used here.
 *
 *   node scripts/migrate.ts apply          bring DATABASE_URL up to date
 *   node scripts/migrate.ts new NAME       write the next migration from the difference between migrations and schema
 *   node scripts/migrate.ts baseline       write 0001_init anew from the schema (only before the first release)
 *   node scripts/migrate.ts check          exit 1 when migrations and schema differ
 */
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { startDatabase, sweep } from './database.ts'
import { Told } from './told.ts'

const root = resolve(import.meta.dirname, '..')
const schemaFolder = join(root, 'prisma/schema')
const migrationsFolder = join(root, 'prisma/migrations')
// The engine reports a bug of its own through this global, and fails without it.
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`${message}\n`) } })
const filters = { externalTables: [], externalEnums: [] }

interface SchemaFile {
  readonly path: string
  readonly content: string
}

function schemaFiles(): SchemaFile[] {
  return readdirSync(schemaFolder).filter((name) => name.endsWith('.prisma')).sort()
    .map((name) => ({ path: name, content: readFileSync(join(schemaFolder, name), 'utf8') }))
}

function migrationsList(only: (name: string) => boolean = () => true) {
  const names = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && only(entry.name)).map(({ name }) => name).sort()
  return {
    baseDir: migrationsFolder, shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8') } },
    })),
  }
}

const ONE_LETTER = 18 // "char": the engine wants it, but the driver adapter refuses this type of the catalogue's own columns
const LETTER_ARRAY = 1002 // "char"[]: the adapter takes it, and no query of the engine asks for it

/** Passes the one-letter columns through the adapter. The pool calls with a callback, the adapter's transactions await. */
class CatalogueClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    const ask = this.query.bind(this) as (...args: unknown[]) => Promise<pg.QueryResult> | undefined
    const answer = (...args: unknown[]) => {
      const last = args.at(-1)
      if (typeof last === 'function') return ask(...args.slice(0, -1), (error: unknown, result?: pg.QueryResult) => last(error, readable(result)))
      return ask(...args)?.then(readable)
    }
    this.query = answer as pg.Client['query']
  }
}

function readable<R extends pg.QueryResult | undefined>(result: R): R {
  for (const field of result?.fields ?? []) if (field.dataTypeID === ONE_LETTER) field.dataTypeID = LETTER_ARRAY
  return result
}

class CatalogueAdapter extends PrismaPg {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    super(pool)
    this.#pool = pool
  }

  override async connect() {
    const adapter = await super.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      return { ...result, columnTypes: result.columnTypes.map((type) => (type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type)) }
    }
    // The adapter would cut a script at every semicolon, those inside functions too. Sent whole, it is also one transaction: all of it or nothing.
    adapter.executeScript = async (script) => { await this.#pool.query(script) }
    return adapter
  }
}

async function withEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, Client: CatalogueClient })
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter(pool))
  const engine = await SchemaEngine.new({ datamodels: schemaFiles().map(({ path, content }) => [path, content]) }, () => {}, adapter)
  try {
    return await work(engine)
  } finally {
    engine.free()
    await pool.end()
  }
}

/**
 * Brings a database up to date: our migrations in order, then the job queue's own tables (graphile_worker).
 * Two at once wait for each other. Returns the names of the migrations applied now; empty when there was nothing to do.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: databaseUrl })
  await lock.connect()
  try {
    // The engine takes no lock of its own through a driver adapter.
    await lock.query("select pg_advisory_lock(hashtextextended('shortrun-migrations', 0))")
    await healHistory(lock)
    const { appliedMigrationNames } = await withEngine(databaseUrl, (engine) => engine.applyMigrations({ migrationsList: migrationsList(), filters }))
    await applyWorkerSchema(databaseUrl)
    return appliedMigrationNames
  } finally {
    await lock.end()
  }
}

/**
 * A migration that was killed half-way left nothing but the note that it began (its script is one transaction): it is tried again.
 * @throws Told when an applied migration was edited since, or belongs to a newer version of the product.
 */
async function healHistory(client: pg.Client): Promise<void> {
  const { rows: [table] } = await client.query<{ there: boolean }>(`select to_regclass('_prisma_migrations') is not null as there`)
  if (!table?.there) return
  await client.query('update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null')
  const { rows } = await client.query<{ name: string; checksum: string }>('select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null')
  const known = new Map(migrationsList().migrationDirectories.map(({ path, migrationFile }) => [path, createHash('sha256').update(migrationFile.content.value).digest('hex')]))
  for (const { name, checksum } of rows) {
    if (!known.has(name)) throw new Told(`This database was made by a newer version of Shortrun: its migration ${name} is not here. Use that version, or another database.`)
    if (known.get(name) !== checksum) throw new Told(`This database was made with an earlier form of migration ${name}, which has changed since. If its data may go, begin afresh: npm run up -- --reset`)
  }
}

/** The job queue's own tables, by its own migrations. */
export async function applyWorkerSchema(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger: new Logger(() => () => {}) })
}

/**
 * SQL that turns a database made by the migrations into what the schema says. Empty: they agree.
 * Partial indexes are written by hand, as the schema language has none: they are no difference.
 */
export async function differenceToSchema(databaseUrl: string): Promise<string> {
  const partial = await partialIndexes(databaseUrl)
  const sql = await withEngine(databaseUrl, async (engine) => {
    const { schema } = await engine.introspect({
      schema: { files: [{ path: 'base.prisma', content: readFileSync(join(schemaFolder, 'base.prisma'), 'utf8') }] },
      baseDirectoryPath: schemaFolder, force: true, compositeTypeDepth: 0, namespaces: null,
    })
    return difference(engine, schema.files)
  })
  return sql.replace(/-- DropIndex\nDROP INDEX "([^"]+)";\s*/g, (statement, name: string) => (partial.has(name) ? '' : statement)).trim()
}

async function partialIndexes(databaseUrl: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('select indexrelid::regclass::text as name from pg_index where indpred is not null')
    return new Set(rows.map(({ name }) => name.replaceAll('"', '')))
  } finally {
    await client.end()
  }
}

async function difference(engine: SchemaEngine, from: SchemaFile[] | null): Promise<string> {
  const { stdout } = await engine.diff({
    from: from ? { tag: 'schemaDatamodel', files: from } : { tag: 'empty' }, to: { tag: 'schemaDatamodel', files: schemaFiles() },
    script: true, exitCode: null, filters,
  })
  const sql = stdout ?? ''
  return /^\s*(-- This is an empty migration\.\s*)?$/.test(sql) ? '' : sql
}

/** Makes src/db/generated when the schema has changed since it was made. `prisma generate` asks for an engine it does not use: any program will do. */
export function ensurePrismaClient(tell: (message: string) => void = () => {}): void {
  const generated = join(root, 'src/db/generated')
  const stamp = join(generated, '.schema-hash')
  const prisma = readFileSync(join(root, 'node_modules/prisma/package.json'), 'utf8')
  const hash = createHash('sha256').update(JSON.stringify(schemaFiles())).update(prisma).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  tell('Making the database client…')
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate', '--config', 'prisma/prisma.config.ts'], {
    cwd: root, encoding: 'utf8',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1', NO_COLOR: '1' },
  })
  if (status !== 0) throw new Told(`The schema does not hold:\n${stdout}${stderr}`)
  writeFileSync(stamp, hash)
}

/** Runs `work` on an empty database of a server made for it. */
async function onScratchDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  await sweep(tmpdir(), 'shortrun-scratch-') // what a killed command left
  const dataDir = mkdtempSync(join(tmpdir(), `shortrun-scratch-${process.pid}-`))
  chmodSync(dataDir, 0o755) // as root, the server runs as another user
  const database = await startDatabase({ dataDir, volatile: true })
  try {
    return await work(database.url('postgres'))
  } finally {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function writeNew(name: string): Promise<string | null> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Told('A migration is named in lower case with underscores: node scripts/migrate.ts new add_carriers')
  const sql = await onScratchDatabase(async (url) => {
    await applyMigrations(url)
    return differenceToSchema(url)
  })
  if (sql === '') return null
  const numbers = readdirSync(migrationsFolder).map((entry) => Number.parseInt(entry, 10)).filter(Number.isFinite)
  const folder = `${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}_${name}`
  mkdirSync(join(migrationsFolder, folder))
  writeFileSync(join(migrationsFolder, folder, 'migration.sql'), sql)
  return folder
}

async function writeBaseline(): Promise<void> {
  const sql = await onScratchDatabase((url) => withEngine(url, (engine) => difference(engine, null)))
  mkdirSync(join(migrationsFolder, '0001_init'), { recursive: true })
  writeFileSync(join(migrationsFolder, '0001_init/migration.sql'), sql)
}

async function main([verb, name]: readonly string[]): Promise<string> {
  switch (verb) {
    case 'apply': {
      const { env } = await import('#env.ts')
      const applied = await applyMigrations(env.DATABASE_URL)
      return applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}.`
    }
    case 'new': {
      const folder = await writeNew(name ?? '')
      return folder ? `Written: prisma/migrations/${folder}/migration.sql. Read it, then commit it with the schema.` : 'Migrations and schema agree: nothing to write.'
    }
    case 'baseline':
      await writeBaseline()
      return 'Written anew: prisma/migrations/0001_init/migration.sql.'
    case 'check': {
      const sql = await onScratchDatabase(async (url) => {
        await applyMigrations(url)
        return differenceToSchema(url)
      })
      if (sql !== '') throw new Told(`Migrations and schema differ:\n${sql}`)
      return 'Migrations and schema agree.'
    }
    default:
      throw new Told('Usage: node scripts/migrate.ts apply | new NAME | baseline | check')
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.stdout.write(`${await main(process.argv.slice(2))}\n`)
    process.exit(0) // the engine keeps its connections
  } catch (error) {
    process.stderr.write(`${error instanceof Told ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  }
}
