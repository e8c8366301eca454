import { record } from '#audit/record.ts'
import type { BrandActor, MicrofactoryActor, RetailerActor, WorkspaceKind } from '../actor.ts'
import { conflict, invalid, notFound } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { mail } from '#server/mail/mail.ts'
import type { CommandContext } from '#server/command.ts'
import { env } from '#env.ts'
import type { AuthEvent } from '../events.ts'
import { hashPassword } from '../password.ts'
import { KEEPER, ROLES } from '../roles.ts'
import { hashSecretToken, makeSecretToken } from '../secret-token.ts'
import { verifyEmail, type SignedInUser } from './sign-in.ts'

type WorkspaceActor = BrandActor | MicrofactoryActor | RetailerActor

const INVITATION_DAYS = 14

function workspaceOf(actor: WorkspaceActor): { brandId: string; organizationId?: undefined } | { organizationId: string; brandId?: undefined } {
  return actor.kind === 'brand' ? { brandId: actor.brandId } : { organizationId: actor.organizationId }
}

const isRoleOf = (kind: WorkspaceKind, role: string) => ROLES[kind].some(({ value }) => value === role)

/** Invites a person by e-mail. A second invitation to the same address replaces the first. */
export async function inviteMember(ctx: CommandContext<WorkspaceActor>, input: { email: string; role: string }): Promise<Result<void>> {
  const workspace = workspaceOf(ctx.actor)
  if (!isRoleOf(ctx.actor.kind, input.role)) return refused(invalid('role-not-here', 'This role does not exist in this workspace.', { field: 'role' }))
  const member = await ctx.tx.membership.findFirst({ where: { ...workspace, user: { email: input.email } }, select: { id: true } })
  if (member) return refused(conflict('member-already', 'This person is a member already. Change the role in the list below.', { field: 'email' }))
  await ctx.tx.invitation.updateMany({ where: { ...workspace, email: input.email, acceptedAt: null, withdrawnAt: null }, data: { withdrawnAt: ctx.now } })
  const { token, hash } = makeSecretToken()
  const id = ctx.newId()
  await ctx.tx.invitation.create({
    data: { id, ...workspace, email: input.email, role: input.role, tokenHash: hash, invitedById: ctx.actor.userId, expiresAt: new Date(ctx.now.getTime() + INVITATION_DAYS * 86_400_000), createdAt: ctx.now },
    select: { id: true },
  })
  await enqueue(ctx.tx, 'send-mail', mail({
    to: input.email, subject: `${ctx.actor.name} invites you to Shortrun`, heading: 'You are invited',
    paragraphs: [`${ctx.actor.name} invites you to work with them on Shortrun as ${input.role}.`, `The invitation is good for ${INVITATION_DAYS} days.`],
    action: { label: 'Accept the invitation', href: `${env.APP_URL}/invitation?token=${token}` },
  }))
  await record<AuthEvent>(ctx, { type: 'auth.member-invited', ...workspace, subject: { kind: 'invitation', id }, data: { email: input.email, role: input.role } })
  return ok()
}

/** Accepts an invitation: signs in the invited person, who gets an account if there is none for the e-mail. */
export async function acceptInvitation(ctx: CommandContext, input: { token: string; name?: string; password?: string }): Promise<Result<SignedInUser>> {
  const [invitation] = await ctx.tx.invitation.updateManyAndReturn({
    where: { tokenHash: hashSecretToken(input.token), acceptedAt: null, withdrawnAt: null, expiresAt: { gt: ctx.now } }, data: { acceptedAt: ctx.now },
    select: { id: true, email: true, role: true, brandId: true, organizationId: true },
  })
  if (!invitation) return refused(invalid('invitation-over', 'This invitation was used, withdrawn, or is too old. Ask for a new one.'))
  const existing = await verifyEmail(ctx, invitation.email)
  if (!existing && !input.name) return refused(invalid('name-missing', 'Enter your name.', { field: 'name' }))
  if (!existing && !input.password) return refused(invalid('password-missing', 'Choose a password.', { field: 'password' }))
  if (existing && (await ctx.tx.membership.findFirst({ where: { userId: existing.id, brandId: invitation.brandId, organizationId: invitation.organizationId }, select: { id: true } }))) {
    return refused(conflict('member-already', 'You are a member of this workspace already. Sign in to enter it.'))
  }
  const user = existing
    ? await ctx.tx.user.update({ where: { id: existing.id }, data: { sessionVersion: { increment: 1 } }, select: { id: true, sessionVersion: true } })
    : await ctx.tx.user.create({ data: { id: ctx.newId(), email: invitation.email, name: input.name!, passwordHash: await hashPassword(input.password!), emailVerifiedAt: ctx.now, createdAt: ctx.now }, select: { id: true, sessionVersion: true } })
  await ctx.tx.membership.create({ data: { id: ctx.newId(), userId: user.id, brandId: invitation.brandId, organizationId: invitation.organizationId, role: invitation.role, createdAt: ctx.now }, select: { id: true } })
  await record<AuthEvent>(ctx, {
    type: 'auth.invitation-accepted', brandId: invitation.brandId ?? undefined, organizationId: invitation.organizationId ?? undefined,
    subject: { kind: 'user', id: user.id }, data: { role: invitation.role },
  })
  return ok({ userId: user.id, sessionVersion: user.sessionVersion })
}

