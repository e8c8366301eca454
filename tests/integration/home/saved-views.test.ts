import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { putViewBack, removeView, renameView, saveView } from '#modules/home/commands/saved-views.ts'
import { getFrame } from '#modules/home/queries/get-frame.ts'
import { saveViewSchema } from '#modules/home/schemas.ts'
import { removeExpired } from '#server/jobs/housekeeping.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeMicrofactoryActor, makeOrganization } from '../../support/people.ts'

const late = { page: '/runs', query: 'sort=ready&state=working', name: 'Late runs' }

test('a view is saved, renamed, removed and put back, and only its owner has it', async () => {
  const brand = await makeBrand()
  const [actor, colleague] = [await makeBrandActor('viewer', brand), await makeBrandActor('owner', brand)]
  const { viewId } = await perform(saveView, actor, late)
  expect((await getFrame(actor)).views).toEqual([{ id: viewId, ...late, version: 1, removed: false }])
  expect((await getFrame(colleague)).views).toEqual([])

  await perform(renameView, actor, { viewId, version: 1, name: 'My late runs' })
  expect(await perform(removeView, actor, { viewId, version: 2 })).toEqual({ name: 'My late runs' })
  expect((await getFrame(actor)).views).toMatchObject([{ name: 'My late runs', removed: true, version: 3 }])
  await perform(putViewBack, actor, { viewId, version: 3 })
  expect((await getFrame(actor)).views).toMatchObject([{ name: 'My late runs', removed: false }])
  expect(await eventsAbout(viewId)).toEqual(['home.view-saved', 'home.view-renamed', 'home.view-removed', 'home.view-put-back'])
})

test('names are one a list: the same name is refused beside its field, on another list it is free', async () => {
  const actor = await makeBrandActor()
  await perform(saveView, actor, late)
  expect(await refused(saveView, actor, { ...late, name: 'LATE RUNS' })).toMatchObject({ code: 'view-name-taken', field: 'name' })
  const { viewId } = await perform(saveView, actor, { ...late, name: 'Other' })
  expect(await refused(renameView, actor, { viewId, version: 1, name: 'late runs' })).toMatchObject({ code: 'view-name-taken' })
  await perform(saveView, actor, { ...late, page: '/restocks' })
  await perform(saveView, await makeBrandActor(), late)
})

test('a removed view whose name was taken meanwhile stays removed, and says why', async () => {
  const actor = await makeBrandActor()
  const { viewId } = await perform(saveView, actor, late)
  await perform(removeView, actor, { viewId, version: 1 })
  await perform(saveView, actor, late)
  expect(await refused(putViewBack, actor, { viewId, version: 2 })).toMatchObject({ code: 'view-name-taken' })
})

test('two tabs that save one name at once: one view', async () => {
  const actor = await makeBrandActor()
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => perform(saveView, actor, late)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a row of views has an end', async () => {
  const actor = await makeBrandActor()
  for (let n = 1; n <= 12; n += 1) await perform(saveView, actor, { ...late, name: `View ${n}` })
  expect(await refused(saveView, actor, { ...late, name: 'One more' })).toMatchObject({ code: 'too-many-views' })
})

test('stale and foreign changes are refused; another brand’s member finds nothing', async () => {
  const actor = await makeBrandActor()
  const { viewId } = await perform(saveView, actor, late)
  await perform(renameView, actor, { viewId, version: 1, name: 'Mine' })
  expect((await refused(renameView, actor, { viewId, version: 1, name: 'Again' })).code).toBe('stale')
  expect((await refused(removeView, actor, { viewId, version: 1 })).code).toBe('stale')
  const other = await makeBrandActor()
  expect((await refused(renameView, other, { viewId, version: 2, name: 'Ours' })).kind).toBe('not-found')
  expect((await refused(removeView, other, { viewId, version: 2 })).kind).toBe('not-found')
  expect((await refused(putViewBack, other, { viewId, version: 2 })).kind).toBe('not-found')
  await perform(removeView, actor, { viewId, version: 2 })
  expect((await refused(putViewBack, actor, { viewId, version: 2 })).code).toBe('stale')
})

test('people of workshops keep views too, in their own workspace', async () => {
  const lead = await makeMicrofactoryActor('lead', await makeOrganization('microfactory'))
  const { viewId } = await perform(saveView, lead, late)
  expect(await db.savedView.findUniqueOrThrow({ where: { id: viewId }, select: { brandId: true, organizationId: true } })).toEqual({ brandId: null, organizationId: lead.organizationId })
})

test('what is no list and no address is refused before anything is kept', () => {
  for (const wrong of [{ ...late, page: '//evil.example' }, { ...late, page: 'runs' }, { ...late, query: '' }, { ...late, query: 'a=b"><script>' }, { ...late, name: '  ' }]) expect(saveViewSchema.safeParse(wrong).success).toBe(false)
  expect(saveViewSchema.parse({ ...late, query: 'place=a%20b&q=caf%C3%A9+au' })).toMatchObject({ query: 'place=a%20b&q=caf%C3%A9+au' })
})

test('removed views go for good after a day', async () => {
  const actor = await makeBrandActor()
  const { viewId } = await perform(saveView, actor, late)
  await perform(removeView, actor, { viewId, version: 1 }, { now: new Date('2026-03-01T10:00:00Z') })
  await removeExpired(new Date('2026-03-01T20:00:00Z'))
  expect(await db.savedView.count({ where: { id: viewId } })).toBe(1)
  await removeExpired(new Date('2026-03-02T11:00:00Z'))
  expect(await db.savedView.count({ where: { id: viewId } })).toBe(0)
})
