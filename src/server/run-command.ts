import { createHash, randomInt } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { actorUserId, type Actor } from '#auth/actor.ts'
import { db, type Tx } from '#db/client.ts'
import { conflict, invalid, type Refusal } from '#kernel/refusal.ts'
import type { Result } from '#kernel/result.ts'
import { canonicalJson } from '#kernel/json.ts'
import type { Command, CommandContext, PendingEvent, Shortcut } from './command.ts'
import { keptRows } from './kept-rows.ts'

export interface CommandCall<Input, Output, A extends Actor> {
  /** Stable name of the command, part of the idempotency record: 'quality.release-lot'. */
  readonly name: string
  readonly command: Command<Input, Output, A>
  /** Tried first: the usual case in two statements. */
  readonly shortcut?: Shortcut<Input, Output, A>
  readonly actor: A
  readonly input: Input
  /** Same key and input → the stored reply; same key, other input → refused; still running → refused. */
  readonly idempotencyKey?: string
  /** Which refusals are kept under the key, so that the same request hears them again. Left out: none; corrected entries may come under the same key. */
  readonly keepsRefusal?: (refusal: Refusal) => boolean
  readonly now?: Date
}

/** A till's file of 50,000 rows is booked in one transaction; on a busy machine of two cores that takes most of a minute. */
const TIME_LIMIT_MS = 120_000

export type CommandOutcome<Output> = Result<Output> & { readonly replayed?: boolean }

/**
 * The corridor of every write: transaction → idempotency → command → audit check → commit.
 * A refusal rolls back everything. Deadlocks and serialization failures are tried again, at most twice.
 */
export async function runCommand<Input, Output, A extends Actor>(call: CommandCall<Input, Output, A>): Promise<CommandOutcome<Output>> {
  const now = call.now ?? new Date()
  const claim = call.idempotencyKey ? { actorKey: actorKey(call.actor), key: call.idempotencyKey, requestHash: await hashOf(call.name, call.input) } : null
  const quick = await tryShortcut(call, now, claim)
  if (quick) return quick
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(call, now, claim)
    } catch (error) {
      if (attempt < 3 && (error instanceof AnsweredMeanwhile || isRetryable(error))) continue
      throw error
    }
  }
}

/** A refusal that is kept is written after the rollback; who was judged otherwise under the same key meanwhile keeps what was said first. */
async function once<Input, Output, A extends Actor>(call: CommandCall<Input, Output, A>, now: Date, claim: Claim | null): Promise<CommandOutcome<Output>> {
  try {
    return await db.$transaction((tx) => inTransaction(tx, call, now, claim), { timeout: TIME_LIMIT_MS, maxWait: 10_000 })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
    const { refusal } = error
    if (claim && error.byCommand && call.keepsRefusal?.(refusal)) await keep(db, [], { ...keptReply(claim, call.name, null, now), refusal })
    return { ok: false, refusal }
  }
}

/** The outcome when the shortcut could take it; null: nothing was written, the command decides. A deadlock or a key written meanwhile is no fault. */
async function tryShortcut<Input, Output, A extends Actor>(call: CommandCall<Input, Output, A>, now: Date, claim: Claim | null): Promise<CommandOutcome<Output> | null> {
  if (!call.shortcut) return null
  const trail: CommandContext['trail'] = { events: 0, pending: [] }
  const kept = (reply: unknown) => {
    if (trail.events === 0) throw new Error(`the shortcut of ${call.name} wrote no audit event`)
    return { events: JSON.stringify(trail.pending), replies: JSON.stringify(claim ? [keptReply(claim, call.name, reply, now)] : []) }
  }
  try {
    const value = await call.shortcut({ actor: call.actor, now, newId: idsInOrder(now), trail, claim: claim && { ...claim, lock: lockOf(claim) }, kept }, call.input)
    return value === null ? null : { ok: true, value }
  } catch (error) {
    if (isRetryable(error) || isUniqueViolation(error)) return null
    throw error
  }
}

/** Carries a refusal out of the transaction, so that the database rolls back. */
class RolledBack extends Error {
  readonly refusal: Refusal
  /** The command said it, not the door. */
  readonly byCommand: boolean
  constructor(refusal: Refusal, byCommand = false) {
    super(refusal.code)
    this.refusal = refusal
    this.byCommand = byCommand
  }
}

async function inTransaction<Input, Output, A extends Actor>(tx: Tx, call: CommandCall<Input, Output, A>, now: Date, claim: Claim | null): Promise<CommandOutcome<Output>> {
  if (claim) {
    const stored = await claimKey(tx, claim)
    if (stored?.refusal) return { ok: false, refusal: stored.refusal, replayed: true }
    if (stored) return { ok: true, value: stored.reply as Output, replayed: true }
  }
  const trail: CommandContext['trail'] = { events: 0, pending: [] }
  const ctx: CommandContext<A> = { actor: call.actor, tx, now, newId: idsInOrder(now), trail }
  const result = await call.command(ctx, call.input)
  if (!result.ok) throw new RolledBack(result.refusal, true)
  if (trail.events === 0) throw new Error(`${call.name} succeeded without an audit event`)
  await keep(tx, trail.pending, claim && keptReply(claim, call.name, result.value, now))
  return result
}

