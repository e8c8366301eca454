import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link or an API token: 256 random bits. Only the hash is stored. */
export function makeSecretToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashSecretToken(token) }
}

export function hashSecretToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
