import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffBills, isSame, type BillLine } from './bill.ts'
import { judgeBillFile, readBillFile, writeBillFile, type KnownRevision } from './bill-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const known: readonly KnownRevision[] = [
  { partRevisionId: 'axle-a', number: 'SP-P-0001', code: 'A', sequence: 1, retired: false },
  { partRevisionId: 'axle-b', number: 'SP-P-0001', code: 'B', sequence: 2, retired: false },
  { partRevisionId: 'lid-a', number: 'SP-P-0002', code: 'A', sequence: 1, retired: true },
]
const present: readonly BillLine[] = [{ findNumber: 1, partRevisionId: 'axle-a', quantity: 2, replaceable: false }, { findNumber: 2, partRevisionId: 'lid-a', quantity: 1, replaceable: true }]

function judge(text: string) {
  const reading = readBillFile(bytes(text))
  if (!reading.ok) throw new Error(reading.reason)
  return judgeBillFile(reading.rows, known, present)
}

test('a file made by Excel is read: mark, semicolons, other headings, a name with a line end', () => {
  const { lines, problems } = judge('\uFEFFPos;Part No;Rev;Description;Qty\r\n1;sp-p-0001;b;"Axle,\nlong";4\r\n\r\n')
  expect(problems).toEqual([])
  expect(lines).toEqual([{ findNumber: 1, partRevisionId: 'axle-b', quantity: 4, replaceable: false }])
})

test('without a revision the newest is meant; a retired part stays where it is and goes nowhere else', () => {
  expect(judge('find_number,part_number,quantity\n1,SP-P-0001,1\n2,SP-P-0002,1').lines.map(({ partRevisionId }) => partRevisionId)).toEqual(['axle-b', 'lid-a'])
  expect(judge('find_number,part_number,quantity\n3,SP-P-0002,1').problems).toMatchObject([{ line: 2, code: 'retired-part' }])
})

test.each([
  ['1,NO-1,A,1', 'unknown-part'], ['1,SP-P-0001,Z,1', 'unknown-revision'], ['1,SP-P-0001,A,0', 'quantity'], ['1,SP-P-0001,A,-1', 'quantity'], ['1,SP-P-0001,A,1.5', 'quantity'], ['1,SP-P-0001,A,"1,5"', 'quantity'], ['1,SP-P-0001,A,"1,000"', 'quantity'], ['1,SP-P-0001,A,1.000', 'quantity'], ['1,SP-P-0001,A,1e999', 'quantity'], ['1,SP-P-0001,A,Infinity', 'quantity'], ['1,SP-P-0001,A,-0', 'quantity'], ['1,SP-P-0001,A,١٢', 'quantity'], ['١,SP-P-0001,A,1', 'find-number'],
  ['1,SP-P-0001,A,1000001', 'quantity'], ['1,SP-P-0001,A,many', 'quantity'], ['1,SP-P-0001,A,', 'quantity'], ['0,SP-P-0001,A,1', 'find-number'], ['x,SP-P-0001,A,1', 'find-number'], [',SP-P-0001,A,1', 'find-number'],
  ['12345678901,SP-P-0001,A,1', 'find-number'], ['1,,A,1', 'part'], ['1,SP-P-0001,A,1,perhaps', 'replaceable'],
])('the row %s is wrong: %s', (row, code) => {
  expect(judge(`find_number,part_number,part_revision,quantity,replaceable\n${row}`).problems).toMatchObject([{ line: 2, code }])
})

