import { expect, test } from 'vitest'
import fc from 'fast-check'
import { judgeOfferFile, readOfferFile, writeOfferFile, type KnownOffer, type OfferFileFacts } from './offer-file.ts'

const today = '2026-03-03'
const kestrel = { id: 's1', name: 'Kestrel', currency: 'USD', retired: false }
const gone = { id: 's2', name: 'Gone & Co', currency: 'USD', retired: true }
const PARTS: Readonly<Record<string, { partRevisionId: string; retired: boolean }>> = { 'P-1': { partRevisionId: 'p1', retired: false }, 'P-2': { partRevisionId: 'p2', retired: false }, 'P-9': { partRevisionId: 'p9', retired: true } }
const standing: KnownOffer = { id: 'o1', supplierId: 's1', partRevisionId: 'p1', validFrom: '2026-01-01', validTo: null, supplierCode: 'K-1', minimum: 10, multiple: 10, leadDays: 5, breaks: [{ quantity: 1, unitPrice: 300 }, { quantity: 500, unitPrice: 250 }] }
const facts = (present: readonly KnownOffer[] = [standing]): OfferFileFacts => ({ suppliers: [kestrel, gone], partOf: (number) => PARTS[number] ?? { code: 'unknown-part', detail: `There is no part ${number}.` }, present, today })

function judge(text: string, present?: readonly KnownOffer[]) {
  const reading = readOfferFile(new TextEncoder().encode(text))
  if (!reading.ok) throw new Error(reading.reason)
  return judgeOfferFile(reading.rows, facts(present))
}
const HEAD = 'supplier,part,from_quantity,unit_price,minimum,multiple,lead_days,valid_from,valid_to\n'

test('a line is a price, the lines of one supplier, part and day are an offer; a new one ends the one before', () => {
  const judged = judge(`${HEAD}Kestrel,P-1,1,2.90,20,10,6,2026-04-01,\nkestrel,P-1,100,2.40,,,,2026-04-01,\nKestrel,P-2,1,$1.00,1,1,3,2026-04-01,2026-12-31\n`)
  expect(judged).toMatchObject({ good: 3, unchanged: 0, problems: [], ends: [{ offerId: 'o1', validTo: '2026-03-31' }] })
  expect(judged.changes.map(({ before, after }) => [before, after.partRevisionId, after.minimum, after.supplierCode, after.validTo, after.breaks.length])).toEqual([[null, 'p1', 20, 'K-1', null, 2], [null, 'p2', 1, '', '2026-12-31', 1]])
})

test('the day of an offer that is there changes it; the same terms change nothing', () => {
  const same = `${HEAD}Kestrel,P-1,1,3.00,10,10,5,2026-01-01,\nKestrel,P-1,500,2.50,10,10,5,2026-01-01,\n`
  expect(judge(same)).toMatchObject({ changes: [], unchanged: 1, good: 2 })
  const dearer = judge(same.replace('3.00', '3.10'))
  expect(dearer.changes).toMatchObject([{ before: { id: 'o1' }, after: { breaks: [{ unitPrice: 310 }, { unitPrice: 250 }] } }])
  expect(dearer.ends).toEqual([])
})

test('a price list without days begins today, takes its steps from the offer before, and says nothing new when the terms are the same', () => {
  expect(judge('vendor;part no;price;from\nKestrel;P-1;3.00;1\nKestrel;P-1;2.50;500\n')).toMatchObject({ changes: [], unchanged: 1 })
  expect(judge('vendor;part no;price\nKestrel;P-1;2.00\n').changes).toMatchObject([{ before: null, after: { validFrom: today, minimum: 10, multiple: 10, leadDays: 5 } }])
})

test('this year’s and next year’s prices in one file follow each other', () => {
  const text = `${HEAD}Kestrel,P-2,1,1.10,1,1,3,2027-01-01,\nKestrel,P-2,1,1.00,1,1,3,2026-04-01,\n`
  const judged = judge(text)
  expect(judged.changes.map(({ after }) => [after.validFrom, after.validTo])).toEqual([['2026-04-01', '2026-12-31'], ['2027-01-01', null]])
  const taken = judged.changes.map(({ after }, index) => ({ ...after, id: `n${index}` }))
  expect(judge(text, taken)).toMatchObject({ changes: [], unchanged: 2, ends: [] })
})

