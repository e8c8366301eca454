import { db } from '#db/client.ts'
import type { SignedIn } from '#auth/memberships.ts'
import type { Id } from '#kernel/ids.ts'

/** A brand that would like to work with one of the person's organizations. */
export interface PartnerRequest {
  readonly partnershipId: Id
  readonly version: number
  readonly brandName: string
  readonly brandAbout: string
  readonly organizationName: string
  readonly organizationSlug: string
  readonly kind: 'microfactory' | 'retailer'
  readonly paymentTermsDays: number
}

/** Open requests to the organizations in which the person may answer (lead, buyer). */
export async function listPartnerRequests(person: SignedIn): Promise<PartnerRequest[]> {
  const mine = person.memberships.filter(({ kind, role }) => (kind === 'microfactory' && role === 'lead') || (kind === 'retailer' && role === 'buyer'))
  if (mine.length === 0) return []
  const rows = await db.partnership.findMany({
    where: { organizationId: { in: mine.map(({ id }) => id) }, state: 'invited' }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, version: true, paymentTermsDays: true, organizationId: true, brand: { select: { name: true, about: true } } },
  })
  return rows.flatMap((row) => {
    const membership = mine.find(({ id }) => id === row.organizationId)
    return membership ? [{
      partnershipId: row.id, version: row.version, brandName: row.brand.name, brandAbout: row.brand.about, organizationName: membership.name,
      organizationSlug: membership.slug, kind: membership.kind as 'microfactory' | 'retailer', paymentTermsDays: row.paymentTermsDays,
    }] : []
  })
}
