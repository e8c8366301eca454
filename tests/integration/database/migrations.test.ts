import { expect, test } from 'vitest'
import { applyMigrations, differenceToSchema } from '../../../scripts/migrate.ts'
import { testDatabase } from '../../support/database.ts'

test('a fresh database takes all migrations, a second time none, and then has what the schema says', async () => {
  const database = await testDatabase({ empty: true })
  try {
    const applied = await applyMigrations(database.url)
    expect(applied.slice(0, 2)).toEqual(['0001_init', '0002_rules'])
    expect(await applyMigrations(database.url)).toEqual([])
    expect(await differenceToSchema(database.url)).toBe('')
    const recorded = await database.query<{ migration_name: string }>('select migration_name from _prisma_migrations where finished_at is not null order by 1')
    expect(recorded.map(({ migration_name }) => migration_name)).toEqual(applied)
    const [jobs] = await database.query<{ found: boolean }>(`select to_regprocedure('graphile_worker.add_job(text, json, text, timestamptz, int, text, int, text[], text)') is not null as found`)
    expect(jobs?.found).toBe(true)
  } finally {
    await database.drop()
  }
})

test('two starts at once apply each migration once', async () => {
  const database = await testDatabase({ empty: true })
  try {
    const [first, second] = await Promise.all([applyMigrations(database.url), applyMigrations(database.url)])
    expect([first.length, second.length].toSorted()[0]).toBe(0)
  } finally {
    await database.drop()
  }
})

test('the comparison sees a column, an index and a table that the schema does not know', async () => {
  const database = await testDatabase()
  try {
    await database.query('alter table "Toy" add column "surprise" text')
    await database.query('create index "Toy_surprise" on "Toy" ("surprise")')
    await database.query('create table "Surprise" (id int primary key)')
    const difference = await differenceToSchema(database.url)
    expect(difference).toContain('DROP COLUMN "surprise"')
    expect(difference).toContain('DROP INDEX "Toy_surprise"')
    expect(difference).toContain('DROP TABLE "Surprise"')
  } finally {
    await database.drop()
  }
})

test('a migration that fails leaves nothing of itself behind', async () => {
  const database = await testDatabase({ empty: true })
  try {
    await database.query('create table "StockHold" (id int primary key)') // in the way of 0001_init, late in its script
    await expect(applyMigrations(database.url)).rejects.toThrow()
    const tables = await database.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' and tablename not like '\\_prisma%'`)
    expect(tables.map(({ name }) => name)).toEqual(['StockHold'])
  } finally {
    await database.drop()
  }
})

test('a start killed in the middle of a migration is healed by the next', async () => {
  const database = await testDatabase({ empty: true })
  try {
    await database.query('create table "StockHold" (id int primary key)')
    await expect(applyMigrations(database.url)).rejects.toThrow()
    await database.query('drop table "StockHold"')
    expect((await applyMigrations(database.url))[0]).toBe('0001_init')
  } finally {
    await database.drop()
  }
})

test('a database made with another form of a migration, or by a newer version, is told plainly', async () => {
  const database = await testDatabase()
  try {
    await database.query(`update _prisma_migrations set checksum = 'other' where migration_name = '0002_rules'`)
    await expect(applyMigrations(database.url)).rejects.toThrow(/0002_rules, which has changed since.*--reset/)
    await database.query(`update _prisma_migrations set migration_name = '9999_later' where migration_name = '0002_rules'`)
    await expect(applyMigrations(database.url)).rejects.toThrow(/newer version/)
  } finally {
    await database.drop()
  }
})
