import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Id } from '#kernel/ids.ts'
import { KEPT_KEY } from '#ui/device-memory.ts'
import { canWithdraw, type FloorEntry } from '../../domain/outbox.ts'

/** Who holds the key to their entries on this device. */
export interface Holder {
  readonly person: Id
  readonly key: CryptoKey
}

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

/** An entry at rest: everything of it is sealed but whose it is, its place in the queue, and whether it may be on its way. */
interface StoredEntry {
  readonly id: Id
  readonly person: Id
  readonly place: number
  /** It left the phone and is not answered. Open, because it must be read and written within one transaction, which no key waits for. */
  readonly underway?: boolean
  readonly content: Sealed
  readonly photo: (Sealed & { readonly type: string }) | null
}

interface OutboxSchema extends DBSchema {
  entries: { key: Id; value: StoredEntry; indexes: { place: number } }
}

interface KeySchema extends DBSchema {
  /** `counted`: when the last entry was, by the server's clock in milliseconds. */
  key: { key: 'holder' | 'counted'; value: Holder | number }
}

let outbox: Promise<IDBPDatabase<OutboxSchema>> | null = null

function openOutbox(): Promise<IDBPDatabase<OutboxSchema>> {
  outbox ??= openDB<OutboxSchema>('floor-outbox', 1, {
    upgrade: (database) => { database.createObjectStore('entries', { keyPath: 'id' }).createIndex('place', 'place', { unique: true }) },
    terminated: () => { outbox = null },
  }).catch((error: unknown) => {
    outbox = null // the next one tries anew
    throw error
  })
  return outbox
}

/** Opened for a moment only: an open connection would hold up the sign-out, which deletes this database. */
async function withKeys<T>(use: (database: IDBPDatabase<KeySchema>) => Promise<T>): Promise<T> {
  const database = await openDB<KeySchema>(KEPT_KEY, 1, { upgrade: (fresh) => { fresh.createObjectStore('key') }, blocking: (_, __, event) => (event.target as IDBDatabase).close() })
  try {
    return await use(database)
  } finally {
    database.close()
  }
}

/** Keeps the person's key on the device, in a form that can be used and not read. `secret`: 256 bits, base64. */
export async function takeKey(person: Id, secret: string): Promise<Holder> {
  const raw = Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0))
  const holder = { person, key: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']) }
  await withKeys((database) => database.put('key', holder, 'holder'))
  return holder
}

/** Who is signed in on this device, for the worker that has no page; null after a sign-out. */
export async function findHolder(): Promise<Holder | null> {
  return ((await withKeys((database) => database.get('key', 'holder'))) as Holder | undefined) ?? null
}

/** Notes that an entry was counted, at the latest at this moment of the server's clock: a page that was drawn before lacks it. */
export async function noteCounted(at: number): Promise<void> {
  await withKeys((database) => database.put('key', at, 'counted'))
}

/** When the last entry was counted, by the server's clock in milliseconds; 0: none was. */
export async function lastCounted(): Promise<number> {
  return ((await withKeys((database) => database.get('key', 'counted'))) as number | undefined) ?? 0
}

async function seal(key: CryptoKey, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) }
}

const unseal = (key: CryptoKey, { iv, bytes }: Sealed) => crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes)

async function sealEntry(key: CryptoKey, entry: FloorEntry): Promise<Pick<StoredEntry, 'content' | 'photo'>> {
  const photo = entry.kind === 'report' ? entry.photo : null
  return {
    content: await seal(key, new TextEncoder().encode(JSON.stringify({ ...entry, photo: null }))),
    photo: photo && { ...(await seal(key, await photo.arrayBuffer())), type: photo.type },
  }
}

async function unsealEntry(key: CryptoKey, { content, photo }: StoredEntry): Promise<FloorEntry> {
  const entry = JSON.parse(new TextDecoder().decode(await unseal(key, content))) as FloorEntry
  return entry.kind === 'report' && photo ? { ...entry, photo: new Blob([await unseal(key, photo)], { type: photo.type }) } : entry
}

/** The person's entries in their order, and how many others lie here that this key does not open. */
export async function readEntries({ person, key }: Holder): Promise<{ entries: FloorEntry[]; locked: number }> {
  const stored = await (await openOutbox()).getAllFromIndex('entries', 'place')
  const opened = await Promise.all(stored.map((entry) => (entry.person === person ? unsealEntry(key, entry).catch(() => null) : null)))
  const entries = opened.filter((entry) => entry !== null)
  return { entries, locked: stored.length - entries.length }
}

/** Puts an entry at the end of the queue. The same id again changes nothing: a second tap is not a second report. */
export async function addEntry({ person, key }: Holder, entry: FloorEntry): Promise<void> {
  const sealed = await sealEntry(key, entry)
  const work = (await openOutbox()).transaction('entries', 'readwrite')
  if (!(await work.store.getKey(entry.id))) {
    const last = await work.store.index('place').openCursor(null, 'prev')
    await work.store.put({ id: entry.id, person, place: (last?.value.place ?? 0) + 1, ...sealed })
  }
  await work.done
}

/** Writes an entry anew where it stands. False: it is gone meanwhile, and stays gone. */
export async function changeEntry({ key }: Holder, entry: FloorEntry): Promise<boolean> {
  const sealed = await sealEntry(key, entry)
  const work = (await openOutbox()).transaction('entries', 'readwrite')
  const before = await work.store.get(entry.id)
  if (before) await work.store.put({ ...before, ...sealed, underway: !canWithdraw(entry) })
  await work.done
  return before !== undefined
}

/** Removes an entry that counts nowhere. False: it has just left the phone, or is gone; then only the server can take it back. */
export async function withdrawEntry(id: Id): Promise<boolean> {
  const work = (await openOutbox()).transaction('entries', 'readwrite')
  const before = await work.store.get(id)
  const here = before !== undefined && before.underway !== true
  if (here) await work.store.delete(id)
  await work.done
  return here
}

export async function removeEntry(id: Id): Promise<void> {
  await (await openOutbox()).delete('entries', id)
}