test('files that are no bill are refused whole, in words', () => {
  const head = 'find_number,part_number,quantity,name\n'
  const reasonOf = (text: string | Uint8Array) => {
    const reading = readBillFile(typeof text === 'string' ? new TextEncoder().encode(text) : text)
    return reading.ok ? '' : reading.reason
  }
  expect(reasonOf('')).toBe('The file is empty.')
  expect(reasonOf(`\uFEFF\n \n`)).toBe('The file is empty.')
  expect(reasonOf(head)).toBe('The file has no lines under its heading.')
  expect(reasonOf(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]))).toContain('This is a workbook')
  expect(reasonOf(`${head}1,A\0,1,x`)).toContain('This file is no text')
  expect(reasonOf(`${head}1,"A,1,x`)).toBe('Line 2: A quotation mark is opened and never closed.')
  expect(reasonOf('find_number,part_number,qty,quantity\n1,A,1,1')).toBe('The column quantity stands in the file twice.')
  expect(reasonOf(head + '1,A,1,x\n'.repeat(100_001))).toContain('The file has 100,001 lines.')
  expect(reasonOf(`${head}1,A,1,ok\n2,${'A'.repeat(10_000)},1,x`)).toBe('Line 3: part_number holds 10,000 characters. At most 500 are read.')
  const strange = readBillFile(new TextEncoder().encode('find_number,part_number,quantity,__proto__,constructor\r1,🧸\u202E,1,x,y\r'))
  expect(strange).toMatchObject({ ok: true, rows: [{ line: 2, cells: { find_number: '1', part_number: '🧸\u202E', quantity: '1' } }] })
})

test('a wrong row leaves its line as it is; what the file does not name is out', () => {
  const { lines, good } = judge('find_number,part_number,quantity\n1,SP-P-0001,0\n7,SP-P-0001,3')
  expect(good).toBe(1)
  expect(diffBills(present, lines)).toMatchObject({ added: [{ findNumber: 7 }], removed: [{ findNumber: 2 }], changed: [], unchanged: 1 })
})

test('a find number counts once; the second row names the line of the first', () => {
  const { lines, problems } = judge('find_number,part_number,quantity\n1,SP-P-0001,1\n1,SP-P-0001,2')
  expect(lines).toHaveLength(2 - 1)
  expect(problems).toMatchObject([{ line: 3, code: 'find-number-twice', detail: expect.stringContaining('line 2') }])
})

test.each([
  ['', 'empty-file'], ['PK\u0003\u0004xl/workbook.xml', 'workbook'], ['find_number,quantity\n1,1', 'missing-column'], ['find_number,part_number,quantity\n', 'no-lines'],
  ['find_number,part_number,quantity\n1,"SP', 'not-csv'], ['find_number,find,part_number,quantity\n1,1,a,1', 'column-twice'], ['a\0b', 'not-text'],
])('%j is no bill: %s', (text, code) => {
  expect(readBillFile(bytes(text))).toMatchObject({ ok: false, code })
})

test('a file in Windows-1252 is read, and says so', () => {
  expect(readBillFile(Uint8Array.from([...bytes('find_number,part_number,quantity,name\n1,A,1,Caf'), 0xe9]))).toMatchObject({ ok: true, encoding: 'windows-1252', rows: [{ cells: { name: 'Café' } }] })
})

test('export, import, export: the same bytes, and importing changes nothing', () => {
  const name = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('=cmd|x', '+1', '@me', '-5', "'quoted", 'a,b', 'a"b', 'line\nend', 'semi;colon'))
  const bill = fc.uniqueArray(fc.record({ findNumber: fc.integer({ min: 1, max: 9_999 }), part: fc.integer({ min: 0, max: 2 }), partName: name, quantity: fc.integer({ min: 1, max: 1_000_000 }), replaceable: fc.boolean() }), { selector: ({ findNumber }) => findNumber, minLength: 1, maxLength: 20 })
  fc.assert(fc.property(bill, (drawn) => {
    const lines = drawn.map(({ part, ...line }) => ({ ...line, partNumber: known[part]!.number, partRevisionCode: known[part]!.code, partRevisionId: known[part]!.partRevisionId }))
    const file = writeBillFile(lines)
    const reading = readBillFile(bytes(file))
    if (!reading.ok) throw new Error(reading.reason)
    const judged = judgeBillFile(reading.rows, known, lines)
    expect(judged.problems).toEqual([])
    expect(isSame(diffBills<BillLine>(lines, judged.lines))).toBe(true)
    const again = judged.lines.map((line) => ({ ...line, ...lines.find(({ findNumber }) => findNumber === line.findNumber)!, quantity: line.quantity, replaceable: line.replaceable }))
    expect(writeBillFile(again)).toBe(file)
  }))
})
