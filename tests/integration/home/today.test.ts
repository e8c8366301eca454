import { expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { db } from '#db/client.ts'
import { addPart, addSku, addToy, releaseRevision, setBomLine } from '#modules/catalogue/public.ts'
import { getBeginning } from '#modules/home/queries/beginning.ts'
import { getFrame } from '#modules/home/queries/get-frame.ts'
import { listLoop } from '#modules/home/queries/loop.ts'
import { listNeeds } from '#modules/home/queries/needs.ts'
import { searchWorkspace } from '#modules/home/queries/search.ts'
import { perform } from '../../support/commands.ts'
import { makeBrand, makeBrandActor, makeLocation, makeOrganization } from '../../support/people.ts'

const today = '2026-11-23'

test('a young brand is led, step by step', async () => {
  const actor = await makeBrandActor('owner')
  expect(await getBeginning(actor)).toEqual({ toyId: null, toyName: null, lines: 0, released: false, hasSku: false, hasWorkshop: false, hasPilot: false })
  const { toyId, toyRevisionId } = await perform(addToy, actor, { name: 'Pear', summary: 'A pear.', category: 'figure', minAgeMonths: 36 })
  expect(await listLoop(actor, today)).toMatchObject([{ toyId, station: 'pilot', waits: 'has no parts yet' }])
  const { partRevisionId } = await perform(addPart, actor, { name: 'Body', category: 'structure', material: 'Pear wood', shape: { kind: 'dome', size: [30, 30, 40] }, unitCost: 200 })
  await perform(setBomLine, actor, { toyRevisionId, findNumber: 1, partRevisionId, quantity: 1 })
  await perform(releaseRevision, actor, { toyRevisionId })
  await perform(addSku, actor, { toyId, code: 'PEAR', name: 'Pear', wholesalePrice: 900, retailPrice: 1800 })
  expect(await getBeginning(actor)).toMatchObject({ toyId, lines: 1, released: true, hasSku: true, hasPilot: false })
  expect(await listLoop(actor, today)).toMatchObject([{ toyId, station: 'pilot', waits: 'has no pilot yet' }])
})

test('what waits is listed for those who can act on it, urgent things first, and for this brand only', async () => {
  const brand = await makeBrand()
  const [owner, viewer, stranger] = [await makeBrandActor('owner', brand), await makeBrandActor('viewer', brand), await makeBrandActor('owner')]
  const organization = await makeOrganization('retailer', [brand])
  const workshop = await makeLocation({ kind: 'workshop', owner: await makeOrganization('microfactory', [brand]) })
  const shop = await makeLocation({ kind: 'shop', owner: organization })
  const { toyId, toyRevisionId } = await perform(addToy, owner, { name: 'Pear', summary: 'A pear.', category: 'figure', minAgeMonths: 36 })
  const { skuId } = await perform(addSku, owner, { toyId, code: 'PEAR', name: 'Pear', wholesalePrice: 900, retailPrice: 1800 })
  const { brandId } = brand
  const frozen = { frozen: {}, frozenHash: 'x'.repeat(64), releasedAt: new Date('2026-11-10') }
  const run = { brandId, skuId, toyRevisionId, locationId: workshop.locationId, currency: 'USD', quantity: 100 }
  await db.run.createMany({ data: [
    { ...run, ...frozen, id: uuidv7(), number: 'RUN-0001', state: 'in-production', goodCount: 46, readyOn: new Date('2026-11-18') },
    { ...run, ...frozen, id: uuidv7(), number: 'RUN-0002', state: 'in-production', readyOn: new Date('2026-11-30') },
    { ...run, id: uuidv7(), number: 'RUN-0003', state: 'confirmed', readyOn: new Date('2026-12-10') },
  ] })
  await db.pilot.create({ data: { id: uuidv7(), brandId, number: 'PIL-0001', title: 'Will pears sell?', skuId, hypothesis: 'x', stopRule: 'y', plannedQuantity: 100, currency: 'USD', decisionDate: new Date('2026-11-24'), state: 'running' }, select: { id: true } })
  const requestId = uuidv7()
  await db.restockRequest.create({ data: { id: requestId, brandId, number: 'RST-0001', organizationId: organization.organizationId, shipToId: shop.locationId, state: 'promised', promisedOn: new Date('2026-11-25') }, select: { id: true } })
  await db.restockLine.create({ data: { id: uuidv7(), brandId, requestId, position: 1, skuId, quantity: 12, unitPrice: 900, promise: {} }, select: { id: true } })

  const needs = await listNeeds(owner, today)
  expect(needs.map(({ kind, urgent }) => [kind, urgent])).toEqual([['late-run', true], ['restock', false], ['decision', false], ['release-run', false]])
  expect(needs.map(({ path }) => path)).toEqual(['/runs/RUN-0001', '/restocks/RST-0001', '/pilots/PIL-0001', '/runs/RUN-0003'])
  expect(needs.every(({ mine }) => mine)).toBe(true)
  expect((await listNeeds(viewer, today)).some(({ mine }) => mine)).toBe(false)
  expect(await listNeeds(stranger, today)).toEqual([])
  expect((await getFrame(owner)).waiting).toMatchObject({ restocks: 1, runs: 1, quality: 0 })
  expect((await getFrame(viewer)).waiting).toMatchObject({ restocks: 0, runs: 0 })
  expect(await listLoop(owner, today)).toMatchObject([{ name: 'Pear', station: 'decision', waits: 'decide by Tue, Nov 24' }])
})

test('a toy nobody waits for is where its released units are, at workshops or in shops', async () => {
  const brand = await makeBrand()
  const owner = await makeBrandActor('owner', brand)
  const workshop = await makeLocation({ kind: 'workshop', owner: await makeOrganization('microfactory', [brand]) })
  const shop = await makeLocation({ kind: 'shop', owner: await makeOrganization('retailer', [brand]) })
  const { toyId } = await perform(addToy, owner, { name: 'Pear', summary: 'A pear.', category: 'figure', minAgeMonths: 36 })
  const { skuId } = await perform(addSku, owner, { toyId, code: 'PEAR', name: 'Pear', wholesalePrice: 900, retailPrice: 1800 })
  let made = 0
  const put = async (locationId: string, onHand: number, lot: { quality: string; recalledAt?: Date }) => {
    made += 1
    const { id: lotId } = await db.lot.create({ data: { id: uuidv7(), brandId: brand.brandId, code: `PEAR-${made}`, itemKind: 'sku', skuId, ...lot }, select: { id: true } })
    await db.stockBalance.create({ data: { brandId: brand.brandId, locationId, lotId, onHand }, select: { lotId: true } })
  }
  await put(workshop.locationId, 7, { quality: 'rejected' })
  await put(workshop.locationId, 9, { quality: 'released', recalledAt: new Date('2026-11-20') })
  expect(await listLoop(owner, today)).toMatchObject([{ station: 'pilot' }])
  await put(workshop.locationId, 30, { quality: 'released' })
  await put(workshop.locationId, 12, { quality: 'released' })
  expect(await listLoop(owner, today)).toMatchObject([{ station: 'stock', waits: '42 units ready to go out' }])
  await put(shop.locationId, 5, { quality: 'released' })
  expect(await listLoop(owner, today)).toMatchObject([{ station: 'shops', waits: '5 in shops, 42 behind them' }])
})

test('search finds by number, name and code, and takes % and _ as they are', async () => {
  const [actor, stranger] = [await makeBrandActor(), await makeBrandActor()]
  const { toyId } = await perform(addToy, actor, { name: '100% Pear', summary: 'A pear.', category: 'figure', minAgeMonths: 36 })
  await perform(addSku, actor, { toyId, code: 'PEAR-01', name: 'Pear, green', wholesalePrice: 900, retailPrice: 1800 })
  expect(await searchWorkspace(actor, 'pear')).toMatchObject([{ label: 'Pear, green', hint: 'SKU PEAR-01' }, { label: '100% Pear', hint: 'Toy', href: `/b/${actor.slug}/toys/${toyId}` }])
  expect(await searchWorkspace(actor, '0%')).toHaveLength(1)
  expect(await searchWorkspace(actor, '_ear')).toEqual([])
  expect(await searchWorkspace(stranger, 'pear')).toEqual([])
})
