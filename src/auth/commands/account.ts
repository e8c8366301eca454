import { record } from '#audit/record.ts'
import type { PersonActor } from '../actor.ts'
import { invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import type { AuthEvent } from '../events.ts'
import { hashPassword, passwordMatches } from '../password.ts'
import type { SignedInUser } from './sign-in.ts'

/** Changes the name others see. */
export async function changeName(ctx: CommandContext<PersonActor>, input: { name: string }): Promise<Result<void>> {
  await ctx.tx.user.update({ where: { id: ctx.actor.userId }, data: { name: input.name }, select: { id: true } })
  await record<AuthEvent>(ctx, { type: 'auth.name-changed', subject: { kind: 'user', id: ctx.actor.userId }, data: { name: input.name } })
  return ok()
}

/** Sets a password and signs out every other browser. Somebody who has one must know it. */
export async function setPassword(ctx: CommandContext<PersonActor>, input: { current?: string; password: string }): Promise<Result<SignedInUser>> {
  const user = await ctx.tx.user.findUnique({ where: { id: ctx.actor.userId }, select: { passwordHash: true } })
  if (!user) return refused(notFound('person'))
  if (user.passwordHash && !(await passwordMatches(user.passwordHash, input.current ?? ''))) {
    return refused(invalid('wrong-password', 'This is not your present password.', { field: 'current' }))
  }
  const { sessionVersion } = await ctx.tx.user.update({
    where: { id: ctx.actor.userId }, data: { passwordHash: await hashPassword(input.password), sessionVersion: { increment: 1 } }, select: { sessionVersion: true },
  })
  await record<AuthEvent>(ctx, { type: 'auth.password-set', subject: { kind: 'user', id: ctx.actor.userId } })
  return ok({ userId: ctx.actor.userId, sessionVersion })
}

/** Notes that the person left this browser; the door takes the cookie away. */
export async function signOut(ctx: CommandContext<PersonActor>): Promise<Result<void>> {
  await record<AuthEvent>(ctx, { type: 'auth.signed-out', subject: { kind: 'user', id: ctx.actor.userId } })
  return ok()
}

/** Ends every session of the person, on every device, with their next request. */
export async function signOutEverywhere(ctx: CommandContext<PersonActor>): Promise<Result<void>> {
  await ctx.tx.user.update({ where: { id: ctx.actor.userId }, data: { sessionVersion: { increment: 1 } }, select: { id: true } })
  await record<AuthEvent>(ctx, { type: 'auth.signed-out-everywhere', subject: { kind: 'user', id: ctx.actor.userId } })
  return ok()
}
