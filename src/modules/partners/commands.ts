import { record } from '#audit/record.ts'
import type { BrandActor, MicrofactoryActor, RetailerActor } from '#auth/actor.ts'
import { inviteMember } from '#auth/commands/members.ts'
import { env } from '#env.ts'
import { lockName } from '#server/lock-name.ts'
import type { Id } from '#kernel/ids.ts'
import { parseMinor } from '#kernel/money.ts'
import { conflict, invalid, notFound, stale } from '#kernel/refusal.ts'
import { ok, refused, type Result } from '#kernel/result.ts'
import { insertLocation, slugOf } from '#modules/places/public.ts'
import type { CommandContext } from '#server/command.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { mail } from '#server/mail/mail.ts'
import { partnershipScope } from './access.ts'
import { decidePartnership, type PartnershipVerb } from './domain/partnership-state.ts'
import type { PartnersEvent } from './events.ts'
import { invitePartnerSchema, type InvitePartner } from './schemas.ts'
import type { z } from 'zod'
import { findPartnership } from './store.ts'

type PartnerActor = MicrofactoryActor | RetailerActor

/**
 * Starts working with a partner. One that is new to Shortrun is made with its first place, and the person named is invited as its
 * lead or buyer; one that is here already is asked, and has to accept (`acceptPartnership`) before anything of it can be seen.
 */
export async function invitePartner(
  ctx: CommandContext<BrandActor>, input: z.input<typeof invitePartnerSchema> | InvitePartner,
): Promise<Result<{ partnershipId: Id; organizationId: Id; locationId: Id | null }>> {
  const parsed = invitePartnerSchema.parse(input)
  return 'organizationSlug' in parsed ? inviteKnown(ctx, parsed) : inviteNew(ctx, parsed)
}

async function inviteNew(ctx: CommandContext<BrandActor>, input: Exclude<InvitePartner, { organizationSlug: string }>): Promise<Result<{ partnershipId: Id; organizationId: Id; locationId: Id }>> {
  const slug = input.slug ?? slugOf(input.name, 'partner')
  await lockName(ctx.tx, 'organization code')
  const taken = await ctx.tx.organization.findUnique({ where: { slug }, select: { id: true } })
  if (taken) {
    return refused(conflict('organization-here-already', `An organization with the code “${slug}” is on Shortrun already. If it is your partner, invite it by this code; if not, change the name a little.`, { field: 'name' }))
  }
  const organizationId = ctx.newId()
  await ctx.tx.organization.create({ data: { id: organizationId, kind: input.kind, slug, name: input.name, about: input.about, createdAt: ctx.now }, select: { id: true } })
  const kind = input.place.kind ?? (input.kind === 'microfactory' ? 'workshop' : 'shop')
  const place = await insertLocation(ctx, { ...input.place, kind, brandId: null, organizationId })
  if (!place.ok) return place
  const partnershipId = await createPartnership(ctx, organizationId, input, { name: input.name, kind: input.kind, isNew: true })
  if (input.email) {
    const invited = await inviteMember(asOrganization(ctx, input.kind, organizationId, slug), { email: input.email, role: input.kind === 'microfactory' ? 'lead' : 'buyer' })
    if (!invited.ok) return invited
  }
  return ok({ partnershipId, organizationId, locationId: place.value.locationId })
}

