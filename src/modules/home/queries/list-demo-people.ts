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

const RANK = ['owner', 'manager', 'quality', 'viewer', 'lead', 'operator', 'buyer', 'staff']

/** The people one can be with one click: everybody of the brands, and of the busiest workshop and shop one of each role. Empty unless the demo is on. */
export async function listDemoPeople(): Promise<DemoPerson[]> {
  if (!env.DEMO) return []
  const memberships = await db.membership.findMany({
    where: { user: { isDemo: true } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      role: true, user: { select: { email: true, name: true } }, brand: { select: { name: true } },
      organization: { select: { name: true, kind: true, _count: { select: { locations: true, memberships: true } } } },
    },
  })
  const busiest = (kind: string) => memberships.flatMap(({ organization }) => (organization?.kind === kind ? [organization] : []))
    .sort((a, b) => b._count.memberships - a._count.memberships || b._count.locations - a._count.locations || a.name.localeCompare(b.name))[0]?.name
  const shown = new Set([busiest('microfactory'), busiest('retailer')])
  const people = memberships.filter(({ brand, organization }) => brand || shown.has(organization?.name)).map(({ role, user, brand, organization }): DemoPerson => ({
    email: user.email, name: user.name, role, kind: brand ? 'brand' : (organization!.kind as WorkspaceKind), workspace: brand?.name ?? organization!.name,
  }))
  people.sort((a, b) => RANK.indexOf(a.role) - RANK.indexOf(b.role)) // stable: workspaces keep their order
  const brands = people.filter(({ kind }) => kind === 'brand')
  const first = memberships.find(({ brand }) => brand)?.brand?.name
  // The brand that has everything comes first, the one that has just begun last.
  return [...brands.filter((one) => one.workspace === first), ...people.filter(({ kind }) => kind === 'microfactory'), ...people.filter(({ kind }) => kind === 'retailer'), ...brands.filter((one) => one.workspace !== first)]
}
