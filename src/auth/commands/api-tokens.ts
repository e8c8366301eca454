import { record } from '#audit/record.ts'
import type { BrandActor } from '../actor.ts'
import type { Id } from '#kernel/ids.ts'
import { notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import type { CommandContext } from '#server/command.ts'
import type { AuthEvent } from '../events.ts'
import { hashSecretToken } from '../secret-token.ts'

/** Keeps a new token of the HTTP API, by its hash. The caller has made it (`makeSecretToken`) and shows it once; it is in no reply that is stored. */
export async function makeApiToken(ctx: CommandContext<BrandActor>, input: { name: string; role: string; token: string }): Promise<Result<{ tokenId: Id }>> {
  const id = ctx.newId()
  const { brandId, userId } = ctx.actor
  await ctx.tx.apiToken.create({ data: { id, brandId, name: input.name, role: input.role, tokenHash: hashSecretToken(input.token), createdById: userId, createdAt: ctx.now }, select: { id: true } })
  await record<AuthEvent>(ctx, { type: 'auth.token-made', brandId, subject: { kind: 'api-token', id }, data: { name: input.name, role: input.role } })
  return ok({ tokenId: id })
}

export async function revokeApiToken(ctx: CommandContext<BrandActor>, input: { tokenId: string }): Promise<Result<void>> {
  const { brandId } = ctx.actor
  const { count } = await ctx.tx.apiToken.updateMany({ where: { id: input.tokenId, brandId, revokedAt: null }, data: { revokedAt: ctx.now } })
  if (count === 0) return refused(notFound('token'))
  await record<AuthEvent>(ctx, { type: 'auth.token-revoked', brandId, subject: { kind: 'api-token', id: input.tokenId } })
  return ok()
}
