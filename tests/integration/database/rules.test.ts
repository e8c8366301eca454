import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { makeBrand, makeLocation } from '../../support/people.ts'

async function makeLot() {
  const { brandId } = await makeBrand()
  const { locationId } = await makeLocation({ kind: 'warehouse', owner: { brandId } })
  const lotId = uuidv7()
  await db.lot.create({ data: { id: lotId, brandId, code: `L-${lotId}`, itemKind: 'sku', skuId: uuidv7() } })
  return { brandId, locationId, lotId }
}

type Move = Parameters<typeof db.stockMove.create>[0]['data']

function move(lot: { brandId: string; lotId: string; locationId: string }, change: Partial<Move> = {}): Move {
  return {
    id: uuidv7(), brandId: lot.brandId, lotId: lot.lotId, quantity: 5, fromKind: 'production', toKind: 'location', toLocationId: lot.locationId,
    reason: 'produced', sourceKind: 'run', sourceId: 'r', idempotencyKey: uuidv7(), at: new Date(0), ...change,
  } as Move
}

test.each([
  ['more allocated than there is', 3, 4],
  ['less than nothing on hand', -1, 0],
  ['less than nothing allocated', 3, -1],
])('a balance with %s is refused', async (_, onHand, allocated) => {
  const lot = await makeLot()
  await expect(db.stockBalance.create({ data: { ...lot, onHand, allocated } })).rejects.toThrow(/StockBalance_within/)
})

test.each<[string, Partial<Move>, RegExp]>([
  ['of nothing', { quantity: 0 }, /StockMove_quantity_positive/],
  ['to no place', { toLocationId: null }, /StockMove_to_place/],
  ['from a place that is none', { fromKind: 'supplier', fromLocationId: uuidv7() }, /StockMove_from_place/],
  ['from nowhere known', { fromKind: 'moon' }, /StockMove_fromKind_known/],
])('a move %s is refused', async (_, change, constraint) => {
  const lot = await makeLot()
  await expect(db.stockMove.create({ data: move(lot, change) })).rejects.toThrow(constraint)
})

test('a move is never changed, deleted or cleared away', async () => {
  const lot = await makeLot()
  const { id } = await db.stockMove.create({ data: move(lot) })
  await expect(db.stockMove.update({ where: { id }, data: { quantity: 6 } })).rejects.toThrow(/append-only/)
  await expect(db.stockMove.delete({ where: { id } })).rejects.toThrow(/append-only/)
  await expect(db.$executeRaw`truncate "StockMove"`).rejects.toThrow(/append-only/)
  expect((await db.stockMove.findUniqueOrThrow({ where: { id } })).quantity).toBe(5)
})

test('an audit event is never changed or deleted', async () => {
  const { brandId } = await makeBrand()
  const { id } = await db.auditEvent.create({
    data: { id: uuidv7(), brandId, type: 'test.happened', subjectKind: 'test', subjectId: 'x', actorName: 'Test', data: {}, at: new Date(0) },
  })
  await expect(db.auditEvent.update({ where: { id }, data: { type: 'test.other' } })).rejects.toThrow(/append-only/)
  await expect(db.auditEvent.delete({ where: { id } })).rejects.toThrow(/append-only/)
})

test('a state that the domain does not know is refused', async () => {
  const lot = await makeLot()
  await expect(db.lot.update({ where: { id: lot.lotId }, data: { quality: 'fine' } })).rejects.toThrow(/Lot_quality_known/)
})

test('what a run froze does not change', async () => {
  const { brandId } = await makeBrand()
  const run = { id: uuidv7(), brandId, number: 'RUN-0001', skuId: uuidv7(), toyRevisionId: uuidv7(), locationId: uuidv7(), quantity: 10, currency: 'USD' }
  await db.run.create({ data: run })
  await expect(db.run.update({ where: { id: run.id }, data: { state: 'released' } })).rejects.toThrow(/Run_released_is_frozen/)
  await db.run.update({ where: { id: run.id }, data: { state: 'released', frozen: { bom: [1] }, frozenHash: 'h' } })
  await db.run.update({ where: { id: run.id }, data: { goodCount: 1 } })
  await expect(db.run.update({ where: { id: run.id }, data: { frozen: { bom: [2] } } })).rejects.toThrow(/does not change/)
})

test('part search by any letters uses its index', async () => {
  const plan = await db.$transaction(async (tx) => {
    await tx.$executeRaw`set local enable_seqscan = off`
    return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`explain select id from "Part" where name ilike '%wheel%'`
  })
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('Part_name_search')
})
