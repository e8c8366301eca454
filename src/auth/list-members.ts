import { db } from '#db/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { BrandActor, MicrofactoryActor, RetailerActor } from './actor.ts'

export interface MemberRow {
  readonly membershipId: Id
  readonly name: string
  readonly email: string
  readonly role: string
  readonly since: string // ISO instant
  readonly isYou: boolean
}

export interface InvitationRow {
  readonly invitationId: Id
  readonly email: string
  readonly role: string
  readonly expiresAt: string
}

export interface People {
  readonly members: readonly MemberRow[]
  readonly invitations: readonly InvitationRow[]
  /** Of the brand, or of the organization's first place. */
  readonly timeZone: string
}

/** Who is in the workspace, and who was invited and has not come yet. Three statements. */
export async function listMembers(actor: BrandActor | MicrofactoryActor | RetailerActor, now: Date): Promise<People> {
  const workspace = actor.kind === 'brand' ? { brandId: actor.brandId } : { organizationId: actor.organizationId }
  const [members, invitations, zone] = await Promise.all([
    db.membership.findMany({ where: workspace, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true, role: true, createdAt: true, userId: true, user: { select: { name: true, email: true } } } }),
    db.invitation.findMany({ where: { ...workspace, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now } }, orderBy: { createdAt: 'desc' }, select: { id: true, email: true, role: true, expiresAt: true } }),
    actor.kind === 'brand' ? db.brand.findUnique({ where: { id: actor.brandId }, select: { timeZone: true } }) : db.location.findFirst({ where: { organizationId: actor.organizationId }, orderBy: { slug: 'asc' }, select: { timeZone: true } }),
  ])
  return {
    members: members.map(({ id, user, role, createdAt, userId }) => ({ membershipId: id, ...user, role, since: createdAt.toISOString(), isYou: userId === actor.userId })),
    invitations: invitations.map(({ id, expiresAt, ...row }) => ({ invitationId: id, ...row, expiresAt: expiresAt.toISOString() })),
    timeZone: zone?.timeZone ?? 'UTC',
  }
}

export interface TokenRow {
  readonly tokenId: Id
  readonly name: string
  readonly role: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

/** The brand's API tokens, those in force first. Never the tokens themselves: they are not kept. */
export async function listApiTokens(actor: BrandActor): Promise<TokenRow[]> {
  const rows = await db.apiToken.findMany({
    where: { brandId: actor.brandId }, orderBy: [{ revokedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'desc' }], take: 100,
    select: { id: true, name: true, role: true, createdAt: true, lastUsedAt: true, revokedAt: true },
  })
  return rows.map(({ id, createdAt, lastUsedAt, revokedAt, ...row }) => ({ tokenId: id, ...row, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null, revokedAt: revokedAt?.toISOString() ?? null }))
}
