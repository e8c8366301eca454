import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDate, readQuantity, readTime } from './formats/cells.ts'
import { readSalesFile, recognise } from './read-sales-file.ts'
import type { ImportContext, SalesFileReading } from './read-sales-file.ts'

const context: ImportContext = {
  timeZone: 'America/Los_Angeles', currency: 'USD', now: new Date('2026-11-20T20:00:00Z'),
  skus: [{ id: 'kit', code: 'SP-KIT-01', gtin: '09521234543213' }, { id: 'car', code: 'SP-CAR-01', gtin: '09506000134352' }],
}
const read = (text: string, more: Partial<ImportContext> = {}) => readSalesFile(new TextEncoder().encode(text), { ...context, ...more })
function opened(reading: SalesFileReading) {
  if (!reading.ok) throw new Error(`${reading.problem.code}: ${reading.problem.detail}`)
  return reading
}
const told = (reading: SalesFileReading) => opened(reading).problems.map(({ line, code }) => [line, code])

const SQUARE = 'Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Unit,Count,GTIN,Itemization Type,Commission,Employee,Fulfillment Note,Channel,Token,Card Brand,PAN Suffix'
const square = (date: string, time: string, item: string, qty: string, sku: string, gross: string, transaction: string, event = 'Payment', gtin = '', type = 'Physical Good') =>
  `${date},${time},Pacific Time (US & Canada),Toys,${item},${qty},Regular,${sku},,"${gross}",$0.00,"${gross}",$0.00,${transaction},P1,iPad,,,${event},Main,,,,,ea,${qty},${gtin},${type},,,,,,,`

test('Square: sales, refunds, amounts and times', () => {
  const reading = opened(read([SQUARE, square('2026-11-18', '12:59:30', 'Kit', '2.0', 'SP-KIT-01', '$98.00', 'T1'), square('2026-11-18', '22:30:00', 'Kit', '-1.0', 'sp-kit-01', '-$49.00', 'T2', 'Refund'),
    square('2026-11-19', '09:00:00', 'Car', '1.0', '', '$15.00', 'T3', 'Payment', '9506000134352'), square('2026-11-19', '09:05:00', 'Tip jar', '1.0', '', '$1.00', 'T4', 'Payment', '', 'Custom Amount')].join('\r\n')))
  expect(reading).toMatchObject({ format: 'square', encoding: 'utf-8', problems: [] })
  expect(reading.good.map(({ line, skuId, localDate, sold, returned, grossMinor, soldAt }) => [line, skuId, localDate, sold, returned, grossMinor, soldAt?.toISOString()])).toEqual([
    [2, 'kit', '2026-11-18', 2, 0, 9800, '2026-11-18T20:59:00.000Z'], [3, 'kit', '2026-11-18', 0, 1, -4900, '2026-11-19T06:30:00.000Z'], [4, 'car', '2026-11-19', 1, 0, 1500, '2026-11-19T17:00:00.000Z'],
  ])
  expect(reading.skipped.map(({ line }) => line)).toEqual([5])
})

test('each bad row is told by its line, and the good ones stay', () => {
  const rows = [SQUARE, square('2026-11-18', '12:00:00', 'Kit', '1.0', 'SP-KIT-01', '$49.00', 'T1'), square('2026-11-18', '12:00:00', 'Kit', '1.0', 'SP-KIT-01', '$49.00', 'T1'), square('2026-11-18', '12:01:00', 'Mug', '1.0', 'MUG', '$9.00', 'T2'),
    square('2026-11-31', '12:00:00', 'Kit', '1.0', 'SP-KIT-01', '$49.00', 'T3'), square('2026-11-18', '12:00:00', 'Kit', '0.5', 'SP-KIT-01', '$49.00', 'T4'), square('2026-11-18', '12:00:00', 'Kit', 'one', 'SP-KIT-01', '$49.00', 'T5'),
    square('2026-12-24', '12:00:00', 'Kit', '1', 'SP-KIT-01', '$49.00', 'T6'), square('2026-11-18', '12:00:00', 'Kit', '1', '', '$49.00', 'T7'), square('2026-11-18', '12:00:00', 'Kit', '1', 'SP-KIT-01', 'cheap', 'T8'), square('2026-11-18', '25:00', 'Kit', '1', 'SP-KIT-01', '$49.00', 'T9')]
  expect(told(read(rows.join('\n')))).toEqual([[3, 'duplicate-row'], [4, 'unknown-sku'], [5, 'bad-date'], [6, 'fraction'], [7, 'bad-quantity'], [8, 'future-date'], [9, 'no-sku'], [10, 'bad-amount'], [11, 'bad-date']])
  expect(opened(read(rows.join('\n'))).good.map(({ line }) => line)).toEqual([2])
})

