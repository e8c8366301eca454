import { expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { db } from '#db/client.ts'
import { findApiToken } from '#auth/api-tokens.ts'
import { getInvitation } from '#auth/get-invitation.ts'
import { listMembers } from '#auth/list-members.ts'
import { makeApiToken, revokeApiToken } from '#auth/commands/api-tokens.ts'
import { acceptInvitation, changeRole, inviteMember, removeMember, withdrawInvitation } from '#auth/commands/members.ts'
import { findSignedIn } from '#auth/memberships.ts'
import { hashSecretToken, makeSecretToken } from '#auth/secret-token.ts'
import { perform, refused } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, makeMicrofactoryActor, makeOrganization, makeRetailerActor } from '../../support/people.ts'

const guest = { kind: 'guest' } as const
const freshEmail = () => `person-${uuidv7().slice(-12)}@example.test`
const newcomer = { name: 'Grace', password: 'a sentence nobody guesses' }

async function tokenSentTo(email: string): Promise<string> {
  const [job] = await db.$queryRaw<{ text: string }[]>`select payload ->> 'text' as text from graphile_worker._private_jobs where payload ->> 'to' = ${email} order by id desc limit 1`
  return /token=([\w-]+)/.exec(job?.text ?? '')![1]!
}

const membershipOf = async (userId: string, brandId: string) => (await db.membership.findFirstOrThrow({ where: { userId, brandId }, select: { id: true } })).id
const versionOf = async (userId: string) => (await db.user.findUniqueOrThrow({ where: { id: userId }, select: { sessionVersion: true } })).sessionVersion

test('an invitation makes a member, once', async () => {
  const owner = await makeBrandActor('owner')
  const email = freshEmail()
  await perform(inviteMember, owner, { email, role: 'quality' })
  const token = await tokenSentTo(email)
  expect(await getInvitation(token, new Date())).toMatchObject({ email, role: 'quality', workspace: 'Test Brand', isNew: true })
  expect((await refused(acceptInvitation, guest, { token })).field).toBe('name')
  expect((await refused(acceptInvitation, guest, { token, name: 'Grace' })).field).toBe('password')
  const tries = await Promise.allSettled([1, 2].map(() => perform(acceptInvitation, guest, { token, ...newcomer })))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await refused(acceptInvitation, guest, { token, ...newcomer })).code).toBe('invitation-over')
  const { id } = await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } })
  expect((await findSignedIn(id))!.memberships).toMatchObject([{ kind: 'brand', slug: owner.slug, role: 'quality' }])
  expect(await getInvitation(token, new Date())).toBeNull()
  expect((await refused(inviteMember, owner, { email, role: 'viewer' })).code).toBe('member-already')
})

test('an invitation is over after two weeks, when withdrawn, and when a newer one was sent', async () => {
  const owner = await makeBrandActor('owner')
  const email = freshEmail()
  const now = new Date('2026-03-02T10:00:00Z')
  await perform(inviteMember, owner, { email, role: 'viewer' }, { now })
  const first = await tokenSentTo(email)
  expect((await refused(acceptInvitation, guest, { token: first, ...newcomer }, { now: new Date('2026-03-16T10:00:01Z') })).code).toBe('invitation-over')
  await perform(inviteMember, owner, { email, role: 'manager' }, { now })
  expect((await refused(acceptInvitation, guest, { token: first, ...newcomer }, { now })).code).toBe('invitation-over')
  const { id: invitationId } = await db.invitation.findFirstOrThrow({ where: { email, withdrawnAt: null }, select: { id: true } })
  expect((await refused(withdrawInvitation, await makeBrandActor('owner'), { invitationId })).kind).toBe('not-found')
  await perform(withdrawInvitation, owner, { invitationId })
  expect((await refused(acceptInvitation, guest, { token: await tokenSentTo(email), ...newcomer }, { now })).code).toBe('invitation-over')
})

test('who is a member already cannot join twice', async () => {
  const brand = await makeBrand()
  const owner = await makeBrandActor('owner', brand)
  const email = freshEmail()
  await perform(inviteMember, owner, { email, role: 'viewer' })
  const token = await tokenSentTo(email)
  const { userId } = await perform(acceptInvitation, guest, { token, ...newcomer })
  await db.invitation.create({ data: { id: uuidv7(), brandId: brand.brandId, email, role: 'owner', tokenHash: hashSecretToken('second'.padEnd(30, 'x')), invitedById: owner.userId, expiresAt: new Date(Date.now() + 86_400_000) }, select: { id: true } })
  expect((await refused(acceptInvitation, guest, { token: 'second'.padEnd(30, 'x') })).code).toBe('member-already')
  expect(await db.membership.count({ where: { userId } })).toBe(1)
})

test('roles belong to their kind of workspace', async () => {
  const owner = await makeBrandActor('owner')
  const lead = await makeMicrofactoryActor('lead', await makeOrganization('microfactory'))
  expect((await refused(inviteMember, owner, { email: freshEmail(), role: 'operator' })).code).toBe('role-not-here')
  expect((await refused(inviteMember, lead, { email: freshEmail(), role: 'owner' })).code).toBe('role-not-here')
  await perform(inviteMember, lead, { email: freshEmail(), role: 'operator' })
})

