import { expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { db } from '#db/client.ts'
import { addToy } from '#modules/catalogue/public.ts'
import { listPartChoice } from '#modules/catalogue/queries/parts.ts'
import { listToys } from '#modules/catalogue/queries/toys.ts'
import { toyFilterSchema } from '#modules/catalogue/schemas.ts'
import { perform } from '../../support/commands.ts'
import { makeBrandActor } from '../../support/people.ts'

async function addParts(brandId: string, names: readonly string[], from = 1): Promise<string[]> {
  const parts = names.map((name, at) => ({ id: uuidv7(), brandId, number: `P-${String(from + at).padStart(4, '0')}`, name, category: 'structure' }))
  await db.part.createMany({ data: parts })
  const revisions = parts.map(({ id }) => ({ id: uuidv7(), brandId, partId: id, code: 'A', sequence: 1, material: 'Birch', shape: { kind: 'box', size: [1, 1, 1] }, unitCost: 1 }))
  await db.partRevision.createMany({ data: revisions })
  return revisions.map(({ id }) => id)
}

test('few parts are chosen from a list, many are searched for', async () => {
  const actor = await makeBrandActor()
  const stranger = await makeBrandActor()
  const ids = await addParts(actor.brandId, Array.from({ length: 400 }, (_, at) => `Wheel ${at + 1}`))
  expect((await listPartChoice(actor)).all).toHaveLength(400)

  const [half] = await addParts(actor.brandId, ['Wheel 50%_off'], 401)
  expect(await listPartChoice(actor)).toEqual({ all: null, chosen: null, found: [] })
  expect((await listPartChoice(actor, { q: 'p-0007' })).found).toEqual([{ value: ids[6], label: 'Wheel 7, rev. A · Birch · P-0007', group: 'structure' }])
  expect((await listPartChoice(actor, { q: 'WHEEL' })).found).toHaveLength(20)
  // Signs of the database's patterns mean nothing.
  expect((await listPartChoice(actor, { q: '0%_' })).found.map(({ value }) => value)).toEqual([half])
  expect((await listPartChoice(actor, { part: ids[6]! })).chosen).toMatchObject({ value: ids[6] })
  // What the address says of another brand's part, or of one that is retired, is nothing.
  const [theirs] = await addParts(stranger.brandId, ['Wheel'], 9000)
  expect((await listPartChoice(actor, { part: theirs! })).chosen).toBeNull()
  await db.part.updateMany({ where: { brandId: actor.brandId, number: 'P-0007' }, data: { state: 'retired' } })
  expect((await listPartChoice(actor, { part: ids[6]!, q: 'p-0007' }))).toEqual({ all: (await listPartChoice(actor)).all, chosen: null, found: [] })
})

test('a search for signs of the database finds what has them', async () => {
  const actor = await makeBrandActor()
  for (const name of ['Pear', '100% Plum']) await perform(addToy, actor, { name, summary: 'A fruit.', category: 'figure', minAgeMonths: 36 })
  const found = async (q: string) => (await listToys(actor, toyFilterSchema.parse({ q }))).rows.map(({ name }) => name)
  expect(await found('%')).toEqual(['100% Plum'])
  expect(await found('_')).toEqual([])
})
