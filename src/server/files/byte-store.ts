/** Where bytes are kept under a name made of their own SHA-256. The two stores, a folder and a bucket, keep this promise alike. */
export interface ByteStore {
  /** Keeps the bytes, whole or not at all. The same bytes again change nothing. */
  put(sha256: string, bytes: Uint8Array, mediaType: string): Promise<void>
  /** The bytes, or null when nothing is kept under this name. Throws when the store cannot be asked. */
  get(sha256: string): Promise<Uint8Array | null>
}

/** Name inside the store, the same in folder and bucket. */
export function nameOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`
}
