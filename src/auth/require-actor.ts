import 'server-only'
import { cache } from 'react'
import { notFound, redirect } from 'next/navigation'
import { isId } from '#kernel/ids.ts'
import type { BrandActor, BrandRole, MicrofactoryActor, MicrofactoryRole, PersonActor, RetailerActor, RetailerRole, WorkspaceKind } from './actor.ts'
import { findSignedIn, type SignedIn } from './memberships.ts'
import { readSession } from './session.ts'

type ActorOf = { brand: BrandActor; microfactory: MicrofactoryActor; retailer: RetailerActor }

/** The person behind the request, read afresh (once per request), or null. A stale session version is nobody. */
export const currentPerson = cache(async (): Promise<SignedIn | null> => {
  const session = await readSession()
  if (!session || !isId(session.userId)) return null
  const person = await findSignedIn(session.userId)
  return person && person.sessionVersion === session.sessionVersion ? person : null
})

/** The actor of a person in a workspace, or null when it is not theirs: for them it does not exist. */
export function actorIn<Kind extends WorkspaceKind>(person: SignedIn, kind: Kind, slug: string): ActorOf[Kind] | null {
  const membership = person.memberships.find((m) => m.kind === kind && m.slug === slug)
  if (!membership) return null
  const who = { userId: person.userId, name: person.name, email: person.email, slug: membership.slug }
  const actors = {
    brand: () => ({ kind: 'brand' as const, ...who, brandId: membership.id, role: membership.role as BrandRole }),
    microfactory: () => ({ kind: 'microfactory' as const, ...who, organizationId: membership.id, role: membership.role as MicrofactoryRole }),
    retailer: () => ({ kind: 'retailer' as const, ...who, organizationId: membership.id, role: membership.role as RetailerRole }),
  }
  return actors[kind]() as ActorOf[Kind]
}

export function personActor(person: SignedIn): PersonActor {
  return { kind: 'person', userId: person.userId, name: person.name, email: person.email }
}

/** For pages: nobody → to the sign-in page and back here; not a member → not found. */
export async function requireActor<Kind extends WorkspaceKind>(kind: Kind, slug: string, returnTo: string): Promise<ActorOf[Kind]> {
  const person = await requirePerson(returnTo)
  return actorIn(person, kind, slug) ?? notFound()
}

/** For the account pages. */
export async function requirePerson(returnTo: string): Promise<SignedIn> {
  return (await currentPerson()) ?? redirect(`/sign-in?to=${encodeURIComponent(returnTo)}`)
}
