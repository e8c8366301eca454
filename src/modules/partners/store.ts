import type { Tx } from '#db/client.ts'
import type { Prisma } from '#db/generated/client.ts'
import type { Id } from '#kernel/ids.ts'
import type { PartnershipState } from './domain/partnership-state.ts'
import type { OrganizationKind } from './schemas.ts'

/** Brand × organization, with the terms they work on. */
export interface Partnership {
  readonly id: Id
  readonly brandId: Id
  readonly organizationId: Id
  readonly organizationName: string
  readonly organizationKind: OrganizationKind
  readonly state: PartnershipState
  readonly paymentTermsDays: number
  /** Minor units of the brand's currency; null: none set. */
  readonly creditLimit: number | null
  readonly version: number
  /** True when this brand brought the organization to Shortrun: it may approve it without being accepted first. */
  readonly broughtByBrand: boolean
  /** When the partner said yes to this brand; null: not (yet). */
  readonly acceptedAt: string | null
}

const columns = {
  id: true, brandId: true, organizationId: true, state: true, paymentTermsDays: true, creditLimit: true, version: true, createdAt: true, standardsAcknowledgedAt: true,
  organization: { select: { name: true, kind: true, createdAt: true } },
} as const satisfies Prisma.PartnershipSelect

/** The approved partnership of a brand and an organization, or null: without it they can neither order nor ship to each other. */
export async function approvedPartnership(tx: Tx, brandId: Id, organizationId: Id): Promise<Partnership | null> {
  return findPartnership(tx, { brandId, organizationId, state: 'approved' })
}

export async function findPartnership(tx: Tx, where: Prisma.PartnershipWhereInput): Promise<Partnership | null> {
  const row = await tx.partnership.findFirst({ where, select: columns })
  return row && partnershipOf(row)
}

function partnershipOf({ organization, createdAt, standardsAcknowledgedAt, ...row }: Prisma.PartnershipGetPayload<{ select: typeof columns }>): Partnership {
  return {
    ...row, state: row.state as PartnershipState, organizationName: organization.name, organizationKind: organization.kind as OrganizationKind,
    // Both rows come from one command, hence from one instant.
    broughtByBrand: organization.createdAt.getTime() === createdAt.getTime(), acceptedAt: standardsAcknowledgedAt?.toISOString() ?? null,
  }
}
