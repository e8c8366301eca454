import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, amountFault, formatMinor, minorDigits, parseMinor, plainAmount } from './money.ts'

test('an amount beyond what is kept is none', () => {
  for (const [text, currency, minor] of [['20,000,000.00', 'USD', 2_000_000_000], ['20,000,000.01', 'USD', null], ['-20000001', 'USD', null], ['2000000001', 'JPY', null], ['99999999999999999999', 'USD', null]] as const) expect(parseMinor(text, currency), text).toBe(minor)
})

test('reads amounts as people and tills write them', () => {
  const cases: [string, string, number | null][] = [
    ['12.50', 'USD', 1250], ['$12.50', 'USD', 1250], ['12', 'USD', 1200], ['.50', 'USD', 50], ['1,234.50', 'USD', 123450], ['USD 5', 'USD', 500], ['US$5', 'USD', 500],
    ['-$45.00', 'USD', -4500], ['$-45.00', 'USD', -4500], ['($45.00)', 'USD', -4500], ['12.5000', 'USD', 1250], ['1200', 'JPY', 1200], ['1.234', 'KWD', 1234],
    ['12.505', 'USD', null], ['12.5', 'JPY', null], ['1,50', 'USD', null], ['1,2345', 'USD', null], ['', 'USD', null], ['.', 'USD', null], ['abc', 'USD', null], ['--5', 'USD', null], ['5-', 'USD', null], ['1e3', 'USD', null],
  ]
  for (const [text, currency, minor] of cases) expect(parseMinor(text, currency), text).toBe(minor)
})

test('what is wrong with an amount is told apart: no amount, none of this currency, too large', () => {
  const [none, dollars, large] = ['Enter an amount, like 12.50.', 'Enter an amount in USD, like 12.50.', 'This amount is too large.']
  for (const [text, any, usd] of [
    ['12.50', null, null], ['$1,200', null, null], ['0', null, null], ['-0.00', null, null], ['12.505', null, dollars], ['abc', none, dollars], ['', none, dollars], ['-1', none, dollars], ['(0.50)', none, dollars],
    ['20000000.00', null, null], ['20000000.01', null, large], ['30000000', null, large], ['999999999999', large, large],
  ] as const) expect([amountFault(text), amountFault(text, 'USD')], text).toEqual([any, usd])
})

test('what is written can be read', () => {
  fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom('USD', 'JPY', 'KWD', 'EUR'), (minor, currency) => {
    expect(parseMinor(plainAmount(minor, currency), currency)).toBe(minor)
  }))
  expect(formatMinor(1250, 'USD')).toBe('$12.50')
  expect([minorDigits('JPY'), minorDigits('USD'), minorDigits('KWD')]).toEqual([0, 2, 3])
})

test('parts add up to the total and stay within one of their share', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 12 })
  fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (total, parts) => {
    const result = allocate(total, parts)
    expect(result.reduce((a, b) => a + b, 0)).toBe(total)
    const sum = parts.reduce((a, b) => a + BigInt(b), 0n)
    if (sum > 0n) result.forEach((part, index) => {
      const distance = BigInt(part) * sum - BigInt(total) * BigInt(parts[index]!)
      expect(distance < sum && -distance < sum).toBe(true)
      if (parts[index] === 0) expect(part).toBe(0)
    })
  }))
  expect(allocate(10, [1, 1, 1])).toEqual([4, 3, 3])
  expect(allocate(10, [0, 0])).toEqual([5, 5])
  expect(allocate(100, [0.5, 0.25, 0.25])).toEqual([50, 25, 25])
  expect(allocate(5, [])).toEqual([])
})
