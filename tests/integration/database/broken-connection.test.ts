import { expect, test, vi } from 'vitest'
import { pool } from '#db/client.ts'
import { startWorker } from '#server/jobs/run-worker.ts'

test('a connection that breaks while somebody holds it ends nothing: its next query fails, and the pool goes on', async () => {
  const client = await pool.connect()
  const { rows: [own] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const broken = new Promise((resolve) => client.once('end', resolve))
  await pool.query('select pg_terminate_backend($1)', [own!.pid])
  await broken
  await expect(client.query('select 1')).rejects.toThrow()
  client.release(true)
  expect((await pool.query('select 2 as two')).rows).toEqual([{ two: 2 }])
})

test('the worker finds the pool as it wants it, and has nothing to warn of', async () => {
  const warn = vi.spyOn(console, 'warn')
  const worker = await startWorker([], [])
  await worker.stop()
  expect(warn.mock.calls).toEqual([])
})