test('a workshop’s lead and a shop’s buyer manage their own people, and no one else’s', async () => {
  const kinds = [['microfactory', 'operator', 'lead'], ['retailer', 'staff', 'buyer']] as const
  const [floor, shop] = await Promise.all([makeOrganization('microfactory'), makeOrganization('retailer')])
  await makeLocation({ kind: 'workshop', owner: floor })
  const keepers = [await makeMicrofactoryActor('lead', floor), await makeRetailerActor('buyer', shop)] as const
  for (const [index, [, helper, keeper]] of kinds.entries()) {
    const boss = keepers[index]!
    const email = freshEmail()
    await perform(inviteMember, boss, { email, role: helper })
    expect((await listMembers(boss, new Date())).invitations).toMatchObject([{ email, role: helper }])
    await perform(acceptInvitation, guest, { token: await tokenSentTo(email), ...newcomer })
    const { members, invitations, timeZone } = await listMembers(boss, new Date())
    expect([members.map(({ role, isYou }) => [role, isYou]), invitations, timeZone]).toEqual([[[keeper, true], [helper, false]], [], index === 0 ? 'America/Los_Angeles' : 'UTC'])
    const [own, other] = members
    expect((await refused(removeMember, boss, { membershipId: own!.membershipId })).code).toBe('last-keeper')
    const stranger = keepers[1 - index]!
    expect((await refused(removeMember, stranger, { membershipId: other!.membershipId })).kind).toBe('not-found')
    await perform(changeRole, boss, { membershipId: other!.membershipId, role: keeper })
    await perform(removeMember, boss, { membershipId: other!.membershipId })
    expect((await listMembers(boss, new Date())).members).toHaveLength(1)
  }
})

test('a new role takes effect at once: the member’s sessions end', async () => {
  const brand = await makeBrand()
  const owner = await makeBrandActor('owner', brand)
  const member = await makeBrandActor('viewer', brand)
  const membershipId = await membershipOf(member.userId, brand.brandId)
  const before = await versionOf(member.userId)
  await perform(changeRole, owner, { membershipId, role: 'quality' })
  expect((await findSignedIn(member.userId))!.memberships[0]!.role).toBe('quality')
  expect(await versionOf(member.userId)).toBe(before + 1)
  expect((await refused(changeRole, await makeBrandActor('owner'), { membershipId, role: 'owner' })).kind).toBe('not-found')
  expect((await refused(changeRole, owner, { membershipId, role: 'lead' })).code).toBe('role-not-here')
})

test('a removed member is out at once', async () => {
  const brand = await makeBrand()
  const owner = await makeBrandActor('owner', brand)
  const member = await makeBrandActor('manager', brand)
  const membershipId = await membershipOf(member.userId, brand.brandId)
  const before = await versionOf(member.userId)
  expect((await refused(removeMember, await makeBrandActor('owner'), { membershipId })).kind).toBe('not-found')
  await perform(removeMember, owner, { membershipId })
  expect((await findSignedIn(member.userId))!.memberships).toEqual([])
  expect(await versionOf(member.userId)).toBe(before + 1)
})

test('the last owner stays, also when two owners demote each other at the same moment', async () => {
  const brand = await makeBrand()
  const [one, two] = [await makeBrandActor('owner', brand), await makeBrandActor('owner', brand)]
  const [first, second] = [await membershipOf(one.userId, brand.brandId), await membershipOf(two.userId, brand.brandId)]
  const outcomes = await Promise.allSettled([perform(changeRole, one, { membershipId: second, role: 'viewer' }), perform(removeMember, two, { membershipId: first })])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db.membership.count({ where: { brandId: brand.brandId, role: 'owner' } })).toBe(1)
  const left = await db.membership.findFirstOrThrow({ where: { brandId: brand.brandId, role: 'owner' }, select: { id: true, userId: true } })
  const keeper = left.userId === one.userId ? one : two
  expect((await refused(changeRole, keeper, { membershipId: left.id, role: 'manager' })).code).toBe('last-keeper')
  expect((await refused(removeMember, keeper, { membershipId: left.id })).code).toBe('last-keeper')
})

test('an API token acts for its brand until it is revoked, and is kept by its hash only', async () => {
  const owner = await makeBrandActor('owner')
  const { token, hash } = makeSecretToken()
  const { tokenId } = await perform(makeApiToken, owner, { name: 'Web shop', role: 'viewer', token }, { idempotencyKey: 'make-1' })
  expect(await findApiToken(hash)).toMatchObject({ brandId: owner.brandId, slug: owner.slug, role: 'viewer' })
  const [kept] = await db.$queryRaw<{ found: boolean }[]>`
    select exists (select 1 from "ApiToken" t where t::text like ${`%${token}%`}) or exists (select 1 from "AuditEvent" a where a::text like ${`%${token}%`})
        or exists (select 1 from "IdempotencyRecord" r where r::text like ${`%${token}%`}) as found`
  expect(kept!.found).toBe(false)
  expect((await refused(revokeApiToken, await makeBrandActor('owner'), { tokenId })).kind).toBe('not-found')
  await perform(revokeApiToken, owner, { tokenId })
  expect(await findApiToken(hash)).toBeNull()
  expect((await refused(revokeApiToken, owner, { tokenId })).kind).toBe('not-found')
})
