import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { env } from '#env.ts'
import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'

export interface StoredFile {
  readonly sha256: string
  readonly mediaType: string
  readonly bytes: number
}

const MAX_BYTES = 10 * 1024 * 1024
/** Pictures and documents that a browser shows without running anything. SVG and HTML are not among them. */
const ACCEPTED = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])

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
  const path = pathOf(sha256)
  if (!(await exists(path))) {
    await mkdir(dirname(path), { recursive: true })
    const half = `${path}.${randomUUID()}` // a crash leaves a half file under another name, never under the hash
    await writeFile(half, bytes)
    await rename(half, path)
  }
  return ok({ sha256, mediaType, bytes: bytes.byteLength })
}

export async function readKeptFile(sha256: string): Promise<Uint8Array | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null
  return readFile(pathOf(sha256)).catch(() => null)
}

function pathOf(sha256: string): string {
  return join(env.FILES_DIR, sha256.slice(0, 2), sha256)
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false)
}
