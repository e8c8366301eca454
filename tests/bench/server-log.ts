import { openSync, closeSync, readSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'

/** The statements that the product's web server sends while `work` runs, as Postgres itself logs them: works for any process, and changes none. */
export async function statementsInLog(client: pg.Client, log: string, work: () => Promise<unknown>): Promise<string[]> {
  await client.query(`alter system set log_line_prefix = '%a|'`)
  await client.query(`alter system set log_statement = 'all'`)
  await client.query('select pg_reload_conf()')
  await wait(500)
  const from = statSync(log).size
  try {
    await work()
    await wait(200)
  } finally {
    await client.query('alter system reset log_statement')
    await client.query('alter system reset log_line_prefix')
    await client.query('select pg_reload_conf()')
    await wait(300)
  }
  const file = openSync(log, 'r')
  const bytes = Buffer.alloc(statSync(log).size - from)
  readSync(file, bytes, 0, bytes.length, from)
  closeSync(file)
  return bytes.toString().split(/\n(?=[^|\n]*\|[A-Z]+: )/).flatMap((entry) => /^shortrun\|LOG: {2}(?:statement|execute [^:]*): ([\s\S]*)$/.exec(entry)?.[1]?.replace(/\s+/g, ' ').trim() ?? []).filter((text) => !WORKER.test(text))
}

/** What the worker beside the web server does in the meantime: it takes jobs from the queue and keeps mail. */
const WORKER = /graphile_worker"?\."?_private|insert into "KeptMail"|^(?:un)?listen /i
