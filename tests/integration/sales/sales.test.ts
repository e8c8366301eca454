import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { checkSalesFile, discardSalesImport, listSalesDays, sellOutFacts, takeSalesImport } from '#modules/sales/public.ts'
import { rejectedCsv } from '#modules/sales/queries/downloads.ts'
import { runCommand } from '#server/run-command.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor } from '../../support/people.ts'
import { makeScene, stockUp, type Scene } from '../restocks/scene.ts'

const SUNDAY = { now: new Date('2026-11-22T20:00:00Z') }
const LATER = { now: new Date('2026-11-22T20:01:00Z') }
const DELIVERED = new Date('2026-11-16T17:00:00Z') // Monday, before the shop opens

const csv = (...rows: string[]) => ['date,sku,sold,returned', ...rows].join('\n')
const file = (text: string | Uint8Array, name = 'sales.csv') => new File([text as BlobPart], name)

async function shopWith(quantity: number): Promise<Scene> {
  const scene = await makeScene()
  await stockUp(scene, { quantity, locationId: scene.shopId, now: DELIVERED })
  return scene
}

async function check(scene: Scene, text: string | Uint8Array) {
  return perform(checkSalesFile, scene.buyer, { locationId: scene.shopId, brandId: scene.brandId, file: file(text) }, SUNDAY)
}

async function onHand(scene: Scene): Promise<number> {
  return (await db.stockBalance.aggregate({ where: { brandId: scene.brandId, locationId: scene.shopId }, _sum: { onHand: true } }))._sum.onHand ?? 0
}

test('good rows are taken: stock leaves the shelf, the days say when it ran out', async () => {
  const scene = await shopWith(10)
  const { importId, good, bad } = await check(scene, csv('2026-11-16,KIT-01,4,', '2026-11-17,KIT-01,3,1', '2026-11-19,KIT-01,4,'))
  expect({ good, bad, stillThere: await onHand(scene) }).toEqual({ good: 3, bad: 0, stillThere: 10 })
  expect(await perform(takeSalesImport, scene.buyer, { importId, version: 1 }, LATER)).toMatchObject({ taken: 3, sold: 11, returned: 1 })
  expect(await onHand(scene)).toBe(0)
  const days = await listSalesDays(db, scene.brandId, scene.skuId)
  expect(days.map(({ date, opening, sold, returned, closing, stockedOut }) => [date, opening, sold, returned, closing, stockedOut])).toEqual([
    ['2026-11-16', 0, 4, 0, 6, false], ['2026-11-17', 6, 3, 1, 4, false], ['2026-11-18', 4, 0, 0, 4, false], ['2026-11-19', 4, 4, 0, 0, true],
  ])
  const facts = await sellOutFacts(db, scene.brandId, scene.skuId, { from: '2026-11-16', to: '2026-11-22' })
  expect(facts).toMatchObject({ unitsReceived: 10, firstDayOfSale: '2026-11-16', stockOuts: [{ locationId: scene.shopId, date: '2026-11-19' }], sellOut: { dayNumber: 4, demandWasHigher: true, sold: 10 } })
  expect(await eventsAbout(importId)).toEqual(['sales.file-checked', 'sales.import-taken'])
})

test('each bad row is told by line; the good ones can be taken without them', async () => {
  const scene = await shopWith(5)
  const { importId, rows, good, bad } = await check(scene, csv('2026-11-16,KIT-01,2,', '2026-11-16,KIT-01,2,', '2026-11-17,NOT-OURS,1,', '2026-11-17,KIT-01,9,', 'yesterday,KIT-01,1,', '2026-11-18,KIT-01,1,'))
  expect({ rows, good, bad }).toEqual({ rows: 6, good: 2, bad: 4 })
  const problems = await db.salesRow.findMany({ where: { importId, problem: { not: '' } }, orderBy: { line: 'asc' }, select: { line: true, problem: true } })
  expect(problems).toEqual([{ line: 3, problem: 'duplicate-row' }, { line: 4, problem: 'unknown-sku' }, { line: 5, problem: 'more-than-stock' }, { line: 6, problem: 'bad-date' }])
  expect((await rejectedCsv(scene.buyer, importId))!.csv.split('\r\n').slice(0, 3)).toEqual([
    'date,sku,sold,returned,line in file,problem,what to do', '2026-11-16,KIT-01,2,,3,duplicate-row,"The same as line 2. If it really was sold twice, add it by hand."',
    '2026-11-17,NOT-OURS,1,,4,unknown-sku,“NOT-OURS” is none of this brand’s SKUs.',
  ])
  expect((await refused(takeSalesImport, scene.buyer, { importId, version: 1 }, SUNDAY)).code).toBe('bad-rows')
  expect(await onHand(scene)).toBe(5)
  expect(await perform(takeSalesImport, scene.buyer, { importId, version: 1, withoutBad: true }, SUNDAY)).toMatchObject({ taken: 2, sold: 3 })
  expect(await onHand(scene)).toBe(2)
})

