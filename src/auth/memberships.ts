import type { Id } from '#kernel/ids.ts'
import { named } from '#db/client.ts'
import type { WorkspaceKind } from './actor.ts'

/** A signed-in person with every workspace they may enter. */
export interface SignedIn {
  readonly userId: Id
  readonly name: string
  readonly email: string
  readonly sessionVersion: number
  readonly isDemo: boolean
  readonly memberships: readonly WorkspaceMembership[]
}

export interface WorkspaceMembership {
  readonly kind: WorkspaceKind
  readonly id: Id // of the brand or organization
  readonly slug: string
  readonly name: string
  readonly role: string
}

/** One statement: the person and their workspaces, or null when there is no such person. */
export async function findSignedIn(userId: Id): Promise<SignedIn | null> {
  const rows = await named<{ name: string; email: string; sessionVersion: number; isDemo: boolean; kind: WorkspaceKind | null; id: Id | null; slug: string | null; workspaceName: string | null; role: string | null }>(
    'auth.find-signed-in',
    `select u.name, u.email, u."sessionVersion", u."isDemo", m.role,
            case when b.id is not null then 'brand' else o.kind end as kind,
            coalesce(b.id, o.id) as id, coalesce(b.slug, o.slug) as slug, coalesce(b.name, o.name) as "workspaceName"
       from "User" u
       left join "Membership" m on m."userId" = u.id
       left join "Brand" b on b.id = m."brandId"
       left join "Organization" o on o.id = m."organizationId"
      where u.id = $1
      order by 6, 8`,
    [userId],
  )
  const [first] = rows
  if (!first) return null
  return {
    userId, name: first.name, email: first.email, sessionVersion: first.sessionVersion, isDemo: first.isDemo,
    memberships: rows.flatMap((row) => row.kind && row.id && row.slug && row.role
      ? [{ kind: row.kind, id: row.id, slug: row.slug, name: row.workspaceName ?? row.slug, role: row.role }]
      : []),
  }
}
