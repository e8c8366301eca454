import { db } from '#db/client.ts'
import { holds } from '#db/like.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import { keysetPage, keysetQuery, type Keyset } from '#db/keyset.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { PAGE_SIZE, type Page } from '#kernel/paging.ts'
import { partnershipScope } from '../access.ts'
import type { PartnershipState } from '../domain/partnership-state.ts'
import type { OrganizationKind, PartnerFilter } from '../schemas.ts'

export interface PartnerPlace {
  readonly id: Id
  readonly name: string
  readonly city: string
  readonly kind: 'workshop' | 'warehouse' | 'shop' | 'venue'
  readonly latitude: number
  readonly longitude: number
  readonly state: string
}

export interface PartnerRow {
  readonly id: Id
  readonly name: string
  readonly kind: OrganizationKind
  readonly state: PartnershipState
  /** Waits for the partner's yes, not for the brand's. */
  readonly asked: boolean
  readonly paymentTermsDays: number
  readonly creditLimit: number | null
  /** Only of approved partners, and of those this brand brought. */
  readonly places: readonly PartnerPlace[]
  readonly members: number
}

const columns = {
  id: true, state: true, paymentTermsDays: true, creditLimit: true, version: true, createdAt: true, standardsAcknowledgedAt: true,
  organization: {
    select: {
      id: true, name: true, slug: true, kind: true, about: true, createdAt: true, _count: { select: { memberships: true } },
      locations: { orderBy: [{ name: 'asc' }], select: { id: true, name: true, city: true, kind: true, latitude: true, longitude: true, state: true } },
    },
  },
} as const satisfies Prisma.PartnershipSelect

type Row = Prisma.PartnershipGetPayload<{ select: typeof columns }>

const SORTS = { name: 'organization.name', kind: 'organization.kind', terms: 'paymentTermsDays', state: 'state' } as const

/** A brand's partners, by name unless asked otherwise; keyset. */
export async function listPartners(actor: BrandActor, filter: PartnerFilter, size = PAGE_SIZE): Promise<Page<PartnerRow>> {
  const by = filter.sort.replace('-', '') as keyof typeof SORTS
  const keyset: Keyset = { field: SORTS[by], holds: by === 'terms' ? 'number' : 'text', direction: filter.sort.startsWith('-') ? 'desc' : 'asc', size, after: filter.after, before: filter.before }
  const { where, orderBy, take } = keysetQuery(keyset)
  const words = holds(filter.q)
  const rows = await db.partnership.findMany({
    where: {
      AND: [
        partnershipScope(actor),
        filter.q ? { organization: { OR: [{ name: words }, { locations: { some: { OR: [{ name: words }, { city: words }] } } }] } } : {},
        filter.kind ? { organization: { kind: filter.kind } } : {},
        filter.state ? { state: filter.state } : {},
        where as Prisma.PartnershipWhereInput,
      ],
    },
    orderBy: orderBy as Prisma.PartnershipOrderByWithRelationInput[], take, select: columns,
  })
  return keysetPage(rows.map(rowOf), keyset, (row) => ({ name: row.name, kind: row.kind, terms: row.paymentTermsDays, state: row.state })[by])
}

function rowOf(row: Row): PartnerRow {
  const brought = row.organization.createdAt.getTime() === row.createdAt.getTime()
  const seen = row.state === 'approved' || row.state === 'suspended' || brought
  return {
    id: row.id, name: row.organization.name, kind: row.organization.kind as OrganizationKind, state: row.state as PartnershipState,
    asked: row.state === 'invited' && !brought && row.standardsAcknowledgedAt === null, paymentTermsDays: row.paymentTermsDays, creditLimit: row.creditLimit,
    places: seen ? row.organization.locations.map((place) => ({ ...place, kind: place.kind as PartnerPlace['kind'] })) : [], members: seen ? row.organization._count.memberships : 0,
  }
}

export interface PartnerDetail extends PartnerRow {
  readonly organizationId: Id
  readonly code: string
  readonly about: string
  readonly version: number
  readonly currency: string
  readonly timeZone: string
  /** Open invitations of its people, sent by this brand. */
  readonly invited: readonly string[]
}

/** One partner of the brand, or null. */
export async function getPartner(actor: BrandActor, partnershipId: string): Promise<PartnerDetail | null> {
  if (!isId(partnershipId)) return null
  const row = await db.partnership.findFirst({ where: { AND: [partnershipScope(actor), { id: partnershipId }] }, select: columns })
  if (!row) return null
  const shown = rowOf(row)
  const [brand, invitations] = await Promise.all([
    db.brand.findUniqueOrThrow({ where: { id: actor.brandId }, select: { currency: true, timeZone: true } }),
    shown.members === 0 && !shown.asked ? db.invitation.findMany({ where: { organizationId: row.organization.id, acceptedAt: null, withdrawnAt: null }, select: { email: true } }) : [],
  ])
  return { ...shown, ...brand, organizationId: row.organization.id, code: row.organization.slug, about: row.organization.about, version: row.version, invited: invitations.map(({ email }) => email) }
}

/** Days of a partnership in words. */
export function termsWords(days: number): string {
  return days === 0 ? 'paid at once' : `${days} days`
}
