import type { Actor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Command } from '#server/command.ts'
import { runCommand } from '#server/run-command.ts'

interface HowToRun {
  readonly now?: Date
  readonly idempotencyKey?: string
}

/** Runs a command through the same corridor as every door, and returns what it answers. A refusal fails the test, and says why. */
export async function perform<Input, Output, A extends Actor>(command: Command<Input, Output, A>, actor: A, input: Input, how: HowToRun = {}): Promise<Output> {
  const outcome = await runCommand({ name: `test.${command.name}`, command, actor, input, ...how })
  if (!outcome.ok) throw new Error(`${command.name} was refused: ${outcome.refusal.code}: ${outcome.refusal.message}`)
  return outcome.value
}

/** Runs a command that must be refused, and returns the refusal. */
export async function refused<Input, Output, A extends Actor>(command: Command<Input, Output, A>, actor: A, input: Input, how: HowToRun = {}): Promise<Refusal> {
  const outcome = await runCommand({ name: `test.${command.name}`, command, actor, input, ...how })
  if (outcome.ok) throw new Error(`${command.name} was not refused`)
  return outcome.refusal
}

/** Types of the audit events about one thing, oldest first. */
export async function eventsAbout(subjectId: string): Promise<string[]> {
  const events = await db.auditEvent.findMany({ where: { subjectId }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { type: true } })
  return events.map(({ type }) => type)
}
