import { z } from 'zod'
import { searchText } from '#kernel/search-text.ts'
import { typedNumber } from '#kernel/typed-number.ts'
import { addLocationSchema, slugSchema } from '#modules/places/schemas.ts'

export const ORGANIZATION_KINDS = ['microfactory', 'retailer'] as const
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number]

const email = z.string({ error: 'Enter the e-mail address of the person to invite.' }).trim().toLowerCase()
  .pipe(z.email({ error: 'Enter an e-mail address like name@example.com.' }).max(254))

const terms = {
  paymentTermsDays: typedNumber({ error: 'Enter days, such as 30.' }).int({ error: 'Use whole days.' }).min(0).max(180, { error: 'At most 180 days.' }).default(30),
  creditLimit: typedNumber().int().min(0).optional(), // minor units of the brand's currency
}

/** An organization that is new to Shortrun, with its first place. */
export const newPartnerSchema = z.object({
  kind: z.enum(ORGANIZATION_KINDS, { error: 'A microfactory or a retailer?' }),
  name: z.string({ error: 'What is the partner called?' }).trim().min(1, { error: 'What is the partner called?' }).max(80, { error: 'Use at most 80 characters.' }),
  slug: slugSchema.optional(),
  about: z.string().trim().max(400).default(''),
  /** Who gets the invitation, as lead (microfactory) or buyer (retailer). Absent: nobody is invited yet, and the brand keeps the place. */
  email: email.optional(),
  place: addLocationSchema.omit({ organizationId: true, kind: true }).extend({ kind: addLocationSchema.shape.kind.optional() }),
  ...terms,
})

/** An organization that works on Shortrun already, by its code (the last part of its address). */
export const knownPartnerSchema = z.object({
  organizationSlug: slugSchema,
  ...terms,
})

export const PARTNER_SORTS = ['name', '-name', 'kind', '-kind', 'terms', '-terms', 'state', '-state'] as const
/** What the address of the partners list may say; anything else is as if it were not there. */
export const partnerListSchema = z.object({
  q: searchText.catch('').default(''),
  kind: z.enum(ORGANIZATION_KINDS).optional().catch(undefined),
  state: z.enum(['invited', 'approved', 'suspended', 'ended']).optional().catch(undefined),
  sort: z.enum(PARTNER_SORTS).catch('name').default('name'),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
})
export type PartnerFilter = z.output<typeof partnerListSchema>

export const invitePartnerSchema = z.union([knownPartnerSchema, newPartnerSchema])
export type InvitePartner = z.output<typeof invitePartnerSchema>

/** The same as a flat form: the place's fields stand beside the partner's; `placeName` absent means the partner's name. */
export const invitePartnerFormSchema = addLocationSchema.omit({ organizationId: true, kind: true, slug: true, name: true }).extend({
  kind: newPartnerSchema.shape.kind,
  name: newPartnerSchema.shape.name,
  placeName: z.string().trim().max(80).optional(),
  about: newPartnerSchema.shape.about,
  email: newPartnerSchema.shape.email,
  paymentTermsDays: terms.paymentTermsDays,
}).transform(({ kind, name, placeName, about, email: invited, paymentTermsDays, ...place }): InvitePartner => ({
  kind, name, about, email: invited, paymentTermsDays, place: { ...place, name: placeName ?? name },
}))

export const partnershipSchema = z.object({ partnershipId: z.uuid(), version: typedNumber().int().min(1) })
export const suspendPartnerSchema = partnershipSchema.extend({ reason: z.string({ error: 'Say why.' }).trim().min(1, { error: 'Say why.' }).max(200) })
export const changeTermsSchema = partnershipSchema.extend({ paymentTermsDays: terms.paymentTermsDays, creditLimit: z.string().trim().max(20).optional() })
