import { beforeEach, expect, test } from 'vitest'
import type { BrandActor } from '#auth/actor.ts'
import { db } from '#db/client.ts'
import { changeBill } from '#modules/catalogue/commands/bill.ts'
import { checkBillFile, compareBillFileAgain, discardBillFile, takeBillFile } from '#modules/catalogue/commands/bill-file.ts'
import { addPart, addRevision, addToy, releaseRevision, retirePart } from '#modules/catalogue/public.ts'
import { billCsv, compareBills, getBill, getBillFile, type Bill } from '#modules/catalogue/queries/bill.ts'
import { changeBillSchema } from '#modules/catalogue/schemas.ts'
import { eventsAbout, perform, refused } from '../../support/commands.ts'
import { makeBrandActor } from '../../support/people.ts'

const part = (name: string) => ({ name, category: 'structure' as const, material: 'Birch', shape: { kind: 'box', size: [40, 30, 10] }, unitCost: '1.50' })
const csv = (text: string, name = 'bill.csv') => new File([text], name, { type: 'text/csv' })

let actor: BrandActor
let toyId: string
let toyRevisionId: string
let axle: { partId: string; number: string; partRevisionId: string }
let lid: { partId: string; number: string; partRevisionId: string }

beforeEach(async () => {
  actor = await makeBrandActor('manager')
  ;({ toyId, toyRevisionId } = await perform(addToy, actor, { name: 'Crane', summary: 'It lifts.', category: 'building', minAgeMonths: 36 }))
  axle = await perform(addPart, actor, part('Axle'))
  lid = await perform(addPart, actor, part('Lid, round'))
})

const bill = async (code = 'A'): Promise<Bill> => (await getBill(actor, toyId, code))!
const change = (input: Record<string, unknown>) => changeBillSchema.parse({ toyRevisionId, ...input })
const add = async (text: string, version: number) => perform(changeBill, actor, change({ version, add: { part: text, quantity: '2', replaceable: 'on' } }))

test('lines are added by number or name, changed and removed in one go; the draft’s version and the trail say so', async () => {
  expect(await add(axle.number.toLowerCase(), 1)).toEqual({ added: 1, removed: 0, changed: 0 })
  await add('lid', 2)
  expect((await bill()).lines).toMatchObject([{ findNumber: 1, partNumber: axle.number, quantity: 2, replaceable: true }, { findNumber: 2, partName: 'Lid, round' }])
  const done = await perform(changeBill, actor, change({ version: 3, quantity: { f1: '5', f2: '2' }, replaceable: ['2'], remove: ['2'], add: { part: axle.number } }))
  expect(done).toEqual({ added: 1, removed: 1, changed: 1 })
  expect((await bill()).lines).toMatchObject([{ findNumber: 1, quantity: 5, replaceable: false }, { findNumber: 3, quantity: 1 }])
  expect((await bill()).version).toBe(4)
  expect(await eventsAbout(toyId)).toEqual(['catalogue.toy-added', 'catalogue.bill-changed', 'catalogue.bill-changed', 'catalogue.bill-changed'])
  // Few lines are drawn at once.
  expect(await db.bomLine.count({ where: { toyRevisionId, placement: { equals: null as never } } })).toBe(0)
})

