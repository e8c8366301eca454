import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'

/** What the product's web server sends to Postgres while a piece of work runs. */
export type StatementsDuring = (work: () => Promise<unknown>) => Promise<string[]>

/**
 * Lets `measure` ask which statements the web server sends, as Postgres itself logs them: works for any process, and changes none.
 * `log` is the server's own log file; the client must be allowed to change its settings.
 */
export async function withStatementLog<T>(client: pg.Client, log: string, measure: (during: StatementsDuring) => Promise<T>): Promise<T> {
  await client.query(`alter system set log_line_prefix = '%a|'`)
  await client.query(`alter system set log_statement = 'all'`)
  await client.query('select pg_reload_conf()')
  await wait(500)
  try {
    return await measure(async (work) => {
      const from = statSync(log).size
      await work()
      await wait(200)
      return statementsSince(log, from)
    })
  } finally {
    await client.query('alter system reset log_statement')
    await client.query('alter system reset log_line_prefix')
    await client.query('select pg_reload_conf()')
    await wait(300)
  }
}

/** The statements of one piece of work. */
export function statementsInLog(client: pg.Client, log: string, work: () => Promise<unknown>): Promise<string[]> {
  return withStatementLog(client, log, (during) => during(work))
}

function statementsSince(log: string, from: number): string[] {
  const file = openSync(log, 'r')
  const bytes = Buffer.alloc(statSync(log).size - from)
  readSync(file, bytes, 0, bytes.length, from)
  closeSync(file)
  return bytes.toString().split(/\n(?=[^|\n]*\|[A-Z]+: )/).flatMap((entry) => /^shortrun-web\|LOG: {2}(?:statement|execute [^:]*): ([\s\S]*)$/.exec(entry)?.[1]?.replace(/\s+/g, ' ').trim() ?? [])
}
