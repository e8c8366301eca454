import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import type { BrandActor } from '#auth/actor.ts'
import { addFitEdge, addGuide, addPart, addPartRevision, addToy, changeGuide, changePart, retireGuide, retirePart, setBomLine } from '#modules/catalogue/public.ts'
import { getPart, listParts } from '#modules/catalogue/queries/parts.ts'
import { partFilterSchema } from '#modules/catalogue/schemas.ts'
import { getGuideForEditing } from '#modules/catalogue/queries/toys.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor } from '../../support/people.ts'

const part = { name: 'Sensor', category: 'electronics' as const, material: 'FR-4', safetyFlags: 'small-part', shape: { kind: 'board', size: [40, 30, 2] }, unitCost: 655, sparePrice: 1490 }
const toy = { name: 'Tide Station', summary: 'Senses light and damp.', category: 'educational-kit' as const, minAgeMonths: 96 }

test('parts are numbered one after the other, and no two brands share a number', async () => {
  const [actor, stranger] = [await makeBrandActor('manager'), await makeBrandActor('manager')]
  const made = await Promise.all([actor, actor, actor, stranger].map((one) => perform(addPart, one, part)))
  expect(new Set(made.map(({ number }) => number)).size).toBe(4)
  expect(made.every(({ number }) => /^[A-Z0-9]+-P-\d{4}$/.test(number))).toBe(true)
  expect((await refused(addPart, stranger, { ...part, number: made[0]!.number })).code).toBe('number-taken')
  expect((await refused(addPart, actor, { ...part, unitCost: 'cheap' })).field).toBe('unitCost')
})

test('a part is described anew, revised and retired; another brand finds nothing', async () => {
  const [actor, stranger] = [await makeBrandActor(), await makeBrandActor()]
  const { partId, partRevisionId } = await perform(addPart, actor, part)
  const change = { partId, name: 'Light sensor', summary: '', category: 'electronics' }
  const revision = { partId, material: 'FR-4, lead-free', shape: part.shape, unitCost: '6.70', changeNote: 'Keyed socket' }
  expect((await refused(changePart, stranger, change)).kind).toBe('not-found')
  expect((await refused(addPartRevision, stranger, revision)).kind).toBe('not-found')
  expect((await refused(retirePart, stranger, { partId })).kind).toBe('not-found')
  await perform(changePart, actor, change)
  expect((await perform(addPartRevision, actor, revision)).code).toBe('B')
  expect((await Promise.all([perform(addPartRevision, actor, revision), perform(addPartRevision, actor, revision)])).map(({ code }) => code).sort()).toEqual(['C', 'D'])
  expect((await getPart(actor, partId))!.revisions.map(({ code }) => code)).toEqual(['D', 'C', 'B', 'A'])
  expect(await getPart(stranger, partId)).toBeNull()
  await perform(retirePart, actor, { partId })
  expect((await refused(retirePart, actor, { partId })).code).toBe('retired-already')
  expect((await refused(addPartRevision, actor, revision)).code).toBe('part-retired')
  const { toyRevisionId } = await perform(addToy, actor, toy)
  expect((await refused(setBomLine, actor, { toyRevisionId, findNumber: 1, partRevisionId, quantity: 1 })).code).toBe('part-retired')
  expect(await eventsAbout(partId)).toEqual(['catalogue.part-added', 'catalogue.part-changed', 'catalogue.part-revision-added', 'catalogue.part-revision-added', 'catalogue.part-revision-added', 'catalogue.part-retired'])
})

test('the parts list pages by keyset, both ways of sorting, without gaps or repetitions', async () => {
  const actor = await makeBrandActor()
  for (let index = 0; index < 7; index += 1) await perform(addPart, actor, { ...part, name: `Part ${7 - index}` })
  for (const sort of ['number', '-number', 'name', '-name'] as const) {
    const names: string[] = []
    for (let after: string | undefined, more = true; more;) {
      const page = await listParts(actor, partFilterSchema.parse({ sort, after }), 3)
      names.push(...page.rows.map(({ name }) => name))
      after = page.next ?? undefined
      more = page.next !== null
    }
    const upwards = ['Part 1', 'Part 2', 'Part 3', 'Part 4', 'Part 5', 'Part 6', 'Part 7']
    expect(names).toEqual(sort === 'name' || sort === '-number' ? upwards : [...upwards].reverse())
  }
  expect((await listParts(actor, partFilterSchema.parse({ q: 'part 3' }))).rows.map(({ name }) => name)).toEqual(['Part 3'])
  expect((await listParts(await makeBrandActor(), partFilterSchema.parse({}))).rows).toEqual([])
})

