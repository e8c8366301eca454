import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { createDatabase, dropDatabase } from './databases.ts'

export interface TestDatabase {
  readonly url: string
  /** Rows of one statement. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
  drop(): Promise<void>
}

/**
 * Another database beside the test file's own (which `db` of #db/client.ts speaks to): a migrated copy, or an empty one.
 * Drop it at the end of the test.
 */
export async function testDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const { adminUrl, template } = inject('testServer')
  const name = `extra_${randomBytes(6).toString('hex')}`
  const url = await createDatabase(adminUrl, name, empty ? undefined : template)
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  pool.on('error', () => {})
  return {
    url,
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await pool.query<Row>(text, [...values])).rows,
    drop: async () => {
      await pool.end()
      await dropDatabase(adminUrl, name)
    },
  }
}
