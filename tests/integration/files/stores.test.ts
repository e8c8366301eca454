import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bucketStore } from '#server/files/bucket-store.ts'
import type { ByteStore } from '#server/files/byte-store.ts'
import { folderStore } from '#server/files/folder-store.ts'
import { expectedSignature, startS3Double, type S3Double } from '../../support/s3-double.ts'

const access = { bucket: 'toys', key: 'AKIATEST', secret: 'only/for+tests' }
const folder = mkdtempSync(join(tmpdir(), 'shortrun-files-'))
let double: S3Double

beforeAll(async () => {
  double = await startS3Double(access)
})
beforeEach(() => {
  double.asked.length = 0
  double.failWith.length = 0
})
afterAll(async () => {
  await double.stop()
  rmSync(folder, { recursive: true, force: true })
})

const settings = (more: Partial<typeof access> = {}) => ({ endpoint: double.endpoint, region: 'eu-west-1', pathStyle: true, ...access, ...more })
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const bytes = (text: string) => new TextEncoder().encode(text)

const STORES: Readonly<Record<string, { open(): ByteStore; names(): string[] }>> = {
  folder: { open: () => folderStore(folder), names: () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath.slice(folder.length + 1)}/${entry.name}`) },
  bucket: { open: () => bucketStore(settings()), names: () => [...double.objects.keys()].map((name) => name.slice('toys/'.length)) },
}

describe.each(Object.entries(STORES))('%s', (_, { open, names }) => {
  test('what is kept is read again, byte by byte, under its own hash', async () => {
    const photo = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256)
    await open().put(hashOf(photo), photo, 'image/png')
    expect(Buffer.from((await open().get(hashOf(photo)))!).equals(photo)).toBe(true)
    expect(names()).toContain(`${hashOf(photo).slice(0, 2)}/${hashOf(photo)}`)
  })

  test('what was never kept is nothing', async () => {
    expect(await open().get(hashOf(bytes('never kept')))).toBeNull()
  })

  test('the same bytes again, one after the other and all at once, are one file', async () => {
    const content = bytes('twice')
    const keep = () => open().put(hashOf(content), content, 'application/pdf')
    await keep()
    await keep()
    await Promise.all(Array.from({ length: 8 }, keep))
    expect(names().filter((name) => name.includes(hashOf(content)))).toHaveLength(1)
    expect(Buffer.from((await open().get(hashOf(content)))!).toString()).toBe('twice')
  })
})

test('the bucket is told the type, and gets bytes it has already only once', async () => {
  const content = bytes('typed')
  for (let time = 0; time < 2; time += 1) await bucketStore(settings()).put(hashOf(content), content, 'image/webp')
  expect(double.objects.get(`toys/${hashOf(content).slice(0, 2)}/${hashOf(content)}`)?.mediaType).toBe('image/webp')
  expect(double.asked).toEqual(['HEAD', 'PUT', 'HEAD'])
})

test('the bucket refuses bytes that are not what their name says', async () => {
  await expect(bucketStore(settings()).put(hashOf(bytes('right')), bytes('wrong'), 'image/png')).rejects.toThrow(/400 \(XAmzContentSHA256Mismatch\) when keeping/)
})

test('a wrong secret, a wrong key and a bucket that is not there are told, not taken for a missing file', async () => {
  const name = hashOf(bytes('anything'))
  await expect(bucketStore(settings({ secret: 'another' })).get(name)).rejects.toThrow(/403 \(SignatureDoesNotMatch\)/)
  await expect(bucketStore(settings({ key: 'AKIAOTHER' })).get(name)).rejects.toThrow(/403/)
  await expect(bucketStore(settings({ bucket: 'elsewhere' })).get(name)).rejects.toThrow(/404 \(NoSuchBucket\)/)
  await expect(bucketStore(settings({ secret: 'another' })).put(name, bytes('anything'), 'image/png')).rejects.toThrow(/403 when looking/)
})

test('a service that is busy for a moment is asked again', async () => {
  const content = bytes('busy')
  double.failWith.push(503)
  await bucketStore(settings()).put(hashOf(content), content, 'image/png')
  expect(double.asked).toEqual(['HEAD', 'HEAD', 'PUT'])
})

test('a folder that cannot be read is an error, not a missing file', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  await expect(folderStore(file).get(hashOf(bytes('anything')))).rejects.toThrow(/ENOTDIR/)
})

test('the double checks signatures as Amazon does: its own example of a GET of an object', () => {
  // Amazon S3 API Reference, "Examples: Signature Calculations", GET Object.
  const request = {
    method: 'GET', url: '/test.txt',
    headers: {
      host: 'examplebucket.s3.amazonaws.com', range: 'bytes=0-9', 'x-amz-date': '20130524T000000Z',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      authorization: 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    },
  }
  const { expected, given } = expectedSignature(request, 'AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')!
  expect(expected).toBe(given)
})
