import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { checkOfferFile, discardOfferFile, takeOfferFile } from '#modules/sourcing/commands/offer-file.ts'
import { addOffer } from '#modules/sourcing/commands/offers.ts'
import { getOfferFile, listOpenOfferFiles, offerCsv } from '#modules/sourcing/queries/offer-file.ts'
import { listOffers } from '#modules/sourcing/queries/offers.ts'
import { offerListSchema } from '#modules/sourcing/schemas.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrand, makeBrandActor } from '../../support/people.ts'
import { makeBuying, now, offerDetails, type Buying } from './buying.ts'

const TODAY = '2026-03-03'
const csv = (text: string) => new File([text], 'prices.csv', { type: 'text/csv' })
const HEAD = 'supplier,part,from_quantity,unit_price,minimum,multiple,lead_days,valid_from\n'

/** The part of the brand's toy, under a number as people give them: capitals. */
async function partNumber({ partRevisionId }: Buying): Promise<string> {
  const { part } = await db.partRevision.findUniqueOrThrow({ where: { id: partRevisionId }, select: { part: { select: { id: true, number: true } } } })
  return (await db.part.update({ where: { id: part.id }, data: { number: part.number.toUpperCase() }, select: { number: true } })).number
}

async function check(buying: Buying, text: string) {
  const { importId } = await perform(checkOfferFile, buying.manager, { file: csv(text) }, { now })
  return { importId, file: async () => (await getOfferFile(buying.manager, importId, TODAY))! }
}

const offersOf = async ({ manager }: Buying) => (await listOffers(manager, offerListSchema.parse({}), TODAY)).rows

test('a price list is looked at, then taken: new offers begin, the one before ends, and each has its event', async () => {
  const buying = await makeBuying()
  const part = await partNumber(buying)
  const { importId, file } = await check(buying, `${HEAD}Kestrel,${part},1,2.80,10,10,4,2026-04-01\nKestrel,${part},200,2.30,10,10,4,2026-04-01\n`)
  const seen = await file()
  expect(seen).toMatchObject({ rows: 2, good: 2, unchanged: 0, ended: 1, problems: [], changes: [{ before: null, partNumber: part, supplier: 'Kestrel', after: { leadDays: 4, breaks: [{ unitPrice: 280 }, { unitPrice: 230 }] } }] })
  expect((await listOpenOfferFiles(buying.manager)).map(({ id }) => id)).toEqual([importId])
  const take = { importId, version: 1, seen: seen.seen, withoutBad: false }
  expect(await perform(takeOfferFile, buying.manager, take, { now })).toEqual({ added: 1, changed: 0 })
  const [added, old] = await offersOf(buying)
  expect(added).toMatchObject({ validFrom: '2026-04-01', validTo: null, leadDays: 4, breaks: [{ quantity: 1, unitPrice: 280 }, { quantity: 200, unitPrice: 230 }] })
  expect(old).toMatchObject({ id: buying.offerId, validTo: '2026-03-31', version: 2 })
  expect(await eventsAbout(importId)).toEqual(['sourcing.offer-file-checked', 'sourcing.offer-file-taken'])
  expect(await eventsAbout(added!.id)).toEqual(['sourcing.offer-added'])
  expect((await refused(takeOfferFile, buying.manager, take, { now })).code).toBe('file-settled')
  expect(await listOpenOfferFiles(buying.manager)).toEqual([])
})

test('the export imports as no change, and changed prices change the offer of that day', async () => {
  const buying = await makeBuying()
  await partNumber(buying)
  const exported = offerCsv(await offersOf(buying))
  const same = await check(buying, exported)
  const unchanged = await same.file()
  expect(unchanged).toMatchObject({ changes: [], problems: [], unchanged: 1, good: 2 })
  expect((await refused(takeOfferFile, buying.manager, { importId: same.importId, version: 1, seen: unchanged.seen, withoutBad: false }, { now })).code).toBe('nothing-changed')
  const dearer = await check(buying, exported.replace('3.00', '3.20'))
  const seen = await dearer.file()
  expect(seen.changes).toMatchObject([{ before: { breaks: [{ unitPrice: 300 }, { unitPrice: 250 }] }, after: { breaks: [{ unitPrice: 320 }, { unitPrice: 250 }] }, differs: ['breaks'] }])
  await perform(takeOfferFile, buying.manager, { importId: dearer.importId, version: 1, seen: seen.seen, withoutBad: false }, { now })
  expect(offerCsv(await offersOf(buying))).toBe(exported.replace('3.00', '3.20'))
  expect(await eventsAbout(buying.offerId)).toEqual(['sourcing.offer-added', 'sourcing.offer-changed'])
})

