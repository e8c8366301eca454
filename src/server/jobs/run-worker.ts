import { Logger, parseCronItems, run, type CronItem, type TaskList } from 'graphile-worker'
import { v5 as uuidv5 } from 'uuid'
import { pool } from '#db/client.ts'
import { env } from '#env.ts'
import { sendMail } from '../mail/send-mail.ts'
import { log } from '../log.ts'
import type { JobKinds } from './enqueue.ts'
import { removeExpired } from './housekeeping.ts'

/** Any fixed namespace: the same job gives the same key on every try. */
const JOB_NAMESPACE = '5b2f6c1e-6f0a-4c52-9f2e-1d3a7c9b4e80'

export interface JobInfo {
  /** The same on every try of the same job: use it as idempotency key. */
  readonly jobKey: string
  readonly now: Date
}

/** A room's handlers, by job kind. */
export type JobHandlers = { readonly [Kind in keyof JobKinds]?: (payload: JobKinds[Kind], info: JobInfo) => Promise<unknown> }

export interface Schedule {
  /** Five cron fields, UTC. */
  readonly cron: string
  readonly name: string
  readonly run: (now: Date) => Promise<unknown>
}

const ownHandlers: JobHandlers = { 'send-mail': (message, { jobKey }) => sendMail(message, jobKey) }
const ownSchedules: readonly Schedule[] = [{ cron: '17 * * * *', name: 'remove-expired', run: removeExpired }]

/** The rooms' handlers and our own, in the job queue's form. `fixedNow` is for seeds and tests, whose clock is not the wall's. */
export function taskList(rooms: readonly JobHandlers[], fixedNow?: Date): TaskList {
  const tasks: TaskList = {}
  for (const handlers of [ownHandlers, ...rooms]) {
    for (const [kind, handle] of Object.entries(handlers)) {
      tasks[kind] = async (payload, { job }) => {
        await (handle as (payload: unknown, info: JobInfo) => Promise<unknown>)(payload, { jobKey: uuidv5(`job ${job.id}`, JOB_NAMESPACE), now: fixedNow ?? new Date() })
      }
    }
  }
  return tasks
}

/** Runs jobs until `stop` is called; jobs under way are finished first. */
export async function startWorker(rooms: readonly JobHandlers[], schedules: readonly Schedule[]): Promise<{ stop: () => Promise<void> }> {
  const tasks = taskList(rooms)
  const items: CronItem[] = []
  for (const schedule of [...ownSchedules, ...schedules]) {
    tasks[schedule.name] = async () => { await schedule.run(new Date()) }
    items.push({ task: schedule.name, match: schedule.cron, identifier: schedule.name })
  }
  const runner = await run({
    pgPool: pool, taskList: tasks, parsedCronItems: parseCronItems(items), concurrency: 4, pollInterval: 2000, noHandleSignals: true,
    logger: new Logger(() => (level, message, meta) => {
      if (level === 'error') log.error(message, meta?.error ?? '', { task: meta?.task })
    }),
  })
  log.info('worker started', { tasks: Object.keys(tasks).length, database: env.DATABASE_POOL_SIZE })
  return { stop: () => runner.stop() }
}