export async function withdrawInvitation(ctx: CommandContext<WorkspaceActor>, input: { invitationId: string }): Promise<Result<void>> {
  const workspace = workspaceOf(ctx.actor)
  const { count } = await ctx.tx.invitation.updateMany({ where: { id: input.invitationId, ...workspace, acceptedAt: null, withdrawnAt: null }, data: { withdrawnAt: ctx.now } })
  if (count === 0) return refused(notFound('open invitation'))
  await record<AuthEvent>(ctx, { type: 'auth.invitation-withdrawn', ...workspace, subject: { kind: 'invitation', id: input.invitationId } })
  return ok()
}

/** A new role takes effect with the member's next request: their sessions end. */
export async function changeRole(ctx: CommandContext<WorkspaceActor>, input: { membershipId: string; role: string }): Promise<Result<void>> {
  if (!isRoleOf(ctx.actor.kind, input.role)) return refused(invalid('role-not-here', 'This role does not exist in this workspace.', { field: 'role' }))
  const found = await keepOneKeeper(ctx, input.membershipId, input.role)
  if (!found.ok) return found
  await ctx.tx.membership.update({ where: { id: input.membershipId }, data: { role: input.role, user: { update: { sessionVersion: { increment: 1 } } } }, select: { id: true } })
  await record<AuthEvent>(ctx, { type: 'auth.role-changed', ...workspaceOf(ctx.actor), subject: { kind: 'user', id: found.value.userId }, data: { before: found.value.role, after: input.role } })
  return ok()
}

export async function removeMember(ctx: CommandContext<WorkspaceActor>, input: { membershipId: string }): Promise<Result<void>> {
  const found = await keepOneKeeper(ctx, input.membershipId, null)
  if (!found.ok) return found
  await ctx.tx.user.update({ where: { id: found.value.userId }, data: { sessionVersion: { increment: 1 } }, select: { id: true } })
  await ctx.tx.membership.delete({ where: { id: input.membershipId }, select: { id: true } })
  await record<AuthEvent>(ctx, { type: 'auth.member-removed', ...workspaceOf(ctx.actor), subject: { kind: 'user', id: found.value.userId }, data: { role: found.value.role } })
  return ok()
}

/** Locks the workspace's memberships, so that two owners cannot demote each other at once. */
async function keepOneKeeper(ctx: CommandContext<WorkspaceActor>, membershipId: string, newRole: string | null): Promise<Result<{ userId: string; role: string }>> {
  const column = ctx.actor.kind === 'brand' ? 'brandId' : 'organizationId'
  const workspaceId = ctx.actor.kind === 'brand' ? ctx.actor.brandId : ctx.actor.organizationId
  const members = await ctx.tx.$queryRawUnsafe<{ id: string; userId: string; role: string }[]>(
    `select id, "userId", role from "Membership" where "${column}" = $1::uuid order by id for update`, workspaceId)
  const member = members.find((m) => m.id === membershipId)
  if (!member) return refused(notFound('member'))
  const keeper = KEEPER[ctx.actor.kind]
  if (member.role === keeper && newRole !== keeper && members.filter((m) => m.role === keeper).length === 1) {
    return refused(conflict('last-keeper', `This is the last ${keeper}. Make somebody else ${keeper} first.`, { field: 'role' }))
  }
  return ok({ userId: member.userId, role: member.role })
}
