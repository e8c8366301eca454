import { expect, test } from 'vitest'
import { parseFormData, shownName } from './form-data.ts'

function form(...fields: [string, string | File][]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

test('empty is absent, text is trimmed, passwords are not', () => {
  expect(parseFormData(form(['a', ''], ['b', '  x '], ['password', ' p '], ['newPassword', ' q '], ['note', 'a\r\nb'], ['c', '   '])))
    .toEqual({ a: undefined, b: 'x', password: ' p ', newPassword: ' q ', note: 'a\nb', c: undefined })
})

test('the character that no database keeps is left out', () => {
  expect(parseFormData(form(['a', 'x\0y'], ['b', '\0'], ['lines[0].note', '\0 z']))).toEqual({ a: 'xy', b: undefined, lines: [{ note: 'z' }] })
})

test('repeated fields are arrays', () => {
  expect(parseFormData(form(['day', '1'], ['day', ''], ['day', '3'], ['one', '1']))).toEqual({ day: ['1', '3'], one: '1' })
})

test('what a button stands for counts as fields', () => {
  expect(parseFormData(form(['workspace', 'fogline'], ['also', 'key=a%3Ab&lines%5B0%5D.n=2&lines%5B1%5D.n=3&empty=&__proto__=x'])))
    .toEqual({ workspace: 'fogline', also: 'key=a%3Ab&lines%5B0%5D.n=2&lines%5B1%5D.n=3&empty=&__proto__=x', key: 'a:b', lines: [{ n: '2' }, { n: '3' }] })
})

test('rows come in the order of their index, blank rows dropped', () => {
  expect(parseFormData(form(['lines[10].sku', 'B'], ['lines[2].sku', 'A'], ['lines[2].quantity', '5'], ['lines[3].sku', ''], ['lines[3].quantity', ' '], ['tags[0]', 'x'], ['who.name', 'Ada'])))
    .toEqual({ lines: [{ sku: 'A', quantity: '5' }, { sku: 'B' }], tags: ['x'], who: { name: 'Ada' } })
})

test('a row that stands below blank ones keeps its name', () => {
  const parsed = parseFormData(form(['lines[0].sku', ''], ['lines[1].sku', ' '], ['lines[2].sku', 'A'], ['lines[5].sku', 'B'], ['lines[5].parts[1].n', '3'], ['days', '1'], ['days', '2']))
  expect(parsed).toEqual({ lines: [{ sku: 'A' }, { sku: 'B', parts: [{ n: '3' }] }], days: ['1', '2'] })
  expect(shownName(parsed, ['lines', 0, 'sku'])).toBe('lines[2].sku')
  expect(shownName(parsed, ['lines', 1, 'parts', 0, 'n'])).toBe('lines[5].parts[1].n')
  expect(shownName(parsed, ['lines', 7, 'sku'])).toBe('lines[7].sku')
  expect(shownName(parsed, ['days', 1])).toBe('days[1]')
  expect(shownName(parsed, ['who', 'name'])).toBe('who.name')
})

test('files are kept, a file field nobody filled is absent', () => {
  const file = new File(['x'], 'sales.csv')
  const parsed = parseFormData(form(['file', file], ['photo', new File([], '')]))
  expect(parsed.file).toBeInstanceOf(File)
  expect(parsed.photo).toBeUndefined()
})

test('names that are no field names do nothing', () => {
  const parsed = parseFormData(form(['$ACTION_ID_1', 'x'], ['__proto__.polluted', 'x'], ['a.constructor.b', 'x'], ['lines[99999].sku', 'x'], ['a..b', 'x'], ['c', '1'], ['c.d', '2']))
  expect(parsed).toEqual({ c: '1' })
  expect({}).not.toHaveProperty('polluted')
})
