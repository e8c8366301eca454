import type { BrandActor } from '#auth/actor.ts'
import { acceptInvitation, inviteMember } from '#auth/commands/members.ts'
import { signUp } from '#auth/commands/sign-in.ts'
import { db } from '#db/client.ts'
import { approvePartner, invitePartner } from '#modules/partners/public.ts'
import { addLocation, changeBrandSettings, foundBrand } from '#modules/places/public.ts'
import { publishPolicy } from '#modules/policies/public.ts'
import { demoAccounts, DEMO_PASSWORD, otherAccounts, type DemoAccount } from './accounts.ts'
import { foglineWarehouse, orchardWarehouse, organizations, type SeedPlace } from './data/places.ts'
import { policies } from './data/policies.ts'
import { TIME_ZONE, WORKDAYS, type DemoCalendar } from './demo-calendar.ts'
import { runJobs } from './jobs.ts'
import { actorOf, perform } from './perform.ts'

const everybody = [...demoAccounts, ...otherAccounts]

/** The two brands, their partners, their people, their places and their policies. */
export async function foundEverything(calendar: DemoCalendar): Promise<void> {
  const fogline = await foundOne(calendar, 'maya@fogline.example', { name: 'Fogline Toys', slug: 'fogline', about: 'Toys for the foggy side of the bay: taken apart, mended, made again in the next street.', supportEmail: 'care@fogline.example', gs1Prefix: '95212345' }, foglineWarehouse)
  const orchard = await foundOne(calendar, 'sam@orchard.example', { name: 'Pocket Orchard', slug: 'pocket-orchard', about: 'Two friends, one lathe, one pear.', supportEmail: 'hello@orchard.example', gs1Prefix: '95254321' }, orchardWarehouse)

  for (const account of demoAccounts.filter((a) => a.slug === 'fogline' && a.role !== 'owner')) {
    await perform(inviteMember, fogline, { email: account.email, role: account.role }, calendar.at(-120, '09:30'))
  }
  for (const organization of organizations) {
    const [first, ...more] = organization.places
    const contact = everybody.find((account) => account.slug === organization.slug && account.role !== 'operator' && account.role !== 'staff')!
    const partner = await perform(invitePartner, fogline, {
      kind: organization.kind, name: organization.name, slug: organization.slug, about: organization.about, email: contact.email, place: placeOf(first!), paymentTermsDays: 30,
    }, calendar.at(-118, '10:00'))
    for (const place of more) {
      await perform(addLocation, fogline, { ...placeOf(place), organizationId: partner.organizationId }, calendar.at(-118, '10:20'))
    }
    await perform(approvePartner, fogline, { partnershipId: partner.partnershipId }, calendar.at(-117, '11:00'))
  }
  await acceptAll(calendar)
  const lead = await actorOf('tomas@alameda.example', 'microfactory', 'alameda-makeworks')
  await perform(inviteMember, lead, { email: 'jo@alameda.example', role: 'operator' }, calendar.at(-110, '08:00'))
  await acceptAll(calendar)
  // The young brand works with one workshop and one shop that are on the platform already.
  for (const organizationSlug of ['alameda-makeworks', 'marigold-books']) {
    await perform(invitePartner, orchard, { organizationSlug }, calendar.at(-20, '10:00'))
  }
  for (const policy of policies) {
    const actor = policy.brand === 'fogline' ? fogline : orchard
    await perform(publishPolicy, actor, { kind: policy.kind, title: policy.title, body: policy.body, revision: 0 }, calendar.at(policy.brand === 'fogline' ? -100 : -15, '15:00'))
  }
  // Being a demo person is nothing a command may grant: it opens the one-click sign-in. Their addresses count as shown to be theirs:
  // otherwise the first link or company account that one of them tries would forget the password that the sign-in page tells.
  await db.user.updateMany({ where: { email: { in: everybody.map((account) => account.email) } }, data: { isDemo: true, emailVerifiedAt: calendar.at(-100, '15:00') } })
}

async function foundOne(
  calendar: DemoCalendar, email: string, brand: { name: string; slug: string; about: string; supportEmail: string; gs1Prefix: string }, warehouse: SeedPlace,
): Promise<BrandActor> {
  const young = brand.slug === 'pocket-orchard'
  const account = demoAccounts.find((a) => a.email === email)!
  const user = await perform(signUp, { kind: 'guest' }, { email, name: account.name, password: DEMO_PASSWORD }, calendar.at(young ? -21 : -125, '09:00'))
  const person = { kind: 'person' as const, userId: user.userId, name: account.name, email }
  const { gs1Prefix, ...founding } = brand
  await perform(foundBrand, person, { ...founding, currency: 'USD', country: 'US', timeZone: TIME_ZONE }, calendar.at(young ? -21 : -125, '09:05'))
  const actor = await actorOf(email, 'brand', brand.slug)
  await perform(changeBrandSettings, actor, { name: brand.name, about: brand.about, country: 'US', timeZone: TIME_ZONE, gs1Prefix, supportEmail: brand.supportEmail, acceptSameWeek: false, version: 1 }, calendar.at(young ? -21 : -125, '09:20'))
  await perform(addLocation, actor, placeOf(warehouse), calendar.at(young ? -21 : -125, '09:40'))
  return actor
}

function placeOf(place: SeedPlace) {
  const workshop = place.kind === 'workshop'
  return {
    kind: place.kind, slug: place.slug, name: place.name, street: place.street, city: place.city, region: 'CA', postcode: place.postcode, country: 'US',
    latitude: place.latitude, longitude: place.longitude, timeZone: TIME_ZONE,
    dispatchDays: [...WORKDAYS], cutOffMinutes: place.cutOffMinutes ?? 14 * 60, receivingDays: [...(place.receivingDays ?? WORKDAYS)], openHoursPerDay: workshop ? 9 : 10,
  }
}

/** Everybody opens their mail and accepts: the token is only in the message. */
async function acceptAll(calendar: DemoCalendar): Promise<void> {
  await runJobs(calendar.at(-109, '11:00'))
  for (const account of everybody) {
    const message = await db.keptMail.findFirst({ where: { to: account.email, subject: { contains: 'invites you' } }, orderBy: { createdAt: 'desc' }, select: { text: true } })
    const token = /\/invitation\?token=([\w-]+)/.exec(message?.text ?? '')?.[1]
    if (token && !(await isMember(account))) {
      await perform(acceptInvitation, { kind: 'guest' }, { token, name: account.name, password: DEMO_PASSWORD }, calendar.at(-109, '12:00'))
    }
  }
}

async function isMember(account: DemoAccount): Promise<boolean> {
  return (await db.membership.count({ where: { user: { email: account.email } } })) > 0
}
