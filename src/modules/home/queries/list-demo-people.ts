import { db } from '#db/client.ts'
import { env } from '#env.ts'
import type { WorkspaceKind } from '#auth/actor.ts'

export interface DemoPerson {
  readonly email: string
  readonly name: string
  readonly kind: WorkspaceKind
  readonly workspace: string
  readonly role: string
}

/** The people one can be with one click: one of every role, the demo's main brand first. Empty unless the demo is on. */
export async function listDemoPeople(): Promise<DemoPerson[]> {
  if (!env.DEMO) return []
  const memberships = await db.membership.findMany({
    where: { user: { isDemo: true } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { role: true, user: { select: { email: true, name: true } }, brand: { select: { name: true, createdAt: true } }, organization: { select: { name: true, kind: true } } },
  })
  const people = memberships.map(({ role, user, brand, organization }): DemoPerson => ({
    email: user.email, name: user.name, role, kind: brand ? 'brand' : (organization!.kind as WorkspaceKind), workspace: brand?.name ?? organization!.name,
  }))
  // Of a workshop or shop one of each role is enough; every brand shows its people, since each brand is another story.
  const seen = new Set<string>()
  return people.filter(({ kind, role, workspace }) => {
    const key = kind === 'brand' ? `${workspace} ${role}` : `${kind} ${role}`
    return !seen.has(key) && seen.add(key)
  })
}
