import { recordedBefore } from '#audit/record.ts'
import type { MicrofactoryActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { refusal } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import { ANOTHER_PERSON } from '../domain/outbox.ts'
import type { FloorEntryInput } from '../schemas.ts'
import { reportProduction, undoReport } from './report-production.ts'
import { pauseRun, resumeRun } from './run-verbs.ts'

/**
 * One entry of a phone's outbox, through the command a form would have called. The door takes the entry's turn as idempotency key:
 * sent again it gets the same answer, a "no" too; with other content it is refused. What a person sends anew has a new turn and the same id,
 * under which a report counts once. Only the person who entered it can send it.
 */
export async function syncEntry(ctx: CommandContext<MicrofactoryActor>, input: FloorEntryInput): Promise<Result<{ readonly id: Id }>> {
  if (input.person !== ctx.actor.userId) {
    return refused(refusal('forbidden', ANOTHER_PERSON, 'Somebody else entered this. It is sent when they sign in on this device.'))
  }
  const done = await perform(ctx, input)
  if (done.ok) return ok({ id: input.id })
  // Two devices took the same report back: it is taken back once, which is what both asked for.
  if (done.refusal.code !== 'report-already-undone') return done
  recordedBefore(ctx)
  return ok({ id: input.id })
}

function perform(ctx: CommandContext<MicrofactoryActor>, input: FloorEntryInput): Promise<Result<unknown>> {
  switch (input.kind) {
    case 'report': return reportProduction(ctx, input)
    case 'undo': return undoReport(ctx, input)
    case 'pause': return pauseRun(ctx, input)
    case 'resume': return resumeRun(ctx, input)
  }
}
