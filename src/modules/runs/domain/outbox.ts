import type { Id } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { nextState } from '#kernel/state-machine.ts'
import { runMachine, type RunState } from './run-state.ts'

/** The run an entry is about, as the phone shows it without asking anybody. */
export interface RunOnPhone {
  readonly id: Id
  readonly number: string
  readonly brandSlug: string
  readonly name: string
}

interface Entry {
  /** Made by the phone (UUIDv7): sent again, it counts once. */
  readonly id: Id
  /** Made anew each time a person sends it, so that it is judged anew; repeated by the phone itself it stays. An older version of the app made none: then `id` stands for it. */
  readonly turn?: Id
  readonly person: Id
  readonly workshop: string
  readonly run: RunOnPhone
  /** ISO instant at which it was entered, by the phone's clock. */
  readonly happenedAt: string
  /** How often it left the phone. Not 0: it may have been counted, though no answer came. */
  readonly attempts: number
  /** Why the server said no; null while it waits. */
  readonly refusal: EntryRefusal | null
}

export interface EntryRefusal {
  readonly code: string
  readonly message: string
  readonly field?: string
}

export interface ReportEntry extends Entry {
  readonly kind: 'report'
  readonly good: number
  readonly scrap: number
  readonly scrapReason: string
  readonly confirmOver: boolean
  readonly photo: Blob | null
}

export interface UndoEntry extends Entry {
  readonly kind: 'undo'
  readonly reportId: Id
  /** What the report said, for those who read the list. */
  readonly good: number
  readonly scrap: number
}

export interface PauseEntry extends Entry {
  readonly kind: 'pause'
  readonly cause: string
}

export interface ResumeEntry extends Entry {
  readonly kind: 'resume'
}

export type FloorEntry = ReportEntry | UndoEntry | PauseEntry | ResumeEntry

/** Said to somebody who sends what another person entered. */
export const ANOTHER_PERSON = 'another-person'
/** These say nothing about an entry: it is asked for again at once. */
const OF_THE_MOMENT: ReadonlySet<string> = new Set(['in-flight', 'stale'])

/** Whether a "no" is about the entry itself, so that the phone tells its person. A copy of the request that arrives later must hear the same. */
export function isFinal({ code, kind }: Pick<Refusal, 'code' | 'kind'>): boolean {
  return kind !== 'too-many' && code !== ANOTHER_PERSON && !OF_THE_MOMENT.has(code)
}

/**
 * What became of one sending. `later`: no answer, or one that says nothing about the entry. `underway`: it arrived before, by a page that
 * was left meanwhile, and is being counted now, or somebody else's was in this very moment. `signed-out`: nobody, or somebody else, is signed in.
 */
export type Answer = { readonly kind: 'taken' } | { readonly kind: 'refused'; readonly refusal: EntryRefusal } | { readonly kind: 'later' | 'underway' | 'signed-out' }

/** Reads an HTTP answer. Only a problem document of ours refuses an entry; whatever a network puts in between is no answer. */
export function answerOf(status: number, body: unknown): Answer {
  if (status >= 200 && status < 300) return { kind: 'taken' }
  const problem = (typeof body === 'object' && body !== null ? body : {}) as { code?: unknown; title?: unknown; field?: unknown; issues?: readonly { field: string; message: string }[] }
  if (status === 401 || problem.code === ANOTHER_PERSON) return { kind: 'signed-out' }
  if (typeof problem.code === 'string' && OF_THE_MOMENT.has(problem.code)) return { kind: 'underway' }
  if (status === 429 || status >= 500 || typeof problem.code !== 'string') return { kind: 'later' }
  const issue = problem.issues?.[0]
  return { kind: 'refused', refusal: { code: problem.code, message: issue?.message ?? String(problem.title ?? 'This was refused.'), field: issue?.field ?? (typeof problem.field === 'string' ? problem.field : undefined) } }
}

/** The first entry that waits, in the order in which they were entered. A refused one holds up nobody else. */
export function nextToSend(entries: readonly FloorEntry[]): FloorEntry | null {
  return entries.find(({ refusal }) => refusal === null) ?? null
}

/** The entries after an answer to one of them. */
export function settle(entries: readonly FloorEntry[], id: Id, answer: Answer): readonly FloorEntry[] {
  const entry = entries.find((candidate) => candidate.id === id)
  if (!entry || (answer.kind !== 'taken' && answer.kind !== 'refused')) return entries
  if (answer.kind === 'taken') return entries.filter((candidate) => candidate !== entry)
  // A report that was refused counts nothing: whoever took it back on the phone meanwhile has what they asked for.
  const takenBack = entry.kind === 'report' && entries.some((candidate) => candidate.kind === 'undo' && candidate.reportId === id && candidate.refusal === null)
  if (takenBack) return entries.filter((candidate) => candidate !== entry && !(candidate.kind === 'undo' && candidate.reportId === id))
  return entries.map((candidate) => (candidate === entry ? { ...entry, refusal: answer.refusal } : candidate))
}

/** True as long as an entry has never left the phone, or was refused: then it can be dropped, and nothing of it counts anywhere. */
export function canWithdraw(entry: FloorEntry): boolean {
  return entry.attempts === 0 || entry.refusal !== null
}

export interface RunAsKnown {
  readonly state: RunState
  readonly goodCount: number
  readonly scrapCount: number
  readonly pauseCause: string
}

/** The run as it will be once everything that waits on this phone is counted. */
export function withWaiting(run: RunAsKnown, runId: Id, entries: readonly FloorEntry[]): RunAsKnown {
  return entries.filter((entry) => entry.run.id === runId && entry.refusal === null).reduce<RunAsKnown>((now, entry) => {
    switch (entry.kind) {
      case 'report': return { ...now, state: now.state === 'released' ? 'in-production' : now.state, goodCount: now.goodCount + entry.good, scrapCount: now.scrapCount + entry.scrap }
      case 'undo': return { ...now, goodCount: now.goodCount - entry.good, scrapCount: now.scrapCount - entry.scrap }
      case 'pause': return { ...now, state: nextState(runMachine, now.state, 'pause') ?? now.state, pauseCause: entry.cause }
      case 'resume': return { ...now, state: nextState(runMachine, now.state, 'resume') ?? now.state, pauseCause: '' }
    }
  }, run)
}
