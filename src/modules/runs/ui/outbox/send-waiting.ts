import type { Id } from '#kernel/ids.ts'
import { forgetPerson } from '#ui/device-memory.ts'
import { answerOf, nextToSend, settle, type Answer, type FloorEntry } from '../../domain/outbox.ts'
import { changeEntry, noteCounted, readEntries, removeEntry, type Holder } from './outbox-store.ts'

/** The channel on which the windows of this device, and the worker, tell each other that the queue changed. */
export const OUTBOX_NEWS = 'floor-outbox'

export interface OutboxNews {
  /** These left the queue and count nowhere. What else is gone from it was counted. */
  readonly withdrawn: readonly Id[]
}

/** A request that takes longer than this, in milliseconds, got lost in the workshop's Wi-Fi. */
const PATIENCE_MS = 20_000
/** What is being counted at this moment is asked for again after this time, in milliseconds, and so many times. */
const ASK_AGAIN_MS = 500
const ASK_AGAIN_TIMES = 10

/** How sending ended. `done`: nothing waits any more. */
export type Ended = 'done' | 'later' | 'signed-out'

/**
 * Sends what waits, one by one, in order, until all is answered or an answer fails to come. One window or worker at a time.
 * That an entry leaves is noted before it does: from then on it may have been counted, and is never dropped unanswered.
 */
export function sendWaiting(holder: Holder): Promise<Ended> {
  return navigator.locks.request(OUTBOX_NEWS, async () => {
    for (let asked = 0; ;) {
      const next = nextToSend((await readEntries(holder)).entries)
      if (!next) return 'done' as const
      const leaving = { ...next, attempts: next.attempts + 1 }
      // Somebody may have withdrawn it in this very moment.
      if (!(await changeEntry(holder, leaving))) continue
      const { answer, at } = await post(leaving)
      // Read anew: what was entered while the answer was on its way may belong to it.
      const before = (await readEntries(holder)).entries
      const after = settle(before, leaving.id, answer)
      if (answer.kind === 'taken') await noteCounted(at)
      await save(holder, before, after)
      tellChange(answer.kind === 'refused' ? before.filter(({ id }) => !after.some((entry) => entry.id === id)).map(({ id }) => id) : [])
      if (answer.kind === 'signed-out') await forgetPerson()
      if (answer.kind === 'later' || answer.kind === 'signed-out') return answer.kind
      if (answer.kind !== 'underway') continue
      if (asked === ASK_AGAIN_TIMES) return 'later'
      asked += 1
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
    }
  })
}

export function tellChange(withdrawn: readonly Id[] = []): void {
  const news = new BroadcastChannel(OUTBOX_NEWS)
  news.postMessage({ withdrawn } satisfies OutboxNews)
  news.close()
}

async function save(holder: Holder, before: readonly FloorEntry[], after: readonly FloorEntry[]): Promise<void> {
  for (const entry of before) {
    const now = after.find(({ id }) => id === entry.id)
    if (!now) await removeEntry(entry.id)
    else if (now !== entry) await changeEntry(holder, now)
  }
}

/** The answer, and by when it was given by the server's clock, whose header has whole seconds. */
async function post(entry: FloorEntry): Promise<{ readonly answer: Answer; readonly at: number }> {
  try {
    const response = await fetch(`/f/${entry.workshop}/sync`, { method: 'POST', body: formOf(entry), credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })
    const told = Date.parse(response.headers.get('date') ?? '') + 999
    return { answer: answerOf(response.status, await response.json().catch(() => null)), at: Number.isNaN(told) ? Date.now() : told }
  } catch {
    return { answer: { kind: 'later' }, at: 0 }
  }
}

function formOf(entry: FloorEntry): FormData {
  const form = new FormData()
  const fields: Record<string, string | number> = { kind: entry.kind, id: entry.id, ...(entry.turn && { turn: entry.turn }), person: entry.person, happenedAt: entry.happenedAt }
  switch (entry.kind) {
    case 'report':
      Object.assign(fields, { runId: entry.run.id, good: entry.good, scrap: entry.scrap, scrapReason: entry.scrapReason, ...(entry.confirmOver ? { confirmOver: 'on' } : {}) })
      if (entry.photo) form.append('photo', entry.photo, 'photo')
      break
    case 'undo': fields.reportId = entry.reportId; break
    case 'pause': Object.assign(fields, { runId: entry.run.id, cause: entry.cause }); break
    case 'resume': fields.runId = entry.run.id; break
  }
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  return form
}
