import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { hasValidCheckDigit } from '#kernel/gs1.ts'
import { addPart, addPartToToy, addRevision, addSku, addToy, changeSku, changeToy, getRevisionWithBom, getSku, listReleasedRevisions, listSkuOptions, releaseRevision, removeBomLine, retireSku, retireToy, setBomLine } from '#modules/catalogue/public.ts'
import { addPartFormSchema } from '#modules/catalogue/schemas.ts'
import type { BrandActor } from '#auth/actor.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor } from '../../support/people.ts'

const toy = { name: 'Tide Station', summary: 'Senses light and damp.', category: 'educational-kit' as const, minAgeMonths: 96 }
const part = { name: 'Base', category: 'structure' as const, material: 'Birch', shape: { kind: 'box', size: [40, 30, 10] }, unitCost: '3.10', sparePrice: '9.90' }
const sku = (toyId: string, code = 'TS-01') => ({ toyId, code, name: 'Tide Station', wholesalePrice: '34.50', retailPrice: 6900 })

async function releasedToy(actor: BrandActor) {
  const made = await perform(addToy, actor, toy)
  const { partRevisionId } = await perform(addPart, actor, part)
  await perform(setBomLine, actor, { toyRevisionId: made.toyRevisionId, findNumber: 1, partRevisionId, quantity: 2, replaceable: 'on' })
  await perform(releaseRevision, actor, { toyRevisionId: made.toyRevisionId })
  return { ...made, partRevisionId }
}

test('a toy starts with revision A as a draft; two of one name get two addresses', async () => {
  const actor = await makeBrandActor('manager')
  const first = await perform(addToy, actor, toy)
  const second = await perform(addToy, actor, toy)
  expect(first.revisionCode).toBe('A')
  expect(second.slug).not.toBe(first.slug)
  expect((await refused(addToy, actor, { ...toy, slug: first.slug })).code).toBe('slug-taken')
  expect(await eventsAbout(first.toyId)).toEqual(['catalogue.toy-added'])
})

test('a toy is described anew; stale and foreign forms are refused', async () => {
  const actor = await makeBrandActor()
  const { toyId } = await perform(addToy, actor, toy)
  const change = { ...toy, toyId, name: 'Shore Station', story: '', version: 1 }
  expect((await refused(changeToy, await makeBrandActor(), change)).kind).toBe('not-found')
  await perform(changeToy, actor, change)
  expect((await refused(changeToy, actor, change)).code).toBe('stale')
  expect((await db.toy.findUniqueOrThrow({ where: { id: toyId }, select: { name: true } })).name).toBe('Shore Station')
})

test('the parts list of a draft is written, changed and drawn; prices are read in the brand’s currency', async () => {
  const actor = await makeBrandActor()
  const { toyRevisionId } = await perform(addToy, actor, toy)
  const base = await perform(addPart, actor, part)
  await perform(setBomLine, actor, { toyRevisionId, findNumber: 1, partRevisionId: base.partRevisionId, quantity: '2', replaceable: 'on' })
  const { number, findNumber } = await perform(addPartToToy, actor, { ...addPartFormSchema.parse({ name: 'Lid', category: 'structure', material: 'Birch', shapeKind: 'lid', sizeX: '40', sizeY: '30', sizeZ: '5', unitCost: '1.80' }), toyRevisionId, quantity: 1, replaceable: true })
  expect(findNumber).toBe(2)
  const revision = await getRevisionWithBom(db, actor.brandId, toyRevisionId)
  expect(revision!.bom).toMatchObject([
    { findNumber: 1, partNumber: base.number, partRevisionCode: 'A', quantity: 2, replaceable: true, unitCost: 310, sparePrice: 990, placement: { at: [-23, 0, 0] } },
    { findNumber: 2, partNumber: number, quantity: 1, unitCost: 180, sparePrice: null, shape: { kind: 'lid', size: [40, 30, 5] } },
  ])
  const before = revision!.bom[0]!.placement
  await perform(setBomLine, actor, { toyRevisionId, findNumber: 1, partRevisionId: base.partRevisionId, quantity: 3, version: revision!.version })
  expect((await getRevisionWithBom(db, actor.brandId, toyRevisionId))!.bom[0]).toMatchObject({ quantity: 3, placement: before })
  expect((await refused(setBomLine, actor, { toyRevisionId, findNumber: 1, partRevisionId: base.partRevisionId, quantity: 4, version: revision!.version })).code).toBe('stale')
  await perform(removeBomLine, actor, { toyRevisionId, findNumber: 2 })
  expect((await refused(removeBomLine, actor, { toyRevisionId, findNumber: 2 })).kind).toBe('not-found')
})

