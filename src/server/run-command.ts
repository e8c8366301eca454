import { createHash, randomInt } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { actorUserId, type Actor } from '#auth/actor.ts'
import { db, type Tx } from '#db/client.ts'
import { conflict, invalid, type Refusal } from '#kernel/refusal.ts'
import type { Result } from '#kernel/result.ts'
import { canonicalJson } from '#kernel/json.ts'
import type { Command, CommandContext } from './command.ts'

export interface CommandCall<Input, Output, A extends Actor> {
  /** Stable name of the command, part of the idempotency record: 'quality.release-lot'. */
  readonly name: string
  readonly command: Command<Input, Output, A>
  readonly actor: A
  readonly input: Input
  /** Same key and input → the stored reply; same key, other input → refused; still running → refused. */
  readonly idempotencyKey?: string
  readonly now?: Date
}

export type CommandOutcome<Output> = Result<Output> & { readonly replayed?: boolean }

/**
 * The corridor of every write: transaction → idempotency → command → audit check → commit.
 * A refusal rolls back everything. Deadlocks and serialization failures are tried again, at most twice.
 */
export async function runCommand<Input, Output, A extends Actor>(call: CommandCall<Input, Output, A>): Promise<CommandOutcome<Output>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction((tx) => inTransaction(tx, call), { timeout: 30_000, maxWait: 10_000 })
    } catch (error) {
      if (error instanceof RolledBack) return { ok: false, refusal: error.refusal }
      if (attempt < 3 && isRetryable(error)) continue
      throw error
    }
  }
}

/** Carries a refusal out of the transaction, so that the database rolls back. */
class RolledBack extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

async function inTransaction<Input, Output, A extends Actor>(tx: Tx, call: CommandCall<Input, Output, A>): Promise<CommandOutcome<Output>> {
  const now = call.now ?? new Date()
  const claim = call.idempotencyKey ? { key: call.idempotencyKey, actorKey: actorKey(call.actor), hash: hashOf(call.name, call.input) } : null
  if (claim) {
    const stored = await claimKey(tx, claim, call.name, now)
    if (stored) return { ok: true, value: stored.reply as Output, replayed: true }
  }
  const trail = { events: 0 }
  const ctx: CommandContext<A> = { actor: call.actor, tx, now, newId: idsInOrder(now), trail }
  const result = await call.command(ctx, call.input)
  if (!result.ok) throw new RolledBack(result.refusal)
  if (trail.events === 0) throw new Error(`${call.name} succeeded without an audit event`)
  if (claim) {
    await tx.idempotencyRecord.update({
      where: { actorKey_key: { actorKey: claim.actorKey, key: claim.key } },
      data: { reply: JSON.parse(JSON.stringify(result.value ?? null)) },
      select: { key: true },
    })
  }
  return result
}

/** Ids of one command sort in the order in which they were made, though all carry the same instant: its audit events stay in order. */
function idsInOrder(now: Date): () => string {
  let seq = randomInt(0x7fff_0000)
  return () => uuidv7({ msecs: now.getTime(), seq: seq++ })
}

interface Claim {
  readonly key: string
  readonly actorKey: string
  readonly hash: string
}

/** The stored reply when this key was answered before; null when the key is now ours. */
async function claimKey(tx: Tx, claim: Claim, command: string, now: Date): Promise<{ reply: unknown } | null> {
  // The advisory lock tells "in flight" apart from "answered" without waiting for the other transaction.
  const [lock] = await tx.$queryRaw<{ free: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended(${`${claim.actorKey} ${claim.key}`}, 0)) as free`
  if (!lock?.free) throw new RolledBack(conflict('in-flight', 'This is being saved already. Wait a moment, then look at the result.'))
  const stored = await tx.idempotencyRecord.findUnique({
    where: { actorKey_key: { actorKey: claim.actorKey, key: claim.key } },
    select: { requestHash: true, reply: true },
  })
  if (stored) {
    if (stored.requestHash !== claim.hash) {
      throw new RolledBack(invalid('key-reused', 'This form was already sent with other entries. Load the page again before you send a new one.'))
    }
    return { reply: stored.reply }
  }
  await tx.idempotencyRecord.create({
    data: { actorKey: claim.actorKey, key: claim.key, command, requestHash: claim.hash, reply: {}, createdAt: now },
    select: { key: true },
  })
  return null
}

function actorKey(actor: Actor): string {
  const user = actorUserId(actor)
  const workspace = actor.kind === 'brand' ? actor.brandId : actor.kind === 'microfactory' || actor.kind === 'retailer' ? actor.organizationId : ''
  return `${actor.kind}:${workspace}:${user ?? ''}`
}

function hashOf(name: string, input: unknown): string {
  return createHash('sha256').update(`${name}\n${canonicalJson(input)}`).digest('hex')
}

/** 40001 serialization failure, 40P01 deadlock: the database asks to try again. P2034 is Prisma's word for both. */
function isRetryable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const code = 'code' in error ? String(error.code) : ''
  const text = 'message' in error ? String(error.message) : ''
  return code === 'P2034' || /\b(40001|40P01)\b/.test(text) || text.includes('deadlock detected')
}
