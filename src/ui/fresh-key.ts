/** A random id for an idempotency key. `crypto.randomUUID` is missing on plain-http addresses other than localhost (a phone in the workshop). */
export function freshKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
