import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText, readCsv, writeCsv } from './csv.ts'

const recordsOf = (text: string) => {
  const reading = readCsv(text)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.records
}

test('writes RFC 4180 and guards formulas in text only', () => {
  expect(writeCsv([['a', 'b,c', 'd"e', 'f\ng', ' h', null, undefined, true]])).toBe('a,"b,c","d""e","f\ng"," h",,,true\r\n')
  expect(writeCsv([['=1+1', '+1', '-1', '@x', '\tx', '\rx', -5, 'a=b']])).toBe("'=1+1,'+1,'-1,'@x,'\tx,\"'\rx\",-5,a=b\r\n")
})

test('keeps the line on which a record starts', () => {
  expect(recordsOf('a,b\r\n"x\r\ny",2\r\n\r\n3,4\r\n')).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['x\r\ny', '2'] }, { line: 5, cells: ['3', '4'] }])
  expect(recordsOf('\n\na\n ,\nb')).toEqual([{ line: 3, cells: ['a'] }, { line: 5, cells: ['b'] }])
  expect(recordsOf('a\n\na\n\na').map(({ line }) => line)).toEqual([1, 3, 5])
})

test('takes the separator the first line uses', () => {
  expect(recordsOf('a;b;c\n1,5;2;3')[1]!.cells).toEqual(['1,5', '2', '3'])
  expect(recordsOf('a\tb\n1\t2')[1]!.cells).toEqual(['1', '2'])
  expect(recordsOf('"a;b;c;d",e\n1,2')[0]!.cells).toEqual(['a;b;c;d', 'e'])
  expect(recordsOf('')).toEqual([])
})

test('a first line that only names the separator is not a heading, and counts as a line', () => {
  for (const first of ['sep=;', 'SEP=;', '\uFEFFsep=;', '"sep=;"']) {
    expect(readCsv(`${first}\r\nSKU;a,b,c,d\r\nX;1\r\n`)).toEqual({ ok: true, delimiter: ';', records: [{ line: 2, cells: ['SKU', 'a,b,c,d'] }, { line: 3, cells: ['X', '1'] }] })
  }
  expect(readCsv('sep=,')).toMatchObject({ ok: true, records: [] })
})

test('a broken quote is a reason with its line', () => {
  expect(readCsv('a,b\n1,"2\n3')).toMatchObject({ ok: false, reason: 'A quotation mark is opened and never closed.' })
  expect(readCsv('a,b\n"1"x,2')).toMatchObject({ ok: false, line: 2 })
})

test('a record without end and a heading of thousands of columns are reasons', () => {
  expect(readCsv(`a,b\n1,${'x'.repeat(5_000_000)}`)).toMatchObject({ ok: false, line: 2, reason: expect.stringContaining('longer than 100,000 characters') })
  expect(readCsv(`a,b\n"1,2\n${'3,4\n'.repeat(1_000_000)}`)).toMatchObject({ ok: false, reason: expect.stringContaining('never closed') })
  expect(readCsv(`a${',b'.repeat(10_000)}\n1\n`)).toMatchObject({ ok: false, line: 1, reason: expect.stringContaining('10,001 columns') })
  expect(recordsOf(`a,b\r1,2\r3,${'x'.repeat(90_000)}`)).toHaveLength(3)
})

test('what is written is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', ';', '🧸'), maxLength: 8 })
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 8 }), (rows) => {
    const text = writeCsv([['first', 'second'], ...rows])
    const kept = rows.map((row) => row.map((value) => (value.startsWith('\r') ? `'${value}` : value))).filter((row) => row.some((value) => value.trim() !== ''))
    expect(recordsOf(text).slice(1).map(({ cells }) => cells)).toEqual(kept)
  }))
})

test('says how the bytes were read', () => {
  const utf16 = (text: string, big: boolean) => Uint8Array.from([...(big ? [0xfe, 0xff] : [0xff, 0xfe]), ...[...text].flatMap((sign) => {
    const code = sign.charCodeAt(0)
    return big ? [code >> 8, code & 255] : [code & 255, code >> 8]
  })])
  expect(decodeText(new TextEncoder().encode('Café'))).toEqual({ text: 'Café', encoding: 'utf-8' })
  expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, 65]))).toEqual({ text: 'A', encoding: 'utf-8-bom' })
  expect(decodeText(utf16('Café', false))).toEqual({ text: 'Café', encoding: 'utf-16le' })
  expect(decodeText(utf16('Café', true))).toEqual({ text: 'Café', encoding: 'utf-16be' })
  expect(decodeText(Uint8Array.from([67, 97, 102, 0xe9, 0x80]))).toEqual({ text: 'Café€', encoding: 'windows-1252' })
  expect(decodeText(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull()
  expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' })
})
