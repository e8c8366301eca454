import type { Id } from '#kernel/ids.ts'

export type BrandRole = 'owner' | 'manager' | 'quality' | 'viewer'
export type MicrofactoryRole = 'lead' | 'operator'
export type RetailerRole = 'buyer' | 'staff'

interface Person {
  readonly userId: Id
  readonly name: string
  readonly email: string
}

/** A brand's member, or an API token acting for the brand (then `userId` is the token's maker). */
export interface BrandActor extends Person {
  readonly kind: 'brand'
  readonly brandId: Id
  readonly slug: string
  readonly role: BrandRole
}

/** A microfactory's member: sees the work of every brand that ordered from this organization. */
export interface MicrofactoryActor extends Person {
  readonly kind: 'microfactory'
  readonly organizationId: Id
  readonly slug: string
  readonly role: MicrofactoryRole
}

/** A retailer's member. */
export interface RetailerActor extends Person {
  readonly kind: 'retailer'
  readonly organizationId: Id
  readonly slug: string
  readonly role: RetailerRole
}

/** Somebody signed in, outside any workspace: account, invitations, founding a brand. */
export interface PersonActor extends Person {
  readonly kind: 'person'
}

/** Nobody signed in: a parent with a phone. */
export interface GuestActor {
  readonly kind: 'guest'
}

/** The product itself: jobs, rules, seeds. Always acts for one brand when it touches tenant rows. */
export interface SystemActor {
  readonly kind: 'system'
  readonly name: string
  readonly brandId?: Id
}

export type Actor = BrandActor | MicrofactoryActor | RetailerActor | PersonActor | GuestActor | SystemActor

/** A workspace's kind, as in the URL: /b/… · /f/… · /s/… */
export type WorkspaceKind = 'brand' | 'microfactory' | 'retailer'

/** Who did it, for audit and documents: a name people recognise. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'guest') return 'a visitor'
  return actor.name
}

/** The person behind the actor, or null for guests and the product itself. */
export function actorUserId(actor: Actor): Id | null {
  return actor.kind === 'guest' || actor.kind === 'system' ? null : actor.userId
}
