import { record } from '#audit/record.ts'
import { invalid } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import type { AuthEvent } from '../events.ts'
import { verifyEmail, type SignedInUser } from './sign-in.ts'

/**
 * Signs in the person of an e-mail that an OpenID provider vouches for. An unverified e-mail proves nothing: with some providers
 * anybody can enter anybody's. It is refused before anybody is looked up, so that it tells nothing about who is here.
 */
export async function signInWithOidc(ctx: CommandContext, input: { email: string; emailVerified: boolean }): Promise<Result<SignedInUser>> {
  if (!input.emailVerified) return refused(invalid('email-unverified', 'The company account does not vouch for an e-mail address.'))
  const user = await verifyEmail(ctx, input.email)
  if (!user) return refused(invalid('no-account', 'Nobody here has the e-mail address of this company account. Ask for an invitation.'))
  await record<AuthEvent>(ctx, { type: 'auth.signed-in', subject: { kind: 'user', id: user.id }, data: { by: 'oidc' } })
  return ok({ userId: user.id, sessionVersion: user.sessionVersion })
}
