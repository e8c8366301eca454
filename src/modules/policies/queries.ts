import { db } from '#db/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import { POLICY_KINDS, type PolicyKind } from './schemas.ts'

export interface PolicyText {
  readonly brandName: string
  readonly brandSlug: string
  readonly kind: string
  readonly title: string
  readonly body: string
  readonly revision: number
  readonly validFrom: string
  readonly earlier: readonly { revision: number; validFrom: string }[]
}

/** The newest revision of a brand's policy, or the one asked for. Public: everybody may read it. */
export async function getPolicy(brandSlug: string, kind: string, revision?: number): Promise<PolicyText | null> {
  const rows = await db.policy.findMany({
    where: { kind, brandId: { in: (await db.brand.findMany({ where: { slug: brandSlug }, select: { id: true } })).map((b) => b.id) } },
    orderBy: { revision: 'desc' },
    select: { brandId: true, kind: true, title: true, body: true, revision: true, validFrom: true },
  })
  const chosen = revision === undefined ? rows[0] : rows.find((row) => row.revision === revision)
  if (!chosen) return null
  const brand = await db.brand.findUniqueOrThrow({ where: { slug: brandSlug }, select: { name: true, slug: true } })
  return {
    brandName: brand.name, brandSlug: brand.slug, kind: chosen.kind, title: chosen.title, body: chosen.body, revision: chosen.revision, validFrom: day(chosen.validFrom),
    earlier: rows.filter((row) => row.revision !== chosen.revision).map((row) => ({ revision: row.revision, validFrom: day(row.validFrom) })),
  }
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
