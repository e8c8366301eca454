import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { named } from '#db/client.ts'
import { log } from '#server/log.ts'

export const dynamic = 'force-dynamic'

/** Ready: the database is reached and every migration that came with these sources has been applied. A load balancer asks this. */
export async function GET(): Promise<Response> {
  try {
    const [applied, expected] = await Promise.all([
      named<{ name: string; finished: boolean }>('ready.migrations', 'select migration_name as name, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null'),
      expectedMigrations(),
    ])
    const done = new Set(applied.filter(({ finished }) => finished).map(({ name }) => name))
    const missing = [...new Set([...expected, ...applied.map(({ name }) => name)])].filter((name) => !done.has(name))
    return answer(missing.length === 0 && done.size > 0, missing.length > 0 ? 'migrations-missing' : undefined)
  } catch (error) {
    log.error('not ready', error)
    return answer(false, 'database-not-reached')
  }
}

function answer(ready: boolean, reason?: string): Response {
  return Response.json({ status: ready ? 'ready' : 'not-ready', reason }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}

/** Names of the migration folders beside the sources; none where only the built server was copied. */
async function expectedMigrations(): Promise<string[]> {
  const entries = await readdir(join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations'), { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}