test('a wrong file and a wrong encoding are told with line and remedy, and nothing is kept', async () => {
  const scene = await shopWith(5)
  const input = (content: string | Uint8Array) => ({ locationId: scene.shopId, brandId: scene.brandId, file: file(content) })
  expect(await refused(checkSalesFile, scene.buyer, input('name;phone\nAda;1234'), SUNDAY)).toMatchObject({ code: 'unknown-format', field: 'file' })
  expect((await refused(checkSalesFile, scene.buyer, input(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 1])), SUNDAY)).message).toMatch(/line 1: This is a workbook/)
  expect((await refused(checkSalesFile, scene.buyer, input(csv('2026-11-16,"KIT-01,2,')), SUNDAY)).code).toBe('not-a-csv')
  expect(await db.salesImport.count({ where: { brandId: scene.brandId } })).toBe(0)
})

test('the same sale in another file counts once; the same file gives the same import', async () => {
  const scene = await shopWith(10)
  const first = await check(scene, csv('2026-11-16,KIT-01,2,'))
  expect((await check(scene, csv('2026-11-16,KIT-01,2,'))).importId).toBe(first.importId)
  const wider = await check(scene, csv('2026-11-16,KIT-01,2,', '2026-11-17,KIT-01,1,'))
  await perform(takeSalesImport, scene.buyer, { importId: first.importId, version: 2 }, SUNDAY)
  // Checked as good before the first file was taken: judged again under lock.
  expect((await refused(takeSalesImport, scene.buyer, { importId: wider.importId, version: 1 }, SUNDAY)).code).toBe('bad-rows')
  expect(await perform(takeSalesImport, scene.buyer, { importId: wider.importId, version: 1, withoutBad: true }, SUNDAY)).toMatchObject({ taken: 1 })
  expect(await onHand(scene)).toBe(7)
  expect(await db.salesRow.findFirst({ where: { importId: wider.importId, problem: { not: '' } }, select: { problem: true, taken: true } })).toEqual({ problem: 'taken-before', taken: false })
})

test('two files with the same sales, taken at once: one effect', async () => {
  const scene = await shopWith(10)
  const one = await check(scene, csv('2026-11-16,KIT-01,2,'))
  const two = await check(scene, csv('2026-11-16,KIT-01,2,', ''))
  const outcomes = await Promise.all([one, two].map(({ importId }) => runCommand({ name: 'sales.take', command: takeSalesImport, actor: scene.buyer, input: { importId, version: 1, withoutBad: true }, now: SUNDAY.now })))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await onHand(scene)).toBe(8)
})

test('goods in quarantine cannot have been sold', async () => {
  const scene = await makeScene()
  await stockUp(scene, { quantity: 10, locationId: scene.shopId, quality: 'quarantine', now: DELIVERED })
  const { importId, bad } = await check(scene, csv('2026-11-16,KIT-01,2,'))
  expect(bad).toBe(1)
  expect((await refused(takeSalesImport, scene.buyer, { importId, version: 1, withoutBad: true }, SUNDAY)).code).toBe('nothing-to-take')
})

test('a brand uploads for its approved shops, a stranger finds nothing, an old screen is told so', async () => {
  const scene = await shopWith(10)
  const { importId } = await perform(checkSalesFile, scene.manager, { locationId: scene.shopId, file: file(csv('2026-11-16,KIT-01,2,')) }, SUNDAY)
  const stranger = await makeBrandActor('owner')
  expect((await refused(checkSalesFile, stranger, { locationId: scene.shopId, file: file(csv('2026-11-16,KIT-01,2,')) }, SUNDAY)).code).toBe('not-found')
  expect((await refused(takeSalesImport, stranger, { importId, version: 1 }, SUNDAY)).code).toBe('not-found')
  expect((await refused(discardSalesImport, stranger, { importId, version: 1 }, SUNDAY)).code).toBe('not-found')
  expect((await refused(takeSalesImport, scene.manager, { importId, version: 7 }, SUNDAY)).code).toBe('stale')
  expect((await refused(discardSalesImport, scene.manager, { importId, version: 7 }, SUNDAY)).code).toBe('stale')
  await perform(discardSalesImport, scene.manager, { importId, version: 1 }, SUNDAY)
  expect((await refused(takeSalesImport, scene.manager, { importId, version: 2 }, SUNDAY)).code).toBe('import-not-open')
})

test('50,000 rows are checked and taken', { timeout: 120_000 }, async () => {
  const scene = await shopWith(60_000)
  const rows = Array.from({ length: 50_000 }, (_, index) => `2026-11-${String(16 + (index % 6)).padStart(2, '0')},KIT-01,1,,R${index}`)
  const { importId, good } = await check(scene, ['date,sku,sold,returned,reference', ...rows].join('\n'))
  expect(good).toBe(50_000)
  await perform(takeSalesImport, scene.buyer, { importId, version: 1 }, SUNDAY)
  expect(await onHand(scene)).toBe(10_000)
})
