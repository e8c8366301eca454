import { AwsClient } from 'aws4fetch'
import type { BucketSettings } from '#env.ts'
import { nameOf, type ByteStore } from './byte-store.ts'

const PATIENCE_MS = 20_000

/** Files in an S3-compatible bucket, by the REST API with Signature Version 4. */
export function bucketStore(settings: BucketSettings): ByteStore {
  const client = new AwsClient({ accessKeyId: settings.key, secretAccessKey: settings.secret, region: settings.region, service: 's3', retries: 2 })
  const ask = (method: string, sha256: string, more: RequestInit = {}) =>
    client.fetch(objectUrl(settings, nameOf(sha256)), { method, signal: AbortSignal.timeout(PATIENCE_MS), ...more })
  return {
    async put(sha256, bytes, mediaType) {
      const there = await ask('HEAD', sha256)
      if (there.ok) return
      if (there.status !== 404) throw await refusal(there, 'looking for a file')
      // The name is the hash of the bytes, so the service is told to check it: a half transfer is refused.
      const answer = await ask('PUT', sha256, { body: new Uint8Array(bytes), headers: { 'content-type': mediaType, 'x-amz-content-sha256': sha256 } })
      if (!answer.ok) throw await refusal(answer, 'keeping a file')
    },
    async get(sha256) {
      const answer = await ask('GET', sha256)
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
      const error = await refusal(answer, 'reading a file')
      if (answer.status === 404 && !error.message.includes('NoSuchBucket')) return null
      throw error
    },
  }
}

/** Address of an object, in the bucket's path or as a host of its own. */
export function objectUrl({ endpoint, bucket, pathStyle }: BucketSettings, name: string): string {
  if (pathStyle) return `${endpoint}/${bucket}/${name}`
  const { protocol, host } = new URL(endpoint)
  return `${protocol}//${bucket}.${host}/${name}`
}

/** What the service said, for the log: its code stands in an XML document, which a HEAD has not. */
async function refusal(answer: Response, doing: string): Promise<Error> {
  const code = /<Code>([^<]+)<\/Code>/.exec(await answer.text())?.[1]
  return new Error(`The bucket answered ${answer.status}${code ? ` (${code})` : ''} when ${doing}. Check the FILES_S3_ settings.`)
}
