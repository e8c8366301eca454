import 'server-only'
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { env } from '#env.ts'
import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { bucketStore } from './bucket-store.ts'
import { folderStore } from './folder-store.ts'

export interface StoredFile {
  readonly sha256: string
  readonly mediaType: string
  readonly bytes: number
}

const MAX_BYTES = 10 * 1024 * 1024
/** Pictures and documents that a browser shows without running anything. SVG and HTML are not among them. */
const ACCEPTED = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])

const store = env.FILES_BUCKET ? bucketStore(env.FILES_BUCKET) : folderStore(env.FILES_DIR)

/**
 * Keeps a file under its own SHA-256. The type is read from the bytes; what the sender claims is ignored.
 * Writing the same bytes again changes nothing.
 */
export async function keepFile(bytes: Uint8Array, field?: string): Promise<Result<StoredFile>> {
  if (bytes.byteLength === 0) return refused(invalid('file-empty', 'This file is empty.', { field }))
  if (bytes.byteLength > MAX_BYTES) return refused(invalid('file-too-large', 'This file is larger than 10 MB. Choose a smaller one.', { field }))
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime
  if (!mediaType || !ACCEPTED.has(mediaType)) return refused(invalid('file-type', 'Only JPEG, PNG, WebP pictures and PDF documents can be attached.', { field }))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await store.put(sha256, bytes, mediaType)
  return ok({ sha256, mediaType, bytes: bytes.byteLength })
}

export async function readKeptFile(sha256: string): Promise<Uint8Array | null> {
  return /^[0-9a-f]{64}$/.test(sha256) ? store.get(sha256) : null
}
