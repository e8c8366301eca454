import { Logger, runTaskListOnce } from 'graphile-worker'
import { pool } from '#db/client.ts'
import { taskList } from '#server/jobs/run-worker.ts'
import { roomHandlers } from '../../scripts/room-jobs.ts'

/** A failed job stays in the queue with its error, where the worker tries it again. */
const quiet = new Logger(() => () => {})

/** Runs the jobs that are due, as the worker would at that moment. */
export async function runJobs(now: Date): Promise<void> {
  const client = await pool.connect()
  try {
    await runTaskListOnce({ logger: quiet }, taskList(roomHandlers, now), client)
  } finally {
    client.release()
  }
}