test('what cannot be is refused beside its field, and nothing is saved', async () => {
  await perform(addPart, actor, part('Axle, long'))
  await add(axle.number, 1)
  expect(await refused(changeBill, actor, change({ version: 2, add: { part: 'xle' } }))).toMatchObject({ code: 'several-parts', field: 'add.part' })
  expect(await refused(changeBill, actor, change({ version: 2, quantity: { f1: '9' }, add: { part: 'nothing' } }))).toMatchObject({ code: 'no-such-part' })
  expect((await refused(changeBill, actor, change({ version: 2, quantity: { f1: '2' }, replaceable: ['1'] }))).code).toBe('nothing-changed')
  expect((await refused(changeBill, actor, change({ version: 2, remove: ['77'] }))).kind).toBe('not-found')
  await perform(retirePart, actor, { partId: lid.partId })
  expect((await refused(changeBill, actor, change({ version: 2, add: { part: lid.number } }))).code).toBe('part-retired')
  expect((await bill()).lines).toMatchObject([{ quantity: 2 }])
  const wrong = changeBillSchema.safeParse({ toyRevisionId, version: 2, quantity: { f1: '1.5', f2: '0', f3: undefined, f4: '3' } })
  expect(wrong.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(['quantity.f1', 'quantity.f2', 'quantity.f3'])
})

test('stale and foreign changes are refused, and a released bill does not change', async () => {
  await add(axle.number, 1)
  expect((await refused(changeBill, actor, change({ version: 1, quantity: { f1: '9' } }))).code).toBe('stale')
  expect((await refused(changeBill, await makeBrandActor(), change({ version: 2, quantity: { f1: '9' } }))).kind).toBe('not-found')
  await perform(releaseRevision, actor, { toyRevisionId })
  expect((await refused(changeBill, actor, change({ version: 3, quantity: { f1: '9' } }))).code).toBe('revision-frozen')
  const next = await perform(addRevision, actor, { toyId, changeNote: 'Stronger' })
  await perform(changeBill, actor, changeBillSchema.parse({ toyRevisionId: next.toyRevisionId, version: 1, quantity: { f1: '4' }, add: { part: lid.number } }))
  expect(await compareBills(actor, await bill('B'), 'A')).toMatchObject({ added: [{ findNumber: 2 }], changed: [{ what: ['quantity', 'replaceable'] }], removed: [], unchanged: 0 })
  expect(await compareBills(actor, await bill('B'), 'Z')).toBeNull()
})

test('a bill of 500 lines is saved in as many statements as one of 5', async () => {
  const counts: number[] = []
  for (const size of [5, 500]) {
    const toy = await perform(addToy, actor, { name: `Crane of ${size}`, summary: 'It lifts.', category: 'building', minAgeMonths: 36 })
    await db.bomLine.createMany({ data: Array.from({ length: size }, (_, n) => ({ id: crypto.randomUUID(), brandId: actor.brandId, toyRevisionId: toy.toyRevisionId, findNumber: n + 1, partRevisionId: axle.partRevisionId, quantity: 1 })) })
    const input = changeBillSchema.parse({ toyRevisionId: toy.toyRevisionId, version: 1, quantity: Object.fromEntries(Array.from({ length: size }, (_, n) => [`f${n + 1}`, n % 2 ? '1' : '3'])) })
    let statements = 0
    await perform(async (ctx, given: typeof input) => {
      const tx = new Proxy(ctx.tx, { get: (target, name) => { const value: unknown = Reflect.get(target, name); if (typeof name === 'string' && !name.startsWith('$connect') && (typeof value === 'object' || name.startsWith('$'))) statements += 1; return value } })
      return changeBill({ ...ctx, tx }, given)
    }, actor, input)
    counts.push(statements)
    expect((await db.bomLine.aggregate({ where: { toyRevisionId: toy.toyRevisionId }, _sum: { quantity: true } }))._sum.quantity).toBe(size + 2 * Math.ceil(size / 2))
  }
  expect(counts[1]).toBe(counts[0])
})

async function check(text: string) {
  const { importId } = await perform(checkBillFile, actor, { toyRevisionId, file: csv(text) })
  return { importId, file: async () => (await getBillFile(actor, await bill(), importId))! }
}

test('a file is compared, and taken whole; the export is the same file again', async () => {
  await add(axle.number, 1)
  await add(lid.number, 2)
  const text = `find_number,part_number,part_revision,name,quantity,replaceable\r\n1,${axle.number},A,Axle,7,no\r\n5,${lid.number},A,"Lid, round",1,yes\r\n`
  const { importId, file } = await check(text)
  expect(await file()).toMatchObject({ rows: 2, good: 2, problems: [], stale: false, diff: { added: [{ findNumber: 5, partName: 'Lid, round' }], removed: [{ findNumber: 2 }], changed: [{ what: ['quantity', 'replaceable'] }], unchanged: 0 } })
  const taken = { importId, version: 1, withoutBad: false }
  expect(await perform(takeBillFile, actor, taken)).toMatchObject({ added: 1, removed: 1, changed: 1, code: 'A' })
  expect(billCsv((await bill()).lines)).toBe(text)
  expect((await refused(takeBillFile, actor, taken)).code).toBe('file-settled')
  expect(await eventsAbout(importId)).toEqual(['catalogue.bill-file-checked', 'catalogue.bill-file-taken'])
  const again = await check(text)
  expect((await again.file()).diff).toMatchObject({ added: [], removed: [], changed: [], unchanged: 2 })
  expect((await refused(takeBillFile, actor, { importId: again.importId, version: 1, withoutBad: false })).code).toBe('nothing-changed')
})

test('wrong rows are named with their line, and left out only when somebody says so', async () => {
  await add(axle.number, 1)
  const { importId, file } = await check(`find_number,part_number,quantity\n1,${axle.number},0\n2,${lid.number},3\n3,NO-SUCH,1\n2,${lid.number},1`)
  expect((await file()).problems).toMatchObject([{ line: 2, code: 'quantity' }, { line: 4, code: 'unknown-part', asWritten: '3 · NO-SUCH · 1' }, { line: 5, code: 'find-number-twice' }])
  expect(await refused(takeBillFile, actor, { importId, version: 1, withoutBad: false })).toMatchObject({ code: 'bad-rows', field: 'withoutBad' })
  await perform(takeBillFile, actor, { importId, version: 1, withoutBad: true })
  // Line 1 is as it was: its row was wrong.
  expect((await bill()).lines).toMatchObject([{ findNumber: 1, quantity: 2 }, { findNumber: 2, quantity: 3 }])
})

test('a comparison that is no longer true is refused until it is made again', async () => {
  await add(axle.number, 1)
  const { importId, file } = await check(`find_number,part_number,quantity\n1,${axle.number},3`)
  await add(lid.number, 2)
  expect((await file()).stale).toBe(true)
  expect((await refused(takeBillFile, actor, { importId, version: 1, withoutBad: false })).code).toBe('comparison-stale')
  await perform(compareBillFileAgain, actor, { importId, version: 1 })
  expect((await refused(compareBillFileAgain, actor, { importId, version: 1 })).code).toBe('stale')
  expect(await file()).toMatchObject({ stale: false, diff: { removed: [{ findNumber: 2 }] } })
  await perform(takeBillFile, actor, { importId, version: 2, withoutBad: false })
  expect((await bill()).lines).toMatchObject([{ findNumber: 1, quantity: 3 }])
})

test('a file put aside is not taken; what is no bill is refused beside the file; a released revision takes none', async () => {
  await add(axle.number, 1)
  const { importId } = await check(`find_number,part_number,quantity\n1,${axle.number},3`)
  expect((await refused(discardBillFile, await makeBrandActor(), { importId, version: 1 })).kind).toBe('not-found')
  expect((await refused(discardBillFile, actor, { importId, version: 9 })).code).toBe('stale')
  await perform(discardBillFile, actor, { importId, version: 1 })
  expect((await refused(takeBillFile, actor, { importId, version: 2, withoutBad: false })).code).toBe('file-settled')
  const workbook = new File([Uint8Array.from([0x50, 0x4b, 3, 4, 0])], 'bill.xlsx')
  expect(await refused(checkBillFile, actor, { toyRevisionId, file: workbook })).toMatchObject({ code: 'workbook', field: 'file' })
  expect((await refused(checkBillFile, await makeBrandActor(), { toyRevisionId, file: csv('find_number,part_number,quantity\n1,A,1') })).kind).toBe('not-found')
  await perform(releaseRevision, actor, { toyRevisionId })
  expect((await refused(checkBillFile, actor, { toyRevisionId, file: csv('find_number,part_number,quantity\n1,A,1') })).code).toBe('revision-frozen')
})

test('another brand’s part numbers are unknown here', async () => {
  const other = await makeBrandActor()
  const theirs = await perform(addPart, other, part('Secret'))
  const { file } = await check(`find_number,part_number,quantity\n1,${theirs.number},3`)
  expect((await file()).problems).toMatchObject([{ code: 'unknown-part' }])
})
