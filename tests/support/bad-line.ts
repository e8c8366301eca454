import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface BadLine {
  /** The product's address on this line. */
  readonly url: string
  /** From now on answers to matching requests break near their end; null: none does. */
  breakAt(matches: ((headers: Readonly<Record<string, unknown>>) => boolean) | null): void
  /** How many answers it broke. */
  broken(): number
  stop(): Promise<void>
}

/** A line to the product on which answers break in the middle. */
export async function badLine(appUrl: string): Promise<BadLine> {
  const { hostname, port, origin } = new URL(appUrl)
  let matches: ((headers: Readonly<Record<string, unknown>>) => boolean) | null = null
  let broken = 0
  const server: Server = createServer((asked, answer) => {
    const headers = { ...asked.headers, host: `${hostname}:${port}`, 'accept-encoding': 'identity', ...(asked.headers.origin && { origin }) }
    const onward = request({ hostname, port, path: asked.url, method: asked.method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      if (!matches?.(asked.headers)) return given.pipe(answer)
      broken += 1
      const parts: Buffer[] = []
      given.on('data', (part: Buffer) => parts.push(part))
      given.on('end', () => {
        const whole = Buffer.concat(parts)
        answer.write(whole.subarray(0, Math.floor(whole.length * 0.8)), () => setTimeout(() => answer.destroy(), 100))
      })
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    breakAt: (next) => { matches = next },
    broken: () => broken,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}
