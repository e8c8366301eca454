import { db } from '#db/client.ts'
import { hashSecretToken } from './secret-token.ts'

export interface OpenInvitation {
  readonly email: string
  readonly role: string
  readonly workspace: string
  readonly invitedBy: string
  /** Nobody has an account with this address yet: name and password are asked for. */
  readonly isNew: boolean
}

/** What an invitation offers, while it can be accepted. Looking at it does not use it up. */
export async function getInvitation(token: string, now: Date): Promise<OpenInvitation | null> {
  const invitation = await db.invitation.findFirst({
    where: { tokenHash: hashSecretToken(token), acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
    select: { email: true, role: true, invitedById: true, brand: { select: { name: true } }, organization: { select: { name: true } } },
  })
  if (!invitation) return null
  const [invitedBy, user] = await Promise.all([
    db.user.findUnique({ where: { id: invitation.invitedById }, select: { name: true } }),
    db.user.findUnique({ where: { email: invitation.email }, select: { passwordHash: true, emailVerifiedAt: true } }),
  ])
  return {
    email: invitation.email, role: invitation.role, workspace: invitation.brand?.name ?? invitation.organization?.name ?? 'a workspace',
    invitedBy: invitedBy?.name ?? 'Somebody', isNew: user === null,
  }
}
