'use client'
import { createContext, startTransition, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useRouter } from 'next/navigation'
import { v7 as uuidv7 } from 'uuid'
import type { FormState } from '#kernel/form-state.ts'
import type { Id } from '#kernel/ids.ts'
import { noteUnsent } from '#ui/device-memory.ts'
import { countWords } from '../../domain/count-words.ts'
import { canWithdraw, type EntryRefusal, type FloorEntry, type ReportEntry, type RunOnPhone } from '../../domain/outbox.ts'
import { entryWords } from './entry-words.ts'
import { addEntry, changeEntry, lastCounted, readEntries, takeKey, withdrawEntry, type Holder } from './outbox-store.ts'
import { OUTBOX_NEWS, sendWaiting, tellChange, type OutboxNews } from './send-waiting.ts'
import { askForSync, keepPages, startWorker } from './worker-contact.ts'

/** How long a form waits for the answer, in milliseconds, before it says that the entry is kept. */
const ANSWER_MS = 5_000
/** A kept page younger than this, in milliseconds, is not fetched again unless something changed. */
const FRESH_MS = 5 * 60_000
const RETRY_MS = 20_000
/** A storage that has not opened by then, in milliseconds, may never do (it happens in WebKit): forms no longer wait for it. */
const OPENING_MS = 8_000

/** Figures that were drawn longer ago than this, in milliseconds, are a kept copy's, or of before the network went. */
const OLD_MS = 60_000

/** A page that was just loaded is drawn anew at most once in this time, in milliseconds. */
const REDRAW_MS = 5_000
const REDRAWN = 'floor-redrawn'

type Made = 'turn' | 'person' | 'workshop' | 'happenedAt' | 'attempts' | 'refusal'
type Draft = { [Kind in FloorEntry['kind']]: Omit<Extract<FloorEntry, { kind: Kind }>, Made> }[FloorEntry['kind']]

export interface TakenReport {
  readonly reportId: Id
  readonly good: number
  readonly scrap: number
  readonly run: RunOnPhone
}

export interface Outbox {
  /** This device can keep entries, and they are read. */
  readonly ready: boolean
  /** Its storage is not open yet: whether something waits in it is unknown. */
  readonly opening: boolean
  readonly workshop: string
  readonly entries: readonly FloorEntry[]
  /** Counted by the server, but not in the figures this page was drawn with. */
  readonly counted: readonly FloorEntry[]
  /** Entries on this device that somebody else must sign in for. */
  readonly locked: number
  readonly offline: boolean
  readonly sending: boolean
  readonly signedOut: boolean
  /** The page was drawn before the last entry of this device was counted, and is not drawn anew yet. */
  readonly behind: boolean
  /** Keeps an entry and sends it. Refused at once: it goes back into the form. No answer: it waits. Says what was done, in `words`; without them the screen shows it. Null: this device keeps nothing, and the form has to post. */
  readonly enter: (draft: Draft, words?: string) => Promise<FormState | null>
  readonly takeBack: (report: TakenReport) => Promise<FormState | null>
  /** False: it had just left the phone, or another window dropped it. */
  readonly drop: (id: Id) => Promise<boolean>
  /** Puts a refused entry back into the queue, corrected or as it is, to be judged anew. */
  readonly correct: (entry: FloorEntry) => Promise<void>
  readonly sendNow: () => Promise<void>
}

const nothing = async () => {}
const unable = async () => null
const OutboxContext = createContext<Outbox>({
  ready: false, opening: true, workshop: '', entries: [], counted: [], locked: 0, offline: false, sending: false, signedOut: false, behind: false, enter: unable, takeBack: unable, drop: async () => false, correct: nothing, sendNow: nothing,
})

export const useOutbox = (): Outbox => useContext(OutboxContext)