async function inviteKnown(ctx: CommandContext<BrandActor>, input: Extract<InvitePartner, { organizationSlug: string }>): Promise<Result<{ partnershipId: Id; organizationId: Id; locationId: null }>> {
  const unknown = invalid('no-such-organization', 'No organization on Shortrun has this code. Ask your partner for it: it is the last part of their address.', { field: 'organizationSlug' })
  await lockName(ctx.tx, `partners of ${ctx.actor.brandId}`)
  const organization = await ctx.tx.organization.findUnique({
    where: { slug: input.organizationSlug },
    select: {
      id: true, name: true, kind: true,
      memberships: { where: { role: { in: ['lead', 'buyer'] } }, select: { user: { select: { email: true } } } },
      partnerships: { where: { brandId: ctx.actor.brandId }, select: { id: true, state: true } },
    },
  })
  // One that nobody has joined is known only to the brand that brought it.
  const present = organization?.partnerships[0]
  if (!organization || (organization.memberships.length === 0 && !present)) return refused(unknown)
  if (present && present.state !== 'ended') return refused(conflict('partner-already', `${organization.name} is your partner already (${present.state}).`, { field: 'organizationSlug' }))
  let partnershipId: Id
  if (present) {
    partnershipId = present.id
    await ctx.tx.partnership.update({ where: { id: present.id }, data: { state: 'invited', standardsAcknowledgedAt: null, version: { increment: 1 } }, select: { id: true } })
    await recordInvited(ctx, partnershipId, organization.id, { name: organization.name, kind: organization.kind, isNew: false })
  } else {
    partnershipId = await createPartnership(ctx, organization.id, input, { name: organization.name, kind: organization.kind, isNew: false })
  }
  const brand = await ctx.tx.brand.findUniqueOrThrow({ where: { id: ctx.actor.brandId }, select: { name: true } })
  for (const { user } of organization.memberships) {
    await enqueue(ctx.tx, 'send-mail', mail({
      to: user.email, subject: `${brand.name} would like to work with ${organization.name}`, heading: `${brand.name} would like to work with you`,
      paragraphs: [`${ctx.actor.name} of ${brand.name} asks ${organization.name} to become a partner.`, 'They see your places and can send you work once you accept.'],
      action: { label: 'Accept or decline', href: `${env.APP_URL}/account#partners` },
    }))
  }
  return ok({ partnershipId, organizationId: organization.id, locationId: null })
}

async function createPartnership(
  ctx: CommandContext<BrandActor>, organizationId: Id, terms: { paymentTermsDays: number; creditLimit?: number }, about: { name: string; kind: string; isNew: boolean },
): Promise<Id> {
  const id = ctx.newId()
  await ctx.tx.partnership.create({
    data: { id, brandId: ctx.actor.brandId, organizationId, state: 'invited', paymentTermsDays: terms.paymentTermsDays, creditLimit: terms.creditLimit ?? null, createdAt: ctx.now }, select: { id: true },
  })
  await recordInvited(ctx, id, organizationId, about)
  return id
}

function recordInvited(ctx: CommandContext<BrandActor>, id: Id, organizationId: Id, about: { name: string; kind: string; isNew: boolean }): Promise<void> {
  return record<PartnersEvent>(ctx, { type: 'partners.partner-invited', brandId: ctx.actor.brandId, organizationId, subject: { kind: 'partnership', id }, data: about })
}

/** The invitation of a new organization's first member goes out in that organization's name. */
function asOrganization(ctx: CommandContext<BrandActor>, kind: 'microfactory' | 'retailer', organizationId: Id, slug: string): CommandContext<PartnerActor> {
  const { userId, name, email } = ctx.actor
  const who = { userId, name, email, organizationId, slug }
  const actor: PartnerActor = kind === 'microfactory' ? { kind, role: 'lead', ...who } : { kind, role: 'buyer', ...who }
  return { actor, tx: ctx.tx, now: ctx.now, newId: () => ctx.newId(), trail: ctx.trail }
}

/**
 * Approves a partner, or takes a suspension back. An organization that somebody else brought to Shortrun must have accepted:
 * nobody's places and people are looked at by asking for it.
 */
export async function approvePartner(ctx: CommandContext<BrandActor>, input: { partnershipId: Id; version?: number }): Promise<Result<void>> {
  const partnership = await findPartnership(ctx.tx, { AND: [partnershipScope(ctx.actor), { id: input.partnershipId }] })
  if (!partnership) return refused(notFound('partner'))
  if (!partnership.broughtByBrand && !partnership.acceptedAt) {
    return refused(conflict('partner-must-accept', `${partnership.organizationName} has not accepted yet. They find your request on their account page.`))
  }
  return change(ctx, input, 'approve', 'partners.partner-approved')
}

/** No new orders, restocks or transfers with this partner; what is under way goes on. */
export async function suspendPartner(ctx: CommandContext<BrandActor>, input: { partnershipId: Id; version?: number; reason: string }): Promise<Result<void>> {
  return change(ctx, input, 'suspend', 'partners.partner-suspended', { reason: input.reason })
}

