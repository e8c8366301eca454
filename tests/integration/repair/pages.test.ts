import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { db, pool } from '#db/client.ts'
import { addToy, releaseRevision } from '#modules/catalogue/public.ts'
import { findAnything } from '#modules/repair/queries/find-anything.ts'
import { findByWords, findLots, findPartNumber, listPublicAddresses, listToyCards } from '#modules/repair/queries/find.ts'
import { fitRows } from '#modules/repair/queries/fit-rows.ts'
import { getPartPage } from '#modules/repair/queries/part-page.ts'
import { getGuidePage, getToyPage } from '#modules/repair/queries/toy-page.ts'
import { getUnitPage } from '#modules/repair/queries/unit-page.ts'
import { perform } from '../../support/commands.ts'
import { addFit, addLot, makeShelf } from './shelf.ts'

test('a toy shows its released revisions; a drafted one is not public', async () => {
  const shelf = await makeShelf()
  const before = await getToyPage(shelf.slug)
  expect(before?.revisions.map(({ code }) => code)).toEqual(['A'])
  expect(before?.revisions[0]?.lines).toMatchObject([{ findNumber: 1, partNumber: shelf.partNumber, revision: 'A', sparePrice: 900 }])
  expect(before?.guides).toMatchObject([{ title: 'Change the lamp board', revisionCodes: ['A'] }])
  expect(before?.skus).toMatchObject([{ gtin: shelf.gtin, retailPrice: 3900, currency: 'USD' }])
  await perform(releaseRevision, shelf.owner, { toyRevisionId: shelf.revisionB })
  expect((await getToyPage(shelf.slug))?.revisions.map(({ code }) => code)).toEqual(['B', 'A'])
})

test('a toy that is a draft has no page, no guide, no address', async () => {
  const shelf = await makeShelf()
  const slug = `draft-${shelf.slug}`
  await perform(addToy, shelf.owner, { name: 'Secret Boat', slug, summary: 'Not yet.', story: '', category: 'vehicle', minAgeMonths: 36 })
  expect(await getToyPage(slug)).toBeNull()
  expect((await listPublicAddresses()).map(({ path }) => path)).not.toContain(`/toys/${slug}`)
  expect((await findByWords(['secret', 'boat'])).toys).toEqual([])
  expect((await listToyCards(100)).map((toy) => toy.slug)).not.toContain(slug)
})

test('a lot of revision A gets the parts of revision A, also after revision B is released', async () => {
  const shelf = await makeShelf()
  await addLot(shelf, 'LA', shelf.revisionA)
  await perform(releaseRevision, shelf.owner, { toyRevisionId: shelf.revisionB })
  await addLot(shelf, 'LB', shelf.revisionB)
  for (const [code, revision] of [['LA', 'A'], ['LB', 'B']]) {
    const unit = await getUnitPage(shelf.gtin, code!)
    expect(unit?.lot).toMatchObject({ code, revisionCode: revision, recalled: false, madeOn: '2026-03-02' })
    expect(unit?.toy.revisions.find((r) => r.code === unit.lot?.revisionCode)?.lines).toMatchObject([{ partNumber: shelf.partNumber, revision }])
  }
})

test('an unknown lot is told from an unknown product; a lot of another product is none of this one', async () => {
  const [shelf, other] = [await makeShelf(), await makeShelf()]
  await addLot(other, 'ELSE', other.revisionA)
  expect((await getUnitPage(shelf.gtin, 'NOPE'))?.lot).toBeNull()
  expect((await getUnitPage(shelf.gtin, null))?.lot).toBeNull()
  expect((await getUnitPage(shelf.gtin, 'ELSE'))?.lot).toBeNull()
  expect(await findLots('else')).toMatchObject([{ gtin: other.gtin, code: 'ELSE' }])
  expect(await getUnitPage('00000000000000', 'LA')).toBeNull()
})

test('of a lot whose units carry numbers it is known which were made; of others nothing is claimed about a number', async () => {
  const shelf = await makeShelf()
  await addLot(shelf, 'PLAIN', shelf.revisionA)
  const numbered = await addLot(shelf, 'NUM', shelf.revisionA)
  await db.lot.update({ where: { id: numbered }, data: { serialised: true } })
  await db.unit.create({ data: { id: uuidv7(), brandId: shelf.owner.brandId, lotId: numbered, firstUnit: 1, lastUnit: 40, kind: 'customer', moveId: uuidv7() } })
  const known = async (code: string, serial?: string) => (await getUnitPage(shelf.gtin, code, serial))?.lot?.unitKnown
  expect(await Promise.all([undefined, '1', '040', '41', '0', 'X7', '99999999999'].map((serial) => known('NUM', serial)))).toEqual([null, true, true, false, false, false, false])
  expect(await Promise.all([undefined, '1', '41'].map((serial) => known('PLAIN', serial)))).toEqual([null, null, null])
})