/** What was entered on this device and has not reached the server, for everything on the floor. `secret` locks it (auth/device-key.ts). `at`: ISO, when the server made the page. */
export function OutboxProvider({ person, workshop, secret, at, children }: { readonly person: Id; readonly workshop: string; readonly secret: string; readonly at: string; readonly children: ReactNode }) {
  const router = useRouter()
  const drawn = useRef(at)
  const [behind, setBehind] = useState(false)
  useEffect(() => {
    drawn.current = at
    setBehind(false)
  }, [at])
  const holder = useRef<Holder | null>(null)
  // What is tapped before the storage is open waits for it: without a network it could go nowhere else.
  const [opened] = useState(openable)
  const keeps = useRef(false)
  const waiting = useRef<readonly FloorEntry[]>([])
  const uncounted = useRef<readonly FloorEntry[]>([])
  const withdrawn = useRef<ReadonlySet<Id>>(new Set())
  /** In a form at this moment, which tells its answer itself. */
  const entered = useRef<ReadonlySet<Id>>(new Set())
  const reading = useRef<Promise<readonly FloorEntry[]>>(Promise.resolve([]))
  const [ready, setReady] = useState(false)
  const [opening, setOpening] = useState(true)
  const [{ entries, locked }, setKept] = useState<{ entries: readonly FloorEntry[]; locked: number }>({ entries: [], locked: 0 })
  const [counted, setCounted] = useState<readonly FloorEntry[]>([])
  const [offline, setOffline] = useState(false)
  const [sending, setSending] = useState(false)
  const [signedOut, setSignedOut] = useState(false)

  /** Draws the page anew, if something was counted or it is `old` otherwise; until its figures are here, what they lack is added by hand. Not without a network: that would end this page. */
  const catchUp = useCallback((old: boolean) => {
    const asked = uncounted.current
    if ((asked.length === 0 && !old) || !navigator.onLine) return
    startTransition(() => {
      router.refresh()
      setCounted((now) => now.filter((entry) => !asked.includes(entry)))
    })
    uncounted.current = []
    keepPages([`/f/${workshop}`, location.pathname + location.search], 0)
  }, [router, workshop])

  /** Draws the page anew whose figures are old, or lack what was counted (`counted`, by the server's clock) before it was drawn or while it was on its way here. */
  const freshen = useCallback((counted: number) => {
    const lacks = counted >= Date.parse(drawn.current)
    setBehind(lacks)
    if (navigator.onLine && (lacks || Date.now() - Date.parse(drawn.current) > OLD_MS) && mayRedraw()) startTransition(() => router.refresh())
  }, [router])

  const read = useCallback(async () => {
    if (!holder.current) return []
    const kept = await readEntries(holder.current)
    // Whoever sent it (this window, another, the worker): what waited and is gone was counted, unless it was withdrawn.
    const gone = waiting.current.filter(({ id, refusal }) => refusal === null && !withdrawn.current.has(id) && !kept.entries.some((entry) => entry.id === id))
    // Refused after it had been kept: whatever this page shows of the run is older than that answer.
    const refused = kept.entries.some(({ id, refusal }) => refusal !== null && !entered.current.has(id) && waiting.current.some((before) => before.id === id && before.refusal === null))
    waiting.current = kept.entries
    uncounted.current = [...uncounted.current, ...gone]
    noteUnsent({ count: kept.entries.length, href: `/f/${workshop}/outbox` })
    setKept(kept)
    if (gone.length > 0) setCounted((now) => [...now, ...gone])
    catchUp(refused)
    return kept.entries
  }, [workshop, catchUp])

  /** One reading after the other: an older one that ends later would bring back what was sent meanwhile, and count it twice. */
  const reload = useCallback(() => (reading.current = reading.current.then(read, read)), [read])

  /** These count nowhere, also if a reading found them gone before the news of it came. */
  const discount = useCallback((ids: readonly Id[]) => {
    withdrawn.current = new Set([...withdrawn.current, ...ids])
    const counts = ({ id }: FloorEntry) => !withdrawn.current.has(id)
    uncounted.current = uncounted.current.filter(counts)
    setCounted((now) => now.filter(counts))
  }, [])

  const sendNow = useCallback(async () => {
    if (!holder.current) return
    // What certainly has no network does not leave: it can still be withdrawn.
    if (!navigator.onLine) {
      setOffline(true)
      return askForSync()
    }
    setSending(true)
    try {
      const ended = await sendWaiting(holder.current)
      setSignedOut(ended === 'signed-out')
      setOffline(!navigator.onLine || ended === 'later')
      if (ended === 'later') await askForSync()
      await reload()
    } finally {
      setSending(false)
    }
  }, [reload])

  useEffect(() => {
    const able = 'indexedDB' in window && Boolean(globalThis.crypto?.subtle) && 'locks' in navigator
    void opened.promise.then(() => setOpening(false))
    if (!able) return opened.resolve(false)
    const news = new BroadcastChannel(OUTBOX_NEWS)
    let over = false
    const late = setTimeout(() => opened.resolve(false), OPENING_MS)
    const begin = async () => {
      holder.current = await takeKey(person, secret)
      if (over) return
      const before = await reload()
      keeps.current = true
      setReady(true)
      opened.resolve(true)
      setOffline(!navigator.onLine)
      freshen(await lastCounted())
      await startWorker()
      keepPages([`/f/${workshop}`, `/f/${workshop}/outbox`, location.pathname + location.search], FRESH_MS)
      if (before.length > 0) await sendNow()
    }
    // A browser that shuts its storage (a private window) keeps nothing; forms then post as ever.
    begin().catch(() => {
      keeps.current = false
      setReady(false)
      opened.resolve(false)
    })
    const back = () => {
      again()
      void lastCounted().then(freshen, () => freshen(0))
    }
    const again = () => { if (navigator.onLine && document.visibilityState === 'visible') void sendNow() }
    const lost = () => setOffline(true)
    news.onmessage = ({ data }: MessageEvent<OutboxNews>) => {
      discount(data.withdrawn)
      void reload()
    }
    window.addEventListener('online', back)
    window.addEventListener('offline', lost)
    window.addEventListener('focus', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      over = true
      clearTimeout(late)
      news.close()
      window.removeEventListener('online', back)
      window.removeEventListener('offline', lost)
      window.removeEventListener('focus', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [person, secret, workshop, opened, reload, discount, freshen, sendNow])

  const waits = entries.some(({ refusal }) => refusal === null)
  useEffect(() => {
    if (!waits || signedOut) return
    const timer = setInterval(() => void sendNow(), RETRY_MS)
    return () => clearInterval(timer)
  }, [waits, signedOut, sendNow])

  const outbox = useMemo((): Outbox => {
    const able = async () => keeps.current || ((await opened.promise) && keeps.current)
    const drop = async (id: Id) => {
      const dropped = await withdrawEntry(id)
      if (dropped) {
        discount([id])
        tellChange([id])
      }
      await reload()
      return dropped
    }
    const enter = async (draft: Draft, words?: string): Promise<FormState | null> => {
      if (!(await able())) return null
      const entry = { ...draft, turn: uuidv7(), person, workshop, happenedAt: new Date().toISOString(), attempts: 0, refusal: null } as FloorEntry
      try {
        await addEntry(holder.current!, entry)
      } catch {
        return null // full, or shut meanwhile: the form goes to the server at once
      }
      entered.current = new Set([...entered.current, entry.id])
      tellChange()
      await reload()
      await Promise.race([sendNow(), new Promise((resolve) => setTimeout(resolve, ANSWER_MS))])
      const after = (await reload()).find(({ id }) => id === entry.id)
      entered.current = new Set([...entered.current].filter((id) => id !== entry.id))
      if (after?.refusal) {
        await drop(entry.id)
        return refusedState(after.refusal)
      }
      const kept = after && words ? `Kept on this phone: ${entryWords(entry)}. It goes out when the network is back.` : words
      return { status: 'done', message: kept }
    }
    return {
      ready, opening, workshop, entries, counted, locked, offline, sending, signedOut, behind, enter, drop, sendNow,
      takeBack: async ({ reportId, good, scrap, run }) => {
        if (!(await able())) return null
        const kept = (await reload()).find((entry): entry is ReportEntry => entry.kind === 'report' && entry.id === reportId)
        const here = kept !== undefined && canWithdraw(kept) && (await drop(reportId))
        if (here || withdrawn.current.has(reportId)) return { status: 'done', message: `Taken back: ${countWords({ good, scrap })}. It had not left this phone.` }
        return enter({ kind: 'undo', id: uuidv7(), reportId, good, scrap, run }, `Taken back: ${countWords({ good, scrap })} of ${run.number}.`)
      },
      correct: async (entry) => {
        await changeEntry(holder.current!, { ...entry, turn: uuidv7(), refusal: null, attempts: 0 })
        tellChange()
        await reload()
        await sendNow()
      },
    }
  }, [ready, opening, workshop, entries, counted, locked, offline, sending, signedOut, behind, person, opened, reload, discount, sendNow])

  return <OutboxContext value={outbox}>{children}</OutboxContext>
}

/** A line on which a redraw fails loads the kept page instead, which would be drawn anew at once, and so on: not again so soon. */
function mayRedraw(): boolean {
  try {
    const before = Number(sessionStorage.getItem(REDRAWN) ?? 0)
    if (Date.now() - before < REDRAW_MS) return false
    sessionStorage.setItem(REDRAWN, String(Date.now()))
  } catch {
    // Storage is shut: then no page is kept here either.
  }
  return true
}

/** Resolves to whether this device keeps entries. By hand: `Promise.withResolvers` is missing on phones that are still in use. */
function openable(): { readonly promise: Promise<boolean>; readonly resolve: (able: boolean) => void } {
  let resolve: (able: boolean) => void = () => {}
  const promise = new Promise<boolean>((tell) => { resolve = tell })
  return { promise, resolve }
}

function refusedState(refusal: EntryRefusal): FormState {
  return { status: 'refused', message: refusal.message, refusal: { ...refusal, kind: 'conflict' }, fieldErrors: refusal.field ? { [refusal.field]: refusal.message } : {} }
}