let made = randomInt(0x7fff_0000)

/** Ids of one instant sort in the order in which this process made them: the audit events of a command, and of two in a row, stay in order. */
function idsInOrder(now: Date): () => string {
  return () => uuidv7({ msecs: now.getTime(), seq: made++ })
}

interface Claim {
  readonly actorKey: string
  readonly key: string
  readonly requestHash: string
}

/**
 * The stored reply when this key was answered before; null when the key is now ours. One statement: the advisory lock tells "in flight"
 * apart from "answered" without waiting for the other transaction. Its snapshot may be older than the lock; `keep` notices.
 */
async function claimKey(tx: Tx, claim: Claim): Promise<{ reply: unknown; refusal: Refusal | null } | null> {
  const [found] = await tx.$queryRaw<{ free: boolean; requestHash: string | null; reply: unknown; refusal: Refusal | null }[]>`
    select lock.free, r."requestHash", r.reply, r.refusal
      from (select pg_try_advisory_xact_lock(hashtextextended(${lockOf(claim)}, 0)) as free) lock
      left join "IdempotencyRecord" r on r."actorKey" = ${claim.actorKey} and r.key = ${claim.key}`
  if (found?.requestHash) {
    if (found.requestHash !== claim.requestHash) {
      throw new RolledBack(invalid('key-reused', 'This form was already sent with other entries. Load the page again before you send a new one.'))
    }
    return { reply: found.reply, refusal: found.refusal }
  }
  if (!found?.free) throw new RolledBack(conflict('in-flight', 'This is being saved already. Wait a moment, then look at the result.'))
  return null
}

/** The reply that a later request with the same key gets. */
interface KeptReply extends Claim {
  readonly command: string
  readonly reply: unknown
  readonly refusal?: Refusal
  readonly createdAt: Date
}

function keptReply(claim: Claim, command: string, reply: unknown, createdAt: Date): KeptReply {
  return { ...claim, command, reply: reply ?? null, createdAt }
}

/** The name of the lock that tells "in flight" apart from "answered". */
function lockOf({ actorKey, key }: Pick<Claim, 'actorKey' | 'key'>): string {
  return `${actorKey} ${key}`
}

/** Writes the command's audit events and its reply at the end, in one statement. */
async function keep(tx: Pick<Tx, '$queryRawUnsafe'>, events: readonly PendingEvent[], reply: KeptReply | null): Promise<void> {
  if (events.length === 0 && !reply) return
  const [written] = await tx.$queryRawUnsafe<{ replies: number }[]>(
    `with ${keptRows('$1', '$2')} select count(*)::int as replies from reply`, JSON.stringify(events), JSON.stringify(reply ? [reply] : []),
  )
  if (reply && written?.replies !== 1) throw new AnsweredMeanwhile()
}

/** The same key was answered between our snapshot and our lock: everything is rolled back, and the next try finds the stored reply. */
class AnsweredMeanwhile extends Error {}

function actorKey(actor: Actor): string {
  const user = actorUserId(actor)
  const workspace = actor.kind === 'brand' ? actor.brandId : actor.kind === 'microfactory' || actor.kind === 'retailer' ? actor.organizationId : ''
  return `${actor.kind}:${workspace}:${user ?? ''}`
}

/** Two requests are the same when their command and entries are; of a file, its name and its bytes. */
async function hashOf(name: string, input: unknown): Promise<string> {
  return createHash('sha256').update(`${name}\n${canonicalJson(await withFileHashes(input) ?? null)}`).digest('hex')
}

async function withFileHashes(value: unknown): Promise<unknown> {
  if (value instanceof File) return { file: value.name, sha256: createHash('sha256').update(new Uint8Array(await value.arrayBuffer())).digest('hex') }
  if (Array.isArray(value)) return Promise.all(value.map(withFileHashes))
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([name, member]) => [name, await withFileHashes(member)] as const)))
}

/** 23505: somebody wrote the same key in this moment. */
function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23505'
}

/** 40001 serialization failure, 40P01 deadlock: the database asks to try again. P2034 is Prisma's word for both. */
function isRetryable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const code = 'code' in error ? String(error.code) : ''
  const text = 'message' in error ? String(error.message) : ''
  return code === 'P2034' || code === '40001' || code === '40P01' || /\b(40001|40P01)\b/.test(text) || text.includes('deadlock detected')
}