test('a part revision that only a draft uses is not public, nor its fit; once released, both are', async () => {
  const shelf = await makeShelf()
  await addFit(shelf, 'with-change')
  const before = await getPartPage(shelf.partNumber)
  expect(before?.revisions.map(({ code }) => code)).toEqual(['A'])
  expect(before?.fits).toEqual([])
  await perform(releaseRevision, shelf.owner, { toyRevisionId: shelf.revisionB })
  const after = await getPartPage(shelf.partNumber)
  expect(after?.revisions.map(({ code }) => code)).toEqual(['B', 'A'])
  expect(after?.usedIn.map((use) => [use.toyRevision, use.partRevision])).toEqual([['B', 'B'], ['A', 'A']])
  expect(after?.fits).toMatchObject([{ originalRevision: 'A', replacementRevision: 'B', toyRevision: 'A', fit: 'with-change', change: 'Change the cable too.' }])
  expect(after?.guides).toMatchObject([{ title: 'Change the lamp board' }])
})

test('a fit that is not safe is told, and never offered', async () => {
  const shelf = await makeShelf()
  await addFit(shelf, 'not-safe')
  await perform(releaseRevision, shelf.owner, { toyRevisionId: shelf.revisionB })
  const part = (await getPartPage(shelf.partNumber))!
  const row = fitRows(part).find(({ toyRevision }) => toyRevision === 'A')
  expect(row?.offered).toEqual([])
  expect(row?.notSafe).toMatchObject([{ number: shelf.partNumber, revision: 'B' }])
})

test('a part that no released toy has, has no page', async () => {
  expect(await getPartPage('NO-SUCH-PART')).toBeNull()
  expect(await findPartNumber('NO-SUCH-PART')).toBeNull()
})

test('a guide comes with its toy', async () => {
  const shelf = await makeShelf()
  const slug = (await getToyPage(shelf.slug))!.guides[0]!.slug
  expect(await getGuidePage(slug)).toMatchObject({ title: 'Change the lamp board', steps: [{ title: 'Open', findNumbers: [1] }], toy: { slug: shelf.slug } })
})

test('words find toys, parts and guides: every word counts, small slips too, signs are only signs', async () => {
  const shelf = await makeShelf()
  const tail = shelf.slug.slice(-8)
  const found = await findByWords(['lamp', 'board', tail])
  expect(found.parts[0]?.number).toBe(shelf.partNumber)
  expect((await findByWords(['harbor', 'light', tail])).toys[0]?.slug).toBe(shelf.slug)
  expect((await findByWords(['the', 'lamp', 'is', 'dark'])).guides.map(({ title }) => title)).toContain('Change the lamp board')
  expect(await findByWords(['%', '_', '\\'])).toEqual({ toys: [], parts: [], guides: [] })
  expect(await findPartNumber(shelf.partNumber.toLowerCase())).toBe(shelf.partNumber)
})

test('toy, part and guide pages cost one statement each, the unit page one', async () => {
  const shelf = await makeShelf()
  await addLot(shelf, 'L1', shelf.revisionA)
  let count = 0
  const counted = pool.query
  Object.assign(pool, { query: (...args: Parameters<typeof counted>) => { count += 1; return counted.apply(pool, args) } })
  try {
    for (const read of [() => getToyPage(shelf.slug), () => getPartPage(shelf.partNumber), () => getUnitPage(shelf.gtin, 'L1')]) {
      count = 0
      expect(await read()).not.toBeNull()
      expect(count).toBe(1)
    }
  } finally {
    Object.assign(pool, { query: counted })
  }
})

test('what is scanned or typed leads to its page, or to a list', async () => {
  const shelf = await makeShelf()
  const code = `L-${shelf.slug.slice(-8)}`.toUpperCase()
  await addLot(shelf, code, shelf.revisionA)
  const unit = `/01/${shelf.gtin}/10/${code}`
  expect(await findAnything(`https://example.test${unit}?17=300101`)).toEqual({ kind: 'go', path: `${unit}?17=300101` })
  expect(await findAnything(shelf.gtin.slice(1))).toEqual({ kind: 'go', path: `/01/${shelf.gtin}` })
  expect(await findAnything(code.toLowerCase())).toEqual({ kind: 'go', path: unit })
  expect(await findAnything(shelf.partNumber.toLowerCase())).toEqual({ kind: 'go', path: `/parts/${shelf.partNumber}` })
  expect(await findAnything('9521234543214')).toMatchObject({ kind: 'problem' })
  expect(await findAnything('  ')).toEqual({ kind: 'nothing' })
  expect(await findAnything('the lamp stays dark')).toMatchObject({ kind: 'list', lots: [] })
})

test('a lot code of two brands offers both', async () => {
  const [one, two] = [await makeShelf(), await makeShelf()]
  const code = `SAME-${one.slug.slice(-6)}`.toUpperCase()
  await addLot(one, code, one.revisionA)
  await addLot(two, code, two.revisionA)
  const answer = await findAnything(code)
  expect(answer.kind === 'list' && answer.lots.map(({ gtin }) => gtin).toSorted()).toEqual([one.gtin, two.gtin].toSorted())
})