test('a file that is too much, or says a column twice, is refused whole', () => {
  const stopOf = (text: string) => {
    const reading = read(text)
    return reading.ok ? null : reading.problem
  }
  const row = '2026-11-18,SP-KIT-01,1\n'
  expect(stopOf(`date,sku,sold\n${row.repeat(50_001)}`)).toMatchObject({ line: 1, detail: expect.stringContaining('50,001 rows') })
  expect(stopOf(`date,sku,sold,Sold\n2026-11-18,SP-KIT-01,1,2`)).toMatchObject({ line: 1, detail: expect.stringContaining('stands in the file twice') })
  expect(stopOf(`date,sku,sold\n${row}2026-11-18,${'x'.repeat(10_000)},1`)).toMatchObject({ line: 3, detail: expect.stringContaining('more than 500 characters') })
  const odd = ['1e999', '-0', 'Infinity', '"1,5"', '١٢', '1e3', '0x10', 'NaN', '--1']
  expect(told(read(`date,sku,sold\n${odd.map((sold, index) => `2026-11-${10 + index},SP-KIT-01,${sold}`).join('\n')}`)).map(([line]) => line)).toEqual([2, 4, 5, 6, 7, 8, 9, 10])
})

test('Shopify: an order over several rows, cancelled and refunded orders, offsets', () => {
  const reading = opened(read([
    'Name,Email,Financial Status,Fulfillment Status,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at',
    '#1001,a@example.com,paid,fulfilled,2026-11-18 23:30:00 -0800,2,Kit,49.00,SP-KIT-01,', '#1001,,,,2026-11-18 23:30:00 -0800,1,Car,15.00,SP-CAR-01,',
    '#1002,a@example.com,refunded,,2026-11-19 10:00:00 +0000,1,Kit,49.00,SP-KIT-01,', '#1003,a@example.com,paid,,2026-11-19 10:00:00 -0800,1,Kit,49.00,SP-KIT-01,2026-11-19 11:00:00 -0800', '#1003,,,,2026-11-19 10:00:00 -0800,1,Car,15.00,SP-CAR-01,',
    '#1004,a@example.com,voided,,2026-11-19 10:00:00 -0800,1,Kit,49.00,SP-KIT-01,',
  ].join('\n')))
  expect(reading.format).toBe('shopify')
  expect(reading.good.map(({ line, localDate, sold, returned, grossMinor }) => [line, localDate, sold, returned, grossMinor])).toEqual([[2, '2026-11-18', 2, 0, 9800], [3, '2026-11-18', 1, 0, 1500], [4, '2026-11-19', 1, 1, 4900]])
  expect(reading.skipped.map(({ line }) => line)).toEqual([5, 6, 7])
})

test('Clover: one row a piece, equal rows are pieces, refunds and open orders', () => {
  const head = 'Line Item Date,Order Employee ID,Order Employee Name,Order Employee Custom ID,Item ID,Item Product Code,Item SKU,Order ID,Item Name,Currency,Per Unit Quantity,Item Unit,Item Revenue,Modifiers,Modifiers Revenue,Total Revenue,Discounts,Refunded,Exchanged,Order Payment State,Service Charge'
  const row = (order: string, sku: string, more: { quantity?: string; refunded?: string; state?: string; charge?: string; code?: string } = {}) =>
    `16-Nov-2026 02:44 PM PST,E1,Ada,,I1,${more.code ?? ''},${sku},${order},Kit,USD,${more.quantity ?? ''},,49.00,,,49.00,,${more.refunded ?? 'false'},false,${more.state ?? 'Paid'},${more.charge ?? ''}`
  const reading = opened(read([head, row('O1', 'SP-KIT-01'), row('O1', 'SP-KIT-01'), row('O2', 'SP-KIT-01', { refunded: 'true' }), row('O3', 'SP-KIT-01', { state: 'Open' }), row('O3', '', { charge: 'True' }), row('O4', 'SP-KIT-01', { quantity: '0.250' }), row('O5', '', { code: '9521234543213' })].join('\n')))
  expect(reading.good.map(({ line, sold, returned, soldAt }) => [line, sold, returned, soldAt?.toISOString()])).toEqual([[2, 1, 0, '2026-11-16T22:44:00.000Z'], [3, 1, 0, '2026-11-16T22:44:00.000Z'], [4, 1, 1, '2026-11-16T22:44:00.000Z'], [8, 1, 0, '2026-11-16T22:44:00.000Z']])
  expect(new Set(reading.good.map(({ rowKey }) => rowKey)).size).toBe(4)
  expect(told(reading)).toEqual([[7, 'fraction']])
})