test('nothing of another brand goes into a parts list, and no other brand touches it', async () => {
  const [actor, stranger] = [await makeBrandActor(), await makeBrandActor()]
  const { toyRevisionId, toyId } = await perform(addToy, actor, toy)
  const foreign = await perform(addPart, stranger, part)
  expect((await refused(setBomLine, actor, { toyRevisionId, findNumber: 1, partRevisionId: foreign.partRevisionId, quantity: 1 })).code).toBe('no-such-part')
  expect((await refused(setBomLine, stranger, { toyRevisionId, findNumber: 1, partRevisionId: foreign.partRevisionId, quantity: 1 })).kind).toBe('not-found')
  const wanted = { ...addPartFormSchema.parse({ name: 'Lid', category: 'structure', material: 'Birch', shapeKind: 'lid', sizeX: 4, sizeY: 3, sizeZ: 5, unitCost: '1' }), toyRevisionId, quantity: 1, replaceable: true }
  expect((await refused(addPartToToy, stranger, wanted)).kind).toBe('not-found')
  expect((await refused(removeBomLine, stranger, { toyRevisionId, findNumber: 1 })).kind).toBe('not-found')
  expect((await refused(releaseRevision, stranger, { toyRevisionId })).kind).toBe('not-found')
  expect((await refused(addRevision, stranger, { toyId, changeNote: 'x' })).kind).toBe('not-found')
  expect((await refused(addSku, stranger, sku(toyId))).kind).toBe('not-found')
  expect((await refused(retireToy, stranger, { toyId, version: 1 })).kind).toBe('not-found')
  expect(await getRevisionWithBom(db, stranger.brandId, toyRevisionId)).toBeNull()
})

test('a revision without parts is not released; a released one does not change, and makes the toy active', async () => {
  const actor = await makeBrandActor()
  const empty = await perform(addToy, actor, toy)
  const refusal = await refused(releaseRevision, actor, { toyRevisionId: empty.toyRevisionId })
  expect(refusal).toMatchObject({ code: 'bom-empty', rule: { missing: 'at least one line' } })
  const { toyId, toyRevisionId, partRevisionId } = await releasedToy(actor)
  expect((await db.toy.findUniqueOrThrow({ where: { id: toyId }, select: { state: true } })).state).toBe('active')
  expect((await refused(setBomLine, actor, { toyRevisionId, findNumber: 2, partRevisionId, quantity: 1 })).code).toBe('revision-frozen')
  expect((await refused(removeBomLine, actor, { toyRevisionId, findNumber: 1 })).code).toBe('revision-frozen')
  expect((await refused(releaseRevision, actor, { toyRevisionId })).code).toBe('revision-not-draft')
})

test('revision B begins with the parts of A, and supersedes it when released', async () => {
  const actor = await makeBrandActor()
  const { toyId, toyRevisionId } = await releasedToy(actor)
  const next = await perform(addRevision, actor, { toyId, changeNote: 'Locking plug' })
  expect(next.code).toBe('B')
  expect((await refused(addRevision, actor, { toyId, changeNote: 'Another' })).code).toBe('draft-revision-open')
  const [a, b] = await Promise.all([getRevisionWithBom(db, actor.brandId, toyRevisionId), getRevisionWithBom(db, actor.brandId, next.toyRevisionId)])
  expect(b!.bom).toEqual(a!.bom)
  expect((await refused(releaseRevision, actor, { toyRevisionId: next.toyRevisionId, version: 7 })).code).toBe('stale')
  await perform(releaseRevision, actor, { toyRevisionId: next.toyRevisionId })
  expect((await listReleasedRevisions(db, actor.brandId, toyId)).map(({ code }) => code)).toEqual(['B'])
  expect((await getRevisionWithBom(db, actor.brandId, toyRevisionId))!.state).toBe('superseded')
})

