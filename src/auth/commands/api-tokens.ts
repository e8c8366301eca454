import { record } from '#audit/record.ts'
import type { BrandActor } from '../actor.ts'
import { notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import type { AuthEvent } from '../events.ts'
import { makeSecretToken } from '../secret-token.ts'

/** Makes a token for the HTTP API. The token itself is in the reply once, and nowhere else. */
export async function makeApiToken(ctx: CommandContext<BrandActor>, input: { name: string; role: string }): Promise<Result<{ token: string }>> {
  const { token, hash } = makeSecretToken()
  const id = ctx.newId()
  const { brandId, userId } = ctx.actor
  await ctx.tx.apiToken.create({ data: { id, brandId, name: input.name, role: input.role, tokenHash: hash, createdById: userId, createdAt: ctx.now }, select: { id: true } })
  await record<AuthEvent>(ctx, { type: 'auth.token-made', brandId, subject: { kind: 'api-token', id }, data: { name: input.name, role: input.role } })
  return ok({ token })
}

export async function revokeApiToken(ctx: CommandContext<BrandActor>, input: { tokenId: string }): Promise<Result<void>> {
  const { brandId } = ctx.actor
  const { count } = await ctx.tx.apiToken.updateMany({ where: { id: input.tokenId, brandId, revokedAt: null }, data: { revokedAt: ctx.now } })
  if (count === 0) return refused(notFound('token'))
  await record<AuthEvent>(ctx, { type: 'auth.token-revoked', brandId, subject: { kind: 'api-token', id: input.tokenId } })
  return ok()
}