test.each([
  ['Nobody,P-1,1,1.00,1,1,3,,', 'unknown-supplier'], [',P-1,1,1.00,1,1,3,,', 'supplier'], ['Kestrel,P-7,1,1.00,1,1,3,,', 'unknown-part'], ['Kestrel,,1,1.00,1,1,3,,', 'part'], ['Kestrel,P-1,0,1.00,1,1,3,,', 'from-quantity'],
  ['Kestrel,P-1,ten,1.00,1,1,3,,', 'from-quantity'], ['Kestrel,P-1,1,,1,1,3,,', 'unit-price'], ['Kestrel,P-1,1,cheap,1,1,3,,', 'unit-price'], ['Kestrel,P-1,1,-4,1,1,3,,', 'unit-price'], ['Kestrel,P-1,1,1.00,1,1,3,4/1/26,', 'valid-from'],
  ['Kestrel,P-1,1,1.00,1,1,3,2026-04-01,2026-03-31', 'valid-to'], ['Kestrel,P-1,1,1.00,1,1,3,2026-04-01,soon', 'valid-to'], ['Kestrel,P-2,1,1.00,1,1,,,', 'lead_days'], ['Kestrel,P-1,1,1.00,1,1,900,,', 'lead_days'], ['Kestrel,P-1,1,1.00,x,1,3,,', 'minimum'],
  ['Kestrel,P-1,50,1.00,10,1,3,2026-04-01,', 'price-breaks'], ['Kestrel,P-9,1,1.00,1,1,3,,', 'part-retired'], ['Gone & Co,P-1,1,1.00,1,1,3,,', 'supplier-retired'], ['Kestrel,P-1,1,1.00,1,1,3,2025-06-01,', 'offer-later-exists'],
])('%s is refused as %s, in words', (line, code) => {
  const judged = judge(`${HEAD}${line}\n`)
  expect(judged.problems).toMatchObject([{ line: 2, code, detail: expect.stringMatching(/[.:]/) }])
  expect(judged).toMatchObject({ changes: [], good: 0 })
})

test('an offer is taken whole: with a wrong price its others stay out too, and terms that differ are told', () => {
  const judged = judge(`${HEAD}Kestrel,P-1,1,1.00,1,1,3,2026-04-01,\nKestrel,P-1,100,nine,1,1,3,2026-04-01,\nKestrel,P-2,1,1.00,1,1,3,2026-04-01,\n`)
  expect(judged.problems).toMatchObject([{ line: 2, code: 'offer-left-out' }, { line: 3, code: 'unit-price' }])
  expect(judged).toMatchObject({ good: 1, changes: [{ after: { partRevisionId: 'p2' } }] })
  expect(judge(`${HEAD}Kestrel,P-1,1,1.00,10,1,3,2026-04-01,\nKestrel,P-1,100,0.90,20,1,3,2026-04-01,\n`).problems).toMatchObject([{ line: 2, code: 'offer-left-out' }, { line: 3, code: 'offer-differs' }])
  expect(judge('supplier,part,unit_price,currency,lead_days\nKestrel,P-1,1.00,EUR,3\n').problems).toMatchObject([{ code: 'currency' }])
})

test('what was exported imports as no change, and exports as the same bytes', () => {
  const offer = fc.record({ minimum: fc.integer({ min: 1, max: 500 }), multiple: fc.integer({ min: 1, max: 50 }), leadDays: fc.integer({ min: 0, max: 90 }), supplierCode: fc.constantFrom('', 'K-1', '=SUM(A1)', 'a, "b"'), prices: fc.uniqueArray(fc.integer({ min: 2, max: 9000 }), { maxLength: 4 }), ended: fc.boolean() })
  fc.assert(fc.property(fc.array(offer, { minLength: 1, maxLength: 6 }), (drawn) => {
    // Each begins a month after the one before, whose last day is the day before at the latest.
    const present = drawn.map(({ prices, ended, ...terms }, index): KnownOffer => ({
      ...terms, id: `o${index}`, supplierId: 's1', partRevisionId: 'p1', validFrom: `2026-0${index + 1}-01`, validTo: index === drawn.length - 1 ? (ended ? '2026-12-31' : null) : `2026-0${index + 1}-${ended ? '20' : index === 1 ? '28' : index % 2 === 0 ? '31' : '30'}`,
      breaks: [1, ...prices.toSorted((a, b) => a - b)].map((quantity) => ({ quantity, unitPrice: 10_000 - quantity })),
    }))
    const shown = present.map((one) => ({ ...one, supplier: 'Kestrel', partNumber: 'P-1', revision: 'A', currency: 'USD', state: 'valid' }))
    const file = writeOfferFile(shown)
    expect(judge(file, present)).toMatchObject({ changes: [], ends: [], problems: [], unchanged: present.length })
    expect(writeOfferFile(shown)).toBe(file)
  }))
})
