import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { createHash } from 'node:crypto'
import { env } from '#env.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'

/** A transaction: what commands and stores get. */
export type Tx = Prisma.TransactionClient

/** Reads the address at the first connection, so that a build needs no database. */
class LazyClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionString: env.DATABASE_URL })
  }
}

/**
 * Written into a statement that reads much of a brand at once. It has no name and is planned for the very values each time, which takes some milliseconds;
 * a named one soon keeps one plan for all, made for a brand of average size, which can be a bad one for a large brand. Only where that is so.
 */
export const PLANNED_ANEW = '/* planned anew */'

/** Statement names live as long as a connection. Prisma writes a new text for every length of a list, so their number is bounded. */
const MAX_NAMES = 1000
const names = new Map<string, string>()

function statementName(text: string): string {
  if (!env.PREPARED_STATEMENTS || text.includes(PLANNED_ANEW)) return ''
  const known = names.get(text)
  if (known) return known
  if (names.size >= MAX_NAMES) return '' // unnamed: planned anew each time
  const name = `p_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}

function connect(): { pool: pg.Pool; db: PrismaClient } {
  const pool = new pg.Pool({
    Client: LazyClient, max: env.DATABASE_POOL_SIZE, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, fallback_application_name: 'shortrun',
  })
  // A connection that breaks, in the pool or in somebody's hands, leaves it: the query under way or the next one fails and says why.
  // Nobody listening, its error would end the process instead.
  pool.on('error', () => {})
  pool.on('connect', (client) => { client.on('error', () => {}) })
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) })
  return { pool, db: new PrismaClient({ adapter }) }
}

// Next loads modules anew in development; the connections stay.
const keep = globalThis as { shortrunDatabase?: ReturnType<typeof connect> }
const connected = (keep.shortrunDatabase ??= connect())

/** The one pool of this process: Prisma and the named statements share it. */
export const pool: pg.Pool = connected.pool

/** Prisma on that pool. Connects at the first query. */
export const db: PrismaClient = connected.db

/** Days stay 'YYYY-MM-DD', and counts (bigint) come as numbers. */
const rowTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === pg.types.builtins.DATE) return (value: string) => value
    if (oid === pg.types.builtins.INT8) return safeInteger
    return pg.types.getTypeParser(oid, format)
  },
}

function safeInteger(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is beyond what a number holds exactly`)
  return number
}

/**
 * Runs one hot statement, prepared once per connection under its name ('stock.usable'), outside any transaction.
 * The text never changes for a name: parameters are $1, $2 … Returns the rows; `date` columns as 'YYYY-MM-DD', bigint as number.
 */
export async function named<Row extends object>(name: string, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await pool.query<Row>({
    text, values: [...values], types: rowTypes, ...(env.PREPARED_STATEMENTS ? { name } : {}),
  })
  return rows
}

/** Ends all connections: for scripts and tests, which must end by themselves. */
export async function disconnect(): Promise<void> {
  await db.$disconnect()
  await pool.end()
}