test('wrong lines are named, and left out only when somebody says so', async () => {
  const buying = await makeBuying()
  const part = await partNumber(buying)
  const { importId, file } = await check(buying, `${HEAD}Kestrel,${part},1,2.80,10,10,4,2026-04-01\nKestrel,NO-SUCH,1,2.80,10,10,4,2026-04-01\nNobody,${part},1,1.00,1,1,1,2026-04-01\n`)
  const seen = await file()
  expect(seen).toMatchObject({ wrongLines: 2, problems: [{ line: 3, code: 'unknown-part', asWritten: 'Kestrel · NO-SUCH · 1 · 2.80 · 10 · 10 · 4 · 2026-04-01' }, { line: 4, code: 'unknown-supplier' }] })
  const take = { importId, version: 1, seen: seen.seen }
  expect(await refused(takeOfferFile, buying.manager, { ...take, withoutBad: false }, { now })).toMatchObject({ code: 'bad-rows', field: 'withoutBad' })
  expect(await perform(takeOfferFile, buying.manager, { ...take, withoutBad: true }, { now })).toMatchObject({ added: 1 })
})

test('a file that would do something else than was looked at is refused; so is a stale one, and what is no such file', async () => {
  const buying = await makeBuying()
  const part = await partNumber(buying)
  const { importId, file } = await check(buying, `${HEAD}Kestrel,${part},1,2.80,10,10,4,2026-04-01\n`)
  const { seen } = await file()
  await perform(addOffer, buying.manager, { ...offerDetails, supplierId: buying.supplierId, partRevisionId: buying.partRevisionId, validFrom: '2026-03-20' }, { now })
  expect((await refused(takeOfferFile, buying.manager, { importId, version: 1, seen, withoutBad: false }, { now })).code).toBe('comparison-stale')
  expect((await refused(takeOfferFile, buying.manager, { importId, version: 9, seen, withoutBad: false }, { now })).code).toBe('stale')
  expect((await refused(discardOfferFile, buying.manager, { importId, version: 9 }, { now })).code).toBe('stale')
  await perform(discardOfferFile, buying.manager, { importId, version: 1 }, { now })
  expect((await refused(discardOfferFile, buying.manager, { importId, version: 2 }, { now })).code).toBe('file-settled')
  expect(await eventsAbout(importId)).toEqual(['sourcing.offer-file-checked', 'sourcing.offer-file-discarded'])
  expect(await refused(checkOfferFile, buying.manager, { file: csv('a,b\n1,2\n') }, { now })).toMatchObject({ code: 'missing-column', field: 'file' })
  expect((await refused(checkOfferFile, buying.manager, { file: csv('') }, { now })).code).toBe('empty-file')
})

test('two people who take the same file at once take it once', async () => {
  const buying = await makeBuying()
  const { importId, file } = await check(buying, `${HEAD}Kestrel,${await partNumber(buying)},1,2.80,10,10,4,2026-04-01\n`)
  const { seen } = await file()
  const both = await Promise.allSettled([1, 2].map(() => perform(takeOfferFile, buying.manager, { importId, version: 1, seen, withoutBad: false }, { now })))
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await offersOf(buying)).toHaveLength(2)
})

test('another brand finds neither file nor supplier nor part', async () => {
  const buying = await makeBuying()
  const part = await partNumber(buying)
  const { importId } = await check(buying, `${HEAD}Kestrel,${part},1,2.80,10,10,4,2026-04-01\n`)
  const stranger = await makeBrandActor('owner', await makeBrand())
  expect(await getOfferFile(stranger, importId, TODAY)).toBeNull()
  expect((await refused(takeOfferFile, stranger, { importId, version: 1, seen: 'a'.repeat(64), withoutBad: true }, { now })).kind).toBe('not-found')
  expect((await refused(discardOfferFile, stranger, { importId, version: 1 }, { now })).kind).toBe('not-found')
  const own = await perform(checkOfferFile, stranger, { file: csv(`${HEAD}Kestrel,${part},1,2.80,10,10,4,2026-04-01\n`) }, { now })
  expect((await getOfferFile(stranger, own.importId, TODAY))!.problems).toMatchObject([{ code: 'unknown-supplier' }])
})
