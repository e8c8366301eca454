import http from 'node:http'
import { performance } from 'node:perf_hooks'
import pg from 'pg'

export interface Rate {
  readonly perSecond: number
  readonly done: number
  /** Milliseconds. */
  readonly median: number
  readonly p95: number
}

/** Runs `work` on several clients at once until the time is over; throws what it throws. */
export async function rateOf(clients: number, seconds: number, work: (client: number) => Promise<void>): Promise<Rate> {
  const times: number[] = []
  const begun = performance.now()
  const end = begun + seconds * 1000
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    while (performance.now() < end) {
      const start = performance.now()
      await work(client)
      times.push(performance.now() - start)
    }
  }))
  const elapsed = (performance.now() - begun) / 1000
  return { perSecond: times.length / elapsed, done: times.length, median: quantile(times, 0.5), p95: quantile(times, 0.95) }
}

/** Median of several runs of one piece of work, milliseconds; the first two runs only warm up. */
export async function medianOf(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let run = 0; run < times + 2; run += 1) {
    const start = performance.now()
    await work()
    if (run >= 2) taken.push(performance.now() - start)
  }
  return quantile(taken, 0.5)
}

/** Medians of two pieces of work measured in turns, so that what else the machine does hits both. */
export async function mediansInTurns(times: number, first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []]
  for (let run = -4; run < times; run += 1) {
    for (const [index, work] of [first, second].entries()) {
      const start = performance.now()
      await work()
      if (run >= 0) taken[index as 0 | 1].push(performance.now() - start)
    }
  }
  return [quantile(taken[0], 0.5), quantile(taken[1], 0.5)]
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Milliseconds of this process's CPU for one run of the work, over several. */
export async function cpuOf(times: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  const before = process.cpuUsage()
  for (let run = 0; run < times; run += 1) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / times
}

export interface Answer {
  readonly status: number
  readonly body: Buffer
  readonly headers: http.IncomingHttpHeaders
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 })

export function request(url: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = http.request(url, { agent, method: options.method ?? 'GET', headers: { ...options.headers, ...(options.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(options.body)) }) } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks), headers: answer.headers }))
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(options.body)
  })
}

/** Counts the statements this process sends to Postgres while `work` runs; begin and commit are round trips too. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown }
  const original = prototype.query
  prototype.query = function query(this: unknown, ...args: unknown[]) {
    const [first] = args
    statements.push(typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '?'))
    return original.apply(this, args)
  }
  try {
    await work()
  } finally {
    prototype.query = original
  }
  return statements
}
