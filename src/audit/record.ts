import { actorName, actorUserId } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import type { CommandContext } from '#server/command.ts'

/** What a room says happened. Each room narrows this to its own union in its events.ts. */
export interface AuditEvent {
  /** `room.what-happened` in the past tense: 'quality.lot-released'. */
  readonly type: `${string}.${string}`
  readonly brandId?: Id
  readonly organizationId?: Id
  readonly subject: { readonly kind: string; readonly id: Id }
  /** What a reader needs to understand it later: before and after, quantities, reasons. Never secrets. */
  readonly data?: Readonly<Record<string, unknown>>
}

/** Adds one event to the command's trail. The door writes it in the command's own transaction, with its other events in one statement. */
export async function record<Event extends AuditEvent = AuditEvent>(ctx: Omit<CommandContext, 'tx'>, event: Event): Promise<void> {
  ctx.trail.events += 1
  ctx.trail.pending.push({
    id: ctx.newId(), brandId: event.brandId ?? null, organizationId: event.organizationId ?? null, type: event.type,
    subjectKind: event.subject.kind, subjectId: event.subject.id, actorId: actorUserId(ctx.actor), actorName: actorName(ctx.actor), data: event.data ?? {}, at: ctx.now,
  })
}

/** For a replay of what an earlier request committed with its events (same client-made id): nothing is written, and that is right. */
export function recordedBefore(ctx: CommandContext): void {
  ctx.trail.events += 1
}
