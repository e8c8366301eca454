import { disconnect } from '#db/client.ts'
import { startWorker } from '#server/jobs/run-worker.ts'
import { roomHandlers, roomSchedules } from './room-jobs.ts'

// Runs the jobs that commands have written: mail, reactions of one room to another, schedules. Any number may run side by side.
const worker = await startWorker(roomHandlers, roomSchedules)

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await worker.stop()
  await disconnect()
  process.exit(0)
}

process.on('SIGINT', stop)
process.on('SIGTERM', stop)
