import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '#env.ts'
import type { Id } from '#kernel/ids.ts'

const ID_BYTES = 16
const MARK_BYTES = 16

/**
 * The secret of a link for somebody without an account: an id and a mark that only this installation can make (HMAC-SHA-256 under AUTH_SECRET,
 * 128 bits). Nothing of it is stored, and it is the same in every message. What is signed for one purpose opens no other.
 */
export function signedToken(purpose: string, id: Id): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return Buffer.concat([bytes, mark(purpose, bytes)]).toString('base64url')
}

/** The id in a token of this purpose; null when it was not made here, or is not whole. */
export function readSignedToken(purpose: string, token: string): Id | null {
  const all = Buffer.from(token, 'base64url')
  if (all.length !== ID_BYTES + MARK_BYTES || all.toString('base64url') !== token) return null
  const id = all.subarray(0, ID_BYTES)
  if (!timingSafeEqual(all.subarray(ID_BYTES), mark(purpose, id))) return null
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function mark(purpose: string, id: Buffer): Buffer {
  return createHmac('sha256', env.AUTH_SECRET).update(`link for ${purpose} `).update(id).digest().subarray(0, MARK_BYTES)
}
