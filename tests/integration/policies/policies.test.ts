import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { publishPolicy } from '#modules/policies/commands.ts'
import { getPolicy, listPolicies } from '#modules/policies/queries.ts'
import { publishPolicySchema } from '#modules/policies/schemas.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor } from '../../support/people.ts'

const first = { kind: 'returns' as const, title: 'Returns', body: 'Thirty days, used or not, no questions.', revision: 0 }

test('each publication is a new revision; the earlier text stays readable', async () => {
  const owner = await makeBrandActor('owner')
  // 23:30 on the 4th in Los Angeles is the 5th in UTC: the day is the brand's own.
  expect(await perform(publishPolicy, owner, first, { now: new Date('2026-03-05T07:30:00Z') })).toEqual({ revision: 1 })
  expect(await perform(publishPolicy, owner, { ...first, body: 'Sixty days, used or not, no questions.', revision: 1 }, { now: new Date('2026-04-01T18:00:00Z') })).toEqual({ revision: 2 })
  expect(await getPolicy(owner.slug, 'returns')).toMatchObject({ revision: 2, validFrom: '2026-04-01', body: 'Sixty days, used or not, no questions.', others: [{ revision: 1, validFrom: '2026-03-04' }] })
  expect(await getPolicy(owner.slug, 'returns', 1)).toMatchObject({ revision: 1, validFrom: '2026-03-04', body: first.body, others: [{ revision: 2 }] })
  expect(await getPolicy(owner.slug, 'returns', 3)).toBeNull()
  expect(await getPolicy(owner.slug, 'repair')).toBeNull()
  expect(await getPolicy('no-such-brand', 'returns')).toBeNull()
  expect((await listPolicies(owner)).map(({ kind, revision }) => [kind, revision])).toEqual([['returns', 2], ['repair', 0], ['parts', 0], ['privacy', 0]])
  const policies = await db.policy.findMany({ where: { brandId: owner.brandId }, select: { id: true } })
  expect(await Promise.all(policies.map(({ id }) => eventsAbout(id)))).toEqual([['policies.policy-published'], ['policies.policy-published']])
})

test('publishing over a revision that somebody else published meanwhile is refused, also in the same moment', async () => {
  const owner = await makeBrandActor('owner')
  await perform(publishPolicy, owner, first)
  expect((await refused(publishPolicy, owner, first)).code).toBe('stale')
  const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => perform(publishPolicy, owner, { ...first, revision: 1 })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(String(outcome.reason)).toContain('stale')
})

test("one brand's policy is no other's", async () => {
  const [owner, stranger] = [await makeBrandActor('owner'), await makeBrandActor('owner')]
  await perform(publishPolicy, owner, first)
  expect(await perform(publishPolicy, stranger, first)).toEqual({ revision: 1 })
  expect((await getPolicy(stranger.slug, 'returns'))?.others).toEqual([])
})

test('a policy needs a kind, a title and at least a sentence', () => {
  const issues = publishPolicySchema.safeParse({ kind: 'warranty', title: ' ', body: 'Short.', revision: '0' }).error?.issues.map(({ path }) => path[0])
  expect(issues).toEqual(['kind', 'title', 'body'])
})