test('the plain template, in the order and spelling people use', () => {
  const reading = opened(read('SKU;Date;Units sold;Returned;Gross\nSP-KIT-01;11/5/2026;3;1;147,00\n9506000134352;2026-11-05;0;;\nSP-CAR-01;2026-11-06;-1;;\n'))
  expect(reading.format).toBe('plain')
  expect(reading.good.map(({ skuId, localDate, sold, returned, grossMinor, soldAt }) => [skuId, localDate, sold, returned, grossMinor, soldAt])).toEqual([['kit', '2026-11-05', 3, 1, 14700, null], ['car', '2026-11-05', 0, 0, null, null]])
  expect(told(reading)).toEqual([[4, 'bad-quantity']])
  expect(opened(read('date,sku,sold\n5/11/2026,SP-KIT-01,1\n', { dayFirst: true })).good[0]!.localDate).toBe('2026-11-05')
})

test('files that are none', () => {
  const code = (bytes: Uint8Array) => {
    const reading = readSalesFile(bytes, context)
    return reading.ok ? 'ok' : reading.problem.code
  }
  const text = (value: string) => code(new TextEncoder().encode(value))
  expect(text('')).toBe('empty-file')
  expect(text('date,sku,sold\n')).toBe('empty-file')
  expect(text('hello\nworld\n')).toBe('not-a-csv')
  expect(text('date,sku,sold\n2026-11-05,"SP-KIT-01,1\n')).toBe('not-a-csv')
  expect(text('colour,size\nred,10\n')).toBe('unknown-format')
  expect(read('date,sku\n2026-11-05,SP-KIT-01\n')).toMatchObject({ ok: false, problem: { code: 'missing-column', detail: expect.stringContaining('sold') } })
  expect(read(`${SQUARE.replace(',SKU,', ',')}\nx\n`)).toMatchObject({ ok: false, problem: { code: 'missing-column', detail: expect.stringContaining('sku') } })
  expect(code(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).toBe('not-a-csv')
  expect(code(Uint8Array.from([...'date,sku,sold'].flatMap((sign) => [sign.charCodeAt(0), 0])))).toBe('wrong-encoding')
})

test('a guessed encoding is said, and a damaged SKU told by its line', () => {
  const bytes = Uint8Array.from([...'date,sku,sold,item\n2026-11-05,SP-KIT-01,1,Caf\u00e9\n2026-11-05,K\u00e4FER,1,x\n'].map((sign) => sign.charCodeAt(0)))
  const reading = opened(readSalesFile(bytes, context))
  expect([reading.encoding, reading.good.length]).toEqual(['windows-1252', 1])
  expect(reading.encodingNote).toContain('line 2')
  expect(told(reading)).toEqual([[3, 'wrong-encoding']])
})

test('the same file gives the same keys, and every row is good, a problem or skipped', () => {
  const cell = fc.constantFrom('2026-11-05', '2026-13-05', 'SP-KIT-01', '9506000134352', '1', '1.5', '-2', '', 'x', '"q', 'é')
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }), (rows) => {
    const text = ['date,sku,sold', ...rows.map((row) => row.map((value) => `"${value.replace(/"/g, '""')}"`).join(','))].join('\n')
    const reading = read(text)
    expect(read(text)).toEqual(reading)
    if (!reading.ok) return
    expect(reading.good.length + reading.problems.length + reading.skipped.length).toBe(rows.filter((row) => row.some((value) => value !== '')).length)
    expect(new Set(reading.good.map(({ rowKey }) => rowKey)).size).toBe(reading.good.length)
  }))
})

test('days, times and quantities', () => {
  expect([readDate('11/5/26'), readDate('25/12/2026'), readDate('5.11.2026'), readDate('16-Dec-2023'), readDate('2026-02-30'), readDate('soon')]).toEqual(['2026-11-05', '2026-12-25', '2026-11-05', '2023-12-16', null, null])
  expect([readTime('14:05'), readTime('2:05 PM'), readTime('12:00 AM'), readTime('24:00'), readTime('13:00 PM')]).toEqual([845, 845, 0, null, null])
  expect([readQuantity('1,200'), readQuantity('3.000'), readQuantity('-0')]).toEqual([{ value: 1200 }, { value: 3 }, { value: 0 }])
  expect(recognise(['Datum', 'Menge'])).toBeNull()
})
