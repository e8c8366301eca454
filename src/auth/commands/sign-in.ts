import { record } from '#audit/record.ts'
import { conflict, invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { mail } from '#server/mail/mail.ts'
import type { CommandContext } from '#server/command.ts'
import { env } from '#env.ts'
import type { AuthEvent } from '../events.ts'
import { hashPassword, passwordMatches } from '../password.ts'
import { hashSecretToken, makeSecretToken } from '../secret-token.ts'
import type { Id } from '#kernel/ids.ts'

const LINK_MINUTES = 20

export interface SignedInUser {
  readonly userId: Id
  readonly sessionVersion: number
  readonly to?: string
}

const wrong = invalid('wrong-credentials', 'E-mail or password is not right. Check both, or have a sign-in link sent to you.', { field: 'password' })

/** E-mail and password. Says the same for an unknown e-mail and a wrong password, after the same work. */
export async function signInWithPassword(ctx: CommandContext, input: { email: string; password: string; to?: string }): Promise<Result<SignedInUser>> {
  const user = await ctx.tx.user.findUnique({ where: { email: input.email }, select: { id: true, passwordHash: true, sessionVersion: true } })
  if (!(await passwordMatches(user?.passwordHash, input.password)) || !user) return refused(wrong)
  return signedIn(ctx, user, 'password', input.to)
}

/**
 * Makes an account. The address is not shown to be theirs yet: whoever shows it first (link, invitation, identity provider)
 * takes the account over, and a password set before that is forgotten.
 */
export async function signUp(ctx: CommandContext, input: { email: string; name: string; password: string; to?: string }): Promise<Result<SignedInUser>> {
  const taken = await ctx.tx.user.findUnique({ where: { email: input.email }, select: { id: true } })
  if (taken) return refused(conflict('email-taken', 'There is an account for this address already. Sign in instead, or have a sign-in link sent to you.', { field: 'email' }))
  const id = ctx.newId()
  await ctx.tx.user.create({ data: { id, email: input.email, name: input.name, passwordHash: await hashPassword(input.password), createdAt: ctx.now }, select: { id: true } })
  await record<AuthEvent>(ctx, { type: 'auth.signed-up', subject: { kind: 'user', id } })
  return ok({ userId: id, sessionVersion: 1, to: input.to ?? '/new' })
}

/** The address is shown to be theirs. A password that somebody set before this moment is forgotten, and its sessions end. */
export async function verifyEmail(ctx: CommandContext, email: string): Promise<{ id: Id; sessionVersion: number } | null> {
  const user = await ctx.tx.user.findUnique({ where: { email }, select: { id: true, sessionVersion: true, emailVerifiedAt: true } })
  if (!user || user.emailVerifiedAt) return user
  return ctx.tx.user.update({ where: { id: user.id }, data: { emailVerifiedAt: ctx.now, passwordHash: null, sessionVersion: { increment: 1 } }, select: { id: true, sessionVersion: true } })
}

/** One click as a demo person. Only people made by the demo seed, and only while the demo is on. */
export async function signInToDemo(ctx: CommandContext, input: { email: string; to?: string }): Promise<Result<SignedInUser>> {
  const user = env.DEMO ? await ctx.tx.user.findUnique({ where: { email: input.email, isDemo: true }, select: { id: true, sessionVersion: true } }) : null
  return user ? signedIn(ctx, user, 'demo', input.to) : refused(invalid('no-demo', 'The demo is not switched on here.'))
}

/** Sends a link that signs in once. Answers the same whether or not the person exists. */
export async function sendSignInLink(ctx: CommandContext, input: { email: string; to?: string }): Promise<Result<void>> {
  const user = await ctx.tx.user.findUnique({ where: { email: input.email }, select: { id: true, name: true } })
  const { token, hash } = makeSecretToken()
  await ctx.tx.signInLink.create({ data: { tokenHash: hash, email: input.email, expiresAt: new Date(ctx.now.getTime() + LINK_MINUTES * 60_000) }, select: { tokenHash: true } })
  if (user) {
    const link = `${env.APP_URL}/sign-in/link?token=${token}${input.to ? `&to=${encodeURIComponent(input.to)}` : ''}`
    await enqueue(ctx.tx, 'send-mail', mail({
      to: input.email, subject: 'Your sign-in link', heading: `Hello ${user.name}`,
      paragraphs: [`Use this link within ${LINK_MINUTES} minutes to sign in. It works once.`, 'If you did not ask for it, there is nothing to do: nobody gets in without this message.'],
      action: { label: 'Sign in to Shortrun', href: link },
    }))
  }
  await record<AuthEvent>(ctx, { type: 'auth.sign-in-link-sent', subject: { kind: 'user', id: user?.id ?? 'unknown' } })
  return ok()
}

/** Uses up a sign-in link. Two uses at once: one of them wins. */
export async function signInWithLink(ctx: CommandContext, input: { token: string; to?: string }): Promise<Result<SignedInUser>> {
  const used = await ctx.tx.signInLink.updateManyAndReturn({
    where: { tokenHash: hashSecretToken(input.token), usedAt: null, expiresAt: { gt: ctx.now } }, data: { usedAt: ctx.now }, select: { email: true },
  })
  const user = used[0] ? await verifyEmail(ctx, used[0].email) : null
  if (!user) return refused(invalid('link-used', 'This link was used already, or its 20 minutes are over. Have a new one sent to you.'))
  return signedIn(ctx, user, 'link', input.to)
}

async function signedIn(ctx: CommandContext, user: { id: Id; sessionVersion: number }, by: string, to?: string): Promise<Result<SignedInUser>> {
  await record<AuthEvent>(ctx, { type: 'auth.signed-in', subject: { kind: 'user', id: user.id }, data: { by } })
  return ok({ userId: user.id, sessionVersion: user.sessionVersion, to })
}
