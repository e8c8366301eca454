import { expect, test } from 'vitest'
import { db, named, pool } from '#db/client.ts'

test('a day stays a day, and a count is a number', async () => {
  const [row] = await named<{ day: string; count: number; list: number[] }>('test.types', `select date '2026-03-08' as day, count(*) as count, array[1, 2] as list from generate_series(1, $1)`, [3])
  expect(row).toEqual({ day: '2026-03-08', count: 3, list: [1, 2] })
})

test('a number too large to hold exactly is an error, not another number', async () => {
  await expect(named('test.large', 'select 9007199254740993::bigint as n')).rejects.toThrow(/beyond/)
})

test('named statements and Prisma share one pool, and named ones are prepared', async () => {
  await named('test.prepared', 'select 1 as one')
  await db.$queryRaw`select 2`
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ name: string }>('select name from pg_prepared_statements')
    expect(rows.map(({ name }) => name)).toContain('test.prepared')
  } finally {
    client.release()
  }
  expect(pool.totalCount).toBeLessThanOrEqual(pool.options.max)
})
