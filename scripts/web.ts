/**
 * The web server: Next, and what it does not do by itself. When a page finds out while it renders that there is nothing at
 * its address, Next answers 404 with an empty document that only JavaScript fills (decision 031). Such an answer is held back here,
 * and the page that tells so is asked for in its place, whole, at the same address and with the same status. And an address that cannot
 * be read is nothing found, not an error.
 */
import { randomBytes } from 'node:crypto'
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import next from 'next'
import { env } from '#env.ts'
import { NOTHING_HERE } from '#server/nothing-here.ts'

const app = next({ dev: false, dir: resolve(import.meta.dirname, '..'), hostname: 'localhost', port: env.PORT })
await app.prepare()
const answer = app.getRequestHandler()

/** The sign for a letter that cannot be read, in an address. */
const UNREADABLE = '%EF%BF%BD'

/** Only this process may ask for the page that tells there is nothing: otherwise a stranger could put it into a cache for any address. */
const secret = randomBytes(16).toString('hex')

const server = createServer((request, response) => {
  request.url = readable(request.url ?? '/')
  const asked = String(request.headers[NOTHING_HERE] ?? '')
  delete request.headers[NOTHING_HERE]
  if (asked.startsWith(`${secret} `)) request.headers[NOTHING_HERE] = asked.slice(secret.length + 1)
  else if (isForReader(request)) replaceEmptyPage(request, response)
  void answer(request, response)
})

/** A page, or a form posted without JavaScript, after which its page may not be there any more. */
function isForReader({ method, headers }: IncomingMessage): boolean {
  return !headers.rsc && (method === 'GET' || (method === 'POST' && !headers['next-action']))
}

/**
 * An address with a broken percent sign is looked for with the sign for an unreadable letter there, and not found: Next would end with an
 * error of its own. So is the character of number 0, in the query too: no database keeps it, and each would end with an error.
 */
function readable(asked: string): string {
  const url = asked.replaceAll('%00', UNREADABLE)
  const [path = '', ...query] = url.split('?')
  try {
    decodeURIComponent(path)
    return url
  } catch {
    return [path.replaceAll('%', UNREADABLE), ...query].join('?')
  }
}

/** Lets everything through but a document with the status 404. */
function replaceEmptyPage(request: IncomingMessage, response: ServerResponse): void {
  let held = false
  const holds = (status: number) => {
    held ||= !response.headersSent && status === 404 && String(response.getHeader('content-type')).startsWith('text/html')
    return held
  }
  const done = (given: readonly unknown[]) => {
    const callback = given.findLast((one) => typeof one === 'function')
    if (callback) process.nextTick(callback as () => void)
  }
  const { writeHead, write, end } = response as unknown as Record<'writeHead' | 'write' | 'end', (...given: readonly unknown[]) => unknown>
  Object.assign(response, {
    writeHead: (...given: [number, ...unknown[]]) => (holds(given[0]) ? response : writeHead.apply(response, given)),
    write: (...given: unknown[]) => {
      if (!holds(response.statusCode)) return write.apply(response, given)
      done(given)
      return true
    },
    end: (...given: unknown[]) => {
      if (!holds(response.statusCode)) return end.apply(response, given)
      done(given)
      // What Next's compression put over them goes with them: the page that comes is compressed already.
      Object.assign(response, { writeHead, write, end })
      tellNothingHere(request, response, 'inside')
      return response
    },
  })
}

/** First inside the workspace that the address belongs to; outside of it where there is none, or none of theirs. */
function tellNothingHere(request: IncomingMessage, response: ServerResponse, where: 'inside' | 'outside'): void {
  const { 'content-type': _, 'content-length': __, 'transfer-encoding': ___, ...headers } = request.headers
  const again = ask({ host: '127.0.0.1', port: env.PORT, path: request.url, headers: { ...headers, cookie: cookiesAfter(request, response), [NOTHING_HERE]: `${secret} ${where}` } }, (page) => {
    if (where === 'inside' && page.statusCode !== 200) {
      page.resume()
      return tellNothingHere(request, response, 'outside')
    }
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    const { connection, 'keep-alive': alive, 'transfer-encoding': encoding, ...told } = page.headers
    response.writeHead(404, { ...told, 'cache-control': 'private, no-store' })
    page.pipe(response)
  })
  again.once('error', () => {
    response.statusCode = 404
    response.end()
  })
  again.end()
}

/** With what the answer left for the page that tells of it: why a posted form was refused. */
function cookiesAfter({ headers }: IncomingMessage, response: ServerResponse): string {
  const left = [response.getHeader('set-cookie') ?? []].flat().map((line) => String(line).split(';')[0]!).filter((pair) => !pair.endsWith('='))
  return [headers.cookie ?? [], left].flat().join('; ')
}

server.listen(env.PORT)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0))
    server.closeIdleConnections()
    setTimeout(() => process.exit(0), 5_000).unref()
  })
}
