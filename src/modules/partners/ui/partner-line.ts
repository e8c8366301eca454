import { pick } from '#kernel/pick.ts'
import { termsWords, type PartnerRow } from '../queries/partners.ts'

export interface PartnerLine extends Pick<PartnerRow, 'id' | 'name' | 'kind' | 'members' | 'state' | 'asked'> {
  /** Where its places are; '' while they are not seen. */
  readonly cities: string
  readonly terms: string
}

/** Of a partner, what the table of partners shows. */
export function partnerLine(partner: PartnerRow): PartnerLine {
  return { ...pick(partner, 'id', 'name', 'kind', 'members', 'state', 'asked'), cities: [...new Set(partner.places.map(({ city }) => city))].join(', '), terms: termsWords(partner.paymentTermsDays) }
}
