import type { Actor } from '#auth/actor.ts'
import type { Tx } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'

/** What a command gets from the door. The transaction is open; clock and ids come from here and from nowhere else. */
export interface CommandContext<A extends Actor = Actor> {
  readonly actor: A
  readonly tx: Tx
  readonly now: Date
  newId(): Id
  /** Audit events of this command, written at its end; the door refuses to commit a success that has none. Used by `record` only. */
  readonly trail: { events: number; readonly pending: PendingEvent[] }
}

/** An audit event as its row will be. */
export interface PendingEvent {
  readonly id: Id
  readonly brandId: Id | null
  readonly organizationId: Id | null
  readonly type: string
  readonly subjectKind: string
  readonly subjectId: Id
  readonly actorId: Id | null
  readonly actorName: string
  readonly data: Readonly<Record<string, unknown>>
  readonly at: Date
}

/**
 * A business verb. The same one serves screen, API, webhook, scan, import and job.
 * A refusal rolls everything back; a value commits what was written, audit included.
 */
export type Command<Input, Output = void, A extends Actor = Actor> = (ctx: CommandContext<A>, input: Input) => Promise<Result<Output>>

/** What a shortcut gets: everything of a command's context but the transaction, and the rows the door would write at the end. */
export interface ShortcutContext<A extends Actor = Actor> extends Omit<CommandContext<A>, 'tx'> {
  /** Who asks under which key, or null without one. */
  readonly claim: { readonly actorKey: string; readonly key: string; readonly lock: string } | null
  /** The recorded audit events and the reply to keep, as the parameters that `keptRows` reads. */
  kept(reply: unknown): { readonly events: string; readonly replies: string }
}

/**
 * The usual case of a hot command, read in one statement and written in one, with no transaction held open in between. It writes the command's
 * whole effect (audit, reply and outbox in the same statement), guarded by what it read, or it writes nothing and answers null:
 * then the command itself decides, and says why not. It never refuses, so a rule is only ever told in one place.
 */
export type Shortcut<Input, Output = void, A extends Actor = Actor> = (ctx: ShortcutContext<A>, input: Input) => Promise<Output | null>
