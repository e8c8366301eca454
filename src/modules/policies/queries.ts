import type { BrandActor } from '#auth/actor.ts'
import { db, named } from '#db/client.ts'
import { POLICY_KINDS, type PolicyKind } from './schemas.ts'

export interface PolicyText {
  readonly brandName: string
  readonly brandSlug: string
  readonly kind: string
  readonly title: string
  readonly body: string
  readonly revision: number
  readonly validFrom: string
  /** Every other revision, newest first. */
  readonly others: readonly { revision: number; validFrom: string }[]
}

/** The newest revision of a brand's policy, or the one asked for. Public: everybody may read it. One statement. */
export async function getPolicy(brandSlug: string, kind: string, revision?: number): Promise<PolicyText | null> {
  const [row] = await named<PolicyText>('policies.policy',
    `select b.name as "brandName", b.slug as "brandSlug", p.kind, p.title, p.body, p.revision, p."validFrom"::text as "validFrom",
            coalesce((select json_agg(json_build_object('revision', o.revision, 'validFrom', o."validFrom"::text) order by o.revision desc)
               from "Policy" o where o."brandId" = p."brandId" and o.kind = p.kind and o.revision <> p.revision), '[]') as others
       from "Brand" b join "Policy" p on p."brandId" = b.id
      where b.slug = $1 and p.kind = $2 and ($3::int is null or p.revision = $3::int)
      order by p.revision desc limit 1`, [brandSlug, kind, revision ?? null])
  return row ?? null
}

export interface PolicyRow {
  readonly kind: PolicyKind
  readonly title: string | null
  readonly body: string
  readonly revision: number
  readonly validFrom: string | null
}

/** Every kind of policy with its newest revision, or an empty one to write. */
export async function listPolicies(actor: BrandActor): Promise<PolicyRow[]> {
  const rows = await db.policy.findMany({
    where: { brandId: actor.brandId }, orderBy: [{ kind: 'asc' }, { revision: 'desc' }], distinct: ['kind'],
    select: { kind: true, title: true, body: true, revision: true, validFrom: true },
  })
  return POLICY_KINDS.map((kind) => {
    const row = rows.find((candidate) => candidate.kind === kind)
    return { kind, title: row?.title ?? null, body: row?.body ?? '', revision: row?.revision ?? 0, validFrom: row ? day(row.validFrom) : null }
  })
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
