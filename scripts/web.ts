/**
 * The web server: Next, and what it does not do by itself. It says the headers of every answer, and what is too large (decision 053). When a page finds out while it renders that there is nothing at
 * its address, Next answers 404 with an empty document that only JavaScript fills (decision 031). Such an answer is held back here,
 * and the page that tells so is asked for in its place, whole, at the same address and with the same status. And an address that cannot
 * be read is nothing found, not an error.
 */
import { randomBytes } from 'node:crypto'
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import next from 'next'
import { env } from '#env.ts'
import { MOST_BODY_BYTES, TOO_LARGE } from '#kernel/body-limit.ts'
import { answerHeaders } from '#server/answer-headers.ts'
import { NOTHING_HERE, nothingHerePath } from '#server/nothing-here.ts'

const app = next({ dev: false, dir: resolve(import.meta.dirname, '..'), hostname: 'localhost', port: env.PORT })
await app.prepare()
const answer = app.getRequestHandler()

/** The sign for a letter that cannot be read, in an address. */
const UNREADABLE = '%EF%BF%BD'

/** Beyond the most that is taken: whoever counts what came can see that it is more. */
const ROOM_BYTES = 1024 * 1024

/** Only this process may ask for the page that tells there is nothing: otherwise a stranger could put it into a cache for any address. */
const secret = randomBytes(16).toString('hex')

const server = createServer((request, response) => {
  request.url = readable(request.url ?? '/')
  const [pathname = '/'] = request.url.split('?')
  const asked = String(request.headers[NOTHING_HERE] ?? '')
  delete request.headers[NOTHING_HERE]
  const instead = asked.startsWith(`${secret} `) ? nothingHerePath(pathname, asked.endsWith(' inside') ? 'inside' : 'outside') : null
  sayHeaders(request, response, instead ?? pathname)
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) return tellTooLarge(request, response)
  stopAtMost(request)
  if (instead) request.headers[NOTHING_HERE] = instead
  else if (isForReader(request)) replaceEmptyPage(request, response)
  void answer(request, response)
})

/** The headers of the answer, and what Next is told with the request; a caller cannot say either. */
function sayHeaders(request: IncomingMessage, response: ServerResponse, pathname: string): void {
  delete request.headers['content-security-policy']
  delete request.headers['content-security-policy-report-only']
  // So that a layout can send people back to where they were heading. Any other use would trust the caller.
  request.headers['x-pathname'] = withoutMark(request.url!)
  const said = answerHeaders(pathname, env.APP_URL.startsWith('https://'))
  if (!said) return
  for (const [name, value] of Object.entries(said.headers)) response.setHeader(name, value)
  if (said.nonce) request.headers['content-security-policy'] = said.policy
}

/** Without the mark that the browser's router puts on an address when it asks for a page's parts. */
function withoutMark(url: string): string {
  return url.replace(/([?&])_rsc=[^&]*(?:&|$)/, '$1').replace(/[?&]$/, '')
}

/** Said before any of it is read. A form without JavaScript gets a page; what it had is still in the browser's page before. */
function tellTooLarge(request: IncomingMessage, response: ServerResponse): void {
  const page = String(request.headers.accept).includes('text/html')
  response.writeHead(413, { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'", 'cache-control': 'no-store', 'content-type': page ? 'text/html; charset=utf-8' : 'application/problem+json' })
  response.end(page
    ? `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Too large</title><body style="font:1.25rem/1.5 system-ui;margin:2rem;max-width:30rem"><h1>Too large</h1><p>${TOO_LARGE} Nothing was saved: go back, and what you entered should still be there.</p>`
    : JSON.stringify({ title: TOO_LARGE, status: 413, code: 'too-large' }))
}

/** A body that does not say how long it is ends with its connection where it has become too long; routes that tell it in words do so before. */
function stopAtMost(request: IncomingMessage): void {
  if (request.headers['transfer-encoding'] === undefined) return
  let bytes = 0
  const push = request.push.bind(request)
  request.push = (chunk: Buffer | null, encoding) => {
    bytes += chunk?.length ?? 0
    if (bytes <= MOST_BODY_BYTES + ROOM_BYTES) return push(chunk, encoding)
    request.destroy()
    return false
  }
}

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
