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
