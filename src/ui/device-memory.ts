/** What a device keeps of somebody who is signed in: pages for the time without a network, the key to what waits there, how much waits and where. */
export const KEPT_PAGES = 'floor-pages'
export const KEPT_KEY = 'floor-key'
const UNSENT = 'floor-unsent'

export interface Unsent {
  readonly count: number
  /** The page that lists it. */
  readonly href: string
}

/** Notes what waits on this device to be sent, for whoever is about to sign out. */
export function noteUnsent({ count, href }: Unsent): void {
  try {
    if (count === 0) localStorage.removeItem(UNSENT)
    else localStorage.setItem(UNSENT, JSON.stringify({ count, href }))
  } catch {
    // Storage is shut: then nothing waits here either.
  }
}

export function readUnsent(): Unsent | null {
  try {
    return JSON.parse(localStorage.getItem(UNSENT) ?? 'null') as Unsent | null
  } catch {
    return null
  }
}

/** Removes the pages of the person and the key to what waits. What waits stays, locked, until the same person signs in again. */
export async function forgetPerson(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(KEPT_PAGES).catch(() => false)
  if (!('indexedDB' in globalThis)) return
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(KEPT_KEY)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}