/** Ends the work with a partner. Its lots, runs and orders stay readable. */
export async function endPartnership(ctx: CommandContext<BrandActor>, input: { partnershipId: Id; version?: number; reason: string }): Promise<Result<void>> {
  return change(ctx, input, 'end', 'partners.partnership-ended', { reason: input.reason })
}

/** The organization says yes to a brand that asked. From here on the brand sees its places and can order. */
export async function acceptPartnership(ctx: CommandContext<PartnerActor>, input: { partnershipId: Id; version?: number }): Promise<Result<void>> {
  const invited = await findPartnership(ctx.tx, { AND: [partnershipScope(ctx.actor), { id: input.partnershipId }] })
  if (!invited) return refused(notFound('request'))
  if (invited.state !== 'invited') return refused(conflict('partnership-not-approved', `This request is ${invited.state} already.`))
  return change(ctx, input, 'approve', 'partners.partnership-accepted', {}, { standardsAcknowledgedAt: ctx.now })
}

/** The organization says no. Nothing of it was shown. */
export async function declinePartnership(ctx: CommandContext<PartnerActor>, input: { partnershipId: Id; version?: number }): Promise<Result<void>> {
  const invited = await findPartnership(ctx.tx, { AND: [partnershipScope(ctx.actor), { id: input.partnershipId, state: 'invited' }] })
  if (!invited) return refused(notFound('request'))
  return change(ctx, input, 'end', 'partners.partnership-declined')
}

/** Changes payment terms and credit limit (text in the brand's currency; empty: none). */
export async function changeTerms(ctx: CommandContext<BrandActor>, input: { partnershipId: Id; version: number; paymentTermsDays: number; creditLimit?: string }): Promise<Result<void>> {
  const partnership = await findPartnership(ctx.tx, { AND: [partnershipScope(ctx.actor), { id: input.partnershipId }] })
  if (!partnership) return refused(notFound('partner'))
  const { currency } = await ctx.tx.brand.findUniqueOrThrow({ where: { id: ctx.actor.brandId }, select: { currency: true } })
  const creditLimit = input.creditLimit ? parseMinor(input.creditLimit, currency) : null
  if (input.creditLimit && (creditLimit === null || creditLimit < 0)) return refused(invalid('not-an-amount', 'Enter an amount like 2500 or 2,500.00.', { field: 'creditLimit' }))
  const { count } = await ctx.tx.partnership.updateMany({
    where: { id: partnership.id, version: input.version }, data: { paymentTermsDays: input.paymentTermsDays, creditLimit, version: { increment: 1 } },
  })
  if (count === 0) return refused(stale('partner'))
  await record<PartnersEvent>(ctx, {
    type: 'partners.terms-changed', brandId: partnership.brandId, organizationId: partnership.organizationId, subject: { kind: 'partnership', id: partnership.id },
    data: { before: { paymentTermsDays: partnership.paymentTermsDays, creditLimit: partnership.creditLimit }, after: { paymentTermsDays: input.paymentTermsDays, creditLimit } },
  })
  return ok()
}

async function change(
  ctx: CommandContext<BrandActor | PartnerActor>, input: { partnershipId: Id; version?: number }, verb: PartnershipVerb, type: PartnersEvent['type'],
  data: Record<string, unknown> = {}, columns: { standardsAcknowledgedAt?: Date } = {},
): Promise<Result<void>> {
  const partnership = await findPartnership(ctx.tx, { AND: [partnershipScope(ctx.actor), { id: input.partnershipId }] })
  if (!partnership) return refused(notFound('partner'))
  const decided = decidePartnership(partnership.state, verb, partnership.organizationName)
  if (!decided.ok) return decided
  const { count } = await ctx.tx.partnership.updateMany({
    where: { id: partnership.id, version: input.version ?? partnership.version }, data: { ...columns, state: decided.value, version: { increment: 1 } },
  })
  if (count === 0) return refused(stale('partner'))
  await record<PartnersEvent>(ctx, {
    type, brandId: partnership.brandId, organizationId: partnership.organizationId, subject: { kind: 'partnership', id: partnership.id },
    data: { before: partnership.state, after: decided.value, ...data },
  })
  return ok()
}