test('SKUs get GTINs with check digits, each its own, also when many are made at once and brands share a prefix', async () => {
  const actors = [await makeBrandActor(), await makeBrandActor()]
  const toys = await Promise.all(actors.map((actor) => perform(addToy, actor, toy)))
  const made = await Promise.all(Array.from({ length: 8 }, (_, index) => perform(addSku, actors[index % 2]!, sku(toys[index % 2]!.toyId, `TS-${index}`))))
  const gtins = made.map(({ gtin }) => gtin)
  expect(new Set(gtins).size).toBe(8)
  expect(gtins.every((gtin) => gtin.length === 14 && gtin.startsWith('0952') && hasValidCheckDigit(gtin))).toBe(true)
  expect(await getSku(db, actors[0]!.brandId, made[0]!.skuId)).toMatchObject({ wholesalePrice: 3450, retailPrice: 6900, currency: 'USD' })
  expect(await getSku(db, actors[1]!.brandId, made[0]!.skuId)).toBeNull()
})

test('a GTIN that was given is checked, padded, and belongs to one SKU', async () => {
  const actor = await makeBrandActor()
  const { toyId } = await perform(addToy, actor, toy)
  expect((await refused(addSku, actor, { ...sku(toyId), gtin: '416000336109' })).code).toBe('not-a-gtin')
  expect((await perform(addSku, actor, { ...sku(toyId), gtin: '416000336108' })).gtin).toBe('00416000336108')
  expect((await refused(addSku, actor, { ...sku(toyId, 'TS-02'), gtin: '416000336108' })).code).toBe('gtin-taken')
  expect((await refused(addSku, actor, sku(toyId))).code).toBe('code-taken')
  expect((await refused(addSku, actor, { ...sku(toyId, 'TS-03'), wholesalePrice: 'much' })).field).toBe('wholesalePrice')
})

test('a SKU is changed and retired; then it is in no picker', async () => {
  const [actor, stranger] = [await makeBrandActor(), await makeBrandActor()]
  const { toyId } = await perform(addToy, actor, toy)
  const { skuId } = await perform(addSku, actor, sku(toyId))
  const change = { skuId, version: 1, name: 'New label', edition: 'holiday' as const, region: '', wholesalePrice: '30', retailPrice: '60', minimum: 6, multiple: 6, serialised: false }
  expect((await refused(changeSku, stranger, change)).kind).toBe('not-found')
  await perform(changeSku, actor, change)
  expect((await refused(changeSku, actor, change)).code).toBe('stale')
  expect((await refused(retireSku, actor, { skuId, version: 1 })).code).toBe('stale')
  expect((await refused(retireSku, stranger, { skuId, version: 2 })).kind).toBe('not-found')
  expect(await listSkuOptions(actor.brandId)).toMatchObject([{ name: 'New label', wholesalePrice: 3000, multiple: 6 }])
  await perform(retireSku, actor, { skuId, version: 2 })
  expect((await refused(retireSku, actor, { skuId, version: 3 })).code).toBe('retired-already')
  expect(await listSkuOptions(actor.brandId)).toEqual([])
})

test('retiring a toy retires its SKUs, and nothing new is made of it', async () => {
  const actor = await makeBrandActor()
  const { toyId } = await releasedToy(actor)
  await perform(addSku, actor, sku(toyId))
  const { toyRevisionId } = await perform(addRevision, actor, { toyId, changeNote: 'Never' })
  const { version } = await db.toy.findUniqueOrThrow({ where: { id: toyId }, select: { version: true } })
  expect((await refused(retireToy, actor, { toyId, version: version + 1 })).code).toBe('stale')
  await perform(retireToy, actor, { toyId, version })
  expect(await listSkuOptions(actor.brandId)).toEqual([])
  expect((await refused(addSku, actor, sku(toyId, 'TS-09'))).code).toBe('toy-retired')
  expect((await refused(releaseRevision, actor, { toyRevisionId })).code).toBe('toy-retired')
  expect((await refused(retireToy, actor, { toyId, version: version + 1 })).code).toBe('retired-already')
})
