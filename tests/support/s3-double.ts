import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

// A bucket on this machine that speaks the S3 REST API for single objects, and checks every signature (AWS Signature Version 4,
// "Authenticating Requests: Using the Authorization Header"). tests/integration/files checks it against Amazon's own example.

export interface SignedRequest {
  readonly method: string
  /** Path and query as they went over the wire. */
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

/** The signature that this request should carry. Null when it has no Authorization header of the right form for this key. */
export function expectedSignature({ method, url, headers }: SignedRequest, key: string, secret: string): { expected: string; given: string } | null {
  const authorization = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(String(headers.authorization))
  if (!authorization) return null
  const [, credential, day, region, signedHeaders, given] = authorization as unknown as [string, string, string, string, string, string]
  const moment = String(headers['x-amz-date'])
  if (credential !== key || !moment.startsWith(day)) return null
  const { pathname, searchParams } = new URL(url, 'http://bucket')
  const query = [...searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).sort().join('&')
  const canonicalHeaders = signedHeaders.split(';').map((name) => `${name}:${String(headers[name]).trim().replace(/\s+/g, ' ')}\n`).join('')
  const canonical = [method, pathname, query, canonicalHeaders, signedHeaders, String(headers['x-amz-content-sha256'])].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const signingKey = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secret}`, day), region))
  return { expected: hmac(signingKey, ['AWS4-HMAC-SHA256', moment, scope, sha256(canonical)].join('\n')).toString('hex'), given }
}

export interface S3Double {
  readonly endpoint: string
  /** Objects by bucket/name, as they arrived. */
  readonly objects: Map<string, { readonly bytes: Buffer; readonly mediaType: string }>
  /** Methods of the requests so far. */
  readonly asked: string[]
  /** Answers the next requests with these statuses instead. */
  readonly failWith: number[]
  stop(): Promise<void>
}

export async function startS3Double({ bucket, key, secret }: { bucket: string; key: string; secret: string }): Promise<S3Double> {
  const objects: S3Double['objects'] = new Map()
  const asked: string[] = []
  const failWith: number[] = []

  const answer = (request: IncomingMessage, body: Buffer): { status: number; code?: string; bytes?: Buffer; mediaType?: string } => {
    const { method = '', url = '', headers } = request
    asked.push(method)
    const failure = failWith.shift()
    if (failure) return { status: failure, code: 'SlowDown' }
    const signature = expectedSignature({ method, url, headers }, key, secret)
    if (!signature || signature.expected !== signature.given) return { status: 403, code: 'SignatureDoesNotMatch' }
    const hash = headers['x-amz-content-sha256']
    if (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha256(body)) return { status: 400, code: 'XAmzContentSHA256Mismatch' }
    const name = url.slice(1)
    if (!name.startsWith(`${bucket}/`)) return { status: 404, code: 'NoSuchBucket' }
    if (method === 'PUT') {
      objects.set(name, { bytes: body, mediaType: String(headers['content-type']) })
      return { status: 200 }
    }
    const found = objects.get(name)
    return found ? { status: 200, ...found } : { status: 404, code: 'NoSuchKey' }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { status, code, bytes, mediaType } = answer(request, Buffer.concat(chunks))
      response.writeHead(status, { 'content-type': mediaType ?? 'application/xml' })
      response.end(request.method === 'HEAD' ? undefined : bytes ?? (code && `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`))
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects, asked, failWith,
    stop: () => new Promise((stopped) => {
      server.close(() => stopped())
      server.closeAllConnections()
    }),
  }
}
