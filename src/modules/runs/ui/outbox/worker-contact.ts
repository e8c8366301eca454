import { OUTBOX_NEWS } from './send-waiting.ts'

/** What a page asks of the worker: copies of these pages, for the time without a network. */
export interface KeepMessage {
  readonly keep: readonly string[]
  /** A copy that is younger than this, in milliseconds, is good enough. */
  readonly youngerThan: number
}

interface SyncRegistration extends ServiceWorkerRegistration {
  /** Background Sync; not in every browser. */
  readonly sync?: { register(tag: string): Promise<void> }
}

/** Starts the worker that keeps pages and sends what waits when no page is open. Without one (plain http, a browser that forbids it) the outbox works as long as a page is open. */
export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register(new URL('./floor-worker.ts', import.meta.url), { scope: '/f/', updateViaCache: 'none' }).catch(() => undefined)
}

/** `youngerThan`: 0, they are fetched in any case. */
export function keepPages(keep: readonly string[], youngerThan: number): void {
  if (keep.length === 0 || !navigator.onLine || !('serviceWorker' in navigator)) return
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ keep: [...new Set(keep)], youngerThan } satisfies KeepMessage))
}

/** Asks the browser to wake the worker when the network is back, also when every page is closed. */
export async function askForSync(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = (await navigator.serviceWorker.getRegistration('/f/')) as SyncRegistration | undefined
  await registration?.sync?.register(OUTBOX_NEWS).catch(() => undefined)
}