async function threeRevisions(actor: BrandActor) {
  const { toyRevisionId } = await perform(addToy, actor, toy)
  const a = await perform(addPart, actor, part)
  const b = await perform(addPartRevision, actor, { partId: a.partId, material: 'FR-4', shape: part.shape, unitCost: 670, changeNote: 'Keyed' })
  const c = await perform(addPartRevision, actor, { partId: a.partId, material: 'FR-4', shape: part.shape, unitCost: 690, changeNote: 'Sealed' })
  return { toyRevisionId, a: a.partRevisionId, b: b.partRevisionId, c: c.partRevisionId }
}

test('fits are noted once, with evidence, and never close a circle', async () => {
  const actor = await makeBrandActor()
  const { toyRevisionId, a, b, c } = await threeRevisions(actor)
  const edge = (replacementId: string, originalId: string, fit: 'exact' | 'not-safe' = 'exact') => ({ replacementId, originalId, toyRevisionId, fit, change: '', evidence: 'Bench trial', testedBy: 'Ada' })
  await perform(addFitEdge, actor, edge(b, a))
  await perform(addFitEdge, actor, edge(c, b))
  expect((await refused(addFitEdge, actor, edge(b, a))).code).toBe('fit-known')
  expect((await refused(addFitEdge, actor, edge(a, c))).code).toBe('fit-circle')
  expect((await refused(addFitEdge, actor, edge(a, a, 'not-safe'))).code).toBe('fit-circle')
  expect(await perform(addFitEdge, actor, edge(a, c, 'not-safe'))).toHaveProperty('fitEdgeId')
})

test('fits name parts and revisions of the own brand only', async () => {
  const [actor, stranger] = [await makeBrandActor(), await makeBrandActor()]
  const [own, foreign] = [await threeRevisions(actor), await threeRevisions(stranger)]
  const edge = { replacementId: own.b, originalId: own.a, toyRevisionId: own.toyRevisionId, fit: 'exact' as const, change: '', evidence: 'x', testedBy: 'y' }
  expect((await refused(addFitEdge, stranger, edge)).code).toBe('no-such-part')
  expect((await refused(addFitEdge, actor, { ...edge, replacementId: foreign.b })).code).toBe('no-such-part')
  expect((await refused(addFitEdge, actor, { ...edge, toyRevisionId: foreign.toyRevisionId })).code).toBe('no-such-revision')
})

test('a guide is published, changed, taken off and put back; its parts must exist', async () => {
  const [actor, stranger] = [await makeBrandActor(), await makeBrandActor()]
  const { toyId } = await perform(addToy, actor, toy)
  const { number } = await perform(addPart, actor, part)
  const guide = { title: 'Replace the light sensor', minutes: '10', difficulty: 'easy' as const, tools: 'Screwdriver\nTweezers', partNumbers: number, steps: [{ title: 'Open', text: 'Undo four screws.', findNumbers: '2, 3' }] }
  expect((await refused(addGuide, stranger, { toyId, ...guide })).kind).toBe('not-found')
  expect((await refused(addGuide, actor, { toyId, ...guide, partNumbers: 'XX-P-9999' })).field).toBe('partNumbers')
  const { guideId, slug } = await perform(addGuide, actor, { toyId, ...guide })
  expect((await perform(addGuide, actor, { toyId, ...guide })).slug).toBe(`${slug}-2`)
  expect(await getGuideForEditing(actor, guideId)).toMatchObject({ tools: ['Screwdriver', 'Tweezers'], partNumbers: [number], steps: [{ title: 'Open', findNumbers: [2, 3] }] })
  expect(await getGuideForEditing(stranger, guideId)).toBeNull()
  expect((await refused(changeGuide, stranger, { guideId, ...guide })).kind).toBe('not-found')
  expect((await refused(retireGuide, stranger, { guideId })).kind).toBe('not-found')
  await perform(retireGuide, actor, { guideId })
  expect((await refused(retireGuide, actor, { guideId })).code).toBe('retired-already')
  await perform(changeGuide, actor, { guideId, ...guide, minutes: 12 })
  expect(await db.guide.findUnique({ where: { id: guideId }, select: { state: true, minutes: true } })).toEqual({ state: 'published', minutes: 12 })
})
