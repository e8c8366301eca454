import type { Tx } from '#db/client.ts'

/** The work that runs after a commit, by name. A room adds its own kinds by declaration merging in its jobs.ts. */
export interface JobKinds {
  /** `unsubscribe`: the address that a mail program posts to when its reader wants no more of these (RFC 8058). */
  'send-mail': { readonly to: string; readonly subject: string; readonly text: string; readonly html: string; readonly unsubscribe?: string }
}

export interface JobOptions {
  /** A job with the same key that has not started is replaced: one slip of a run, one recomputation. */
  readonly jobKey?: string
  readonly runAt?: Date
}

/**
 * The outbox: the job's row is written in the command's transaction, so it exists exactly when the command's effect does.
 * A worker runs it afterwards, at least once; handlers must bear a second run.
 */
export async function enqueue<Kind extends keyof JobKinds>(tx: Tx, kind: Kind, payload: JobKinds[Kind], options: JobOptions = {}): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job(${kind}, ${JSON.stringify(payload)}::json,
      run_at => ${options.runAt ?? null}::timestamptz, job_key => ${options.jobKey ?? null}::text)`
}

/**
 * Many jobs of one kind in one statement, each with a key. They go behind what is enqueued one by one: nobody waits for a sign-in link
 * because thousands of others are being written to.
 */
export async function enqueueMany<Kind extends keyof JobKinds>(tx: Tx, kind: Kind, jobs: readonly { readonly payload: JobKinds[Kind]; readonly jobKey: string }[]): Promise<void> {
  if (jobs.length === 0) return
  await tx.$executeRaw`
    select graphile_worker.add_job(${kind}, j.payload::json, job_key => j."jobKey", priority => 1)
      from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as j(payload jsonb, "jobKey" text)`
}

/** How many jobs whose key begins so have not been done yet, and how many of these are not tried any more. */
export async function countJobs(client: Pick<Tx, '$queryRaw'>, keyPrefix: string): Promise<{ waiting: number; givenUp: number }> {
  const [row] = await client.$queryRaw<{ waiting: number; givenUp: number }[]>`
    select count(*) filter (where attempts < max_attempts)::int as waiting, count(*) filter (where attempts >= max_attempts)::int as "givenUp"
      from graphile_worker.jobs where starts_with(key, ${keyPrefix})`
  return row ?? { waiting: 0, givenUp: 0 }
}

/** The same as a common table expression `job` of a statement that writes more: one job for every row of `gate`. Kind and payload (JSON text) are parameters. */
export function enqueuedBy(gate: string, kind: string, payload: string): string {
  return `job as (select graphile_worker.add_job(${kind}, ${payload}::json) from ${gate})`
}
