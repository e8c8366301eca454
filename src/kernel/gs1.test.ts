import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigit, formatDigitalLink, hasValidCheckDigit, isCset82, isSscc, makeGtin, makeSscc, normaliseGtin, parseDigitalLink } from './gs1.ts'
import type { DigitalLink } from './gs1.ts'

const vectors = <T,>(name: string): T => JSON.parse(readFileSync(new URL(`../../tests/vectors/gs1/${name}.json`, import.meta.url), 'utf8')) as T
const CSET = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'

test('check digits of the published examples', () => {
  const { valid, invalid } = vectors<{ valid: string[]; invalid: string[] }>('check-digits')
  for (const code of valid) expect(hasValidCheckDigit(code), code).toBe(true)
  for (const code of invalid) expect(hasValidCheckDigit(code), code).toBe(false)
})

test('a check digit finds any single wrong digit', () => {
  fc.assert(fc.property(fc.stringMatching(/^\d{7,17}$/), fc.nat(), fc.integer({ min: 1, max: 9 }), (body, position, step) => {
    const code = `${body}${checkDigit(body)}`
    const index = position % code.length
    const wrong = `${code.slice(0, index)}${(Number(code[index]) + step) % 10}${code.slice(index + 1)}`
    expect(hasValidCheckDigit(code)).toBe(true)
    expect(hasValidCheckDigit(wrong)).toBe(false)
  }))
})

test('GTINs become 14 digits, with a reason when they cannot', () => {
  expect(normaliseGtin('02345673')).toEqual({ value: '00000002345673' })
  expect(normaliseGtin('416000336108')).toEqual({ value: '00416000336108' })
  expect(normaliseGtin('9521234543213').value).toBe('09521234543213')
  for (const text of ['', '123', '9521234543214', '952 1234543213', '123456789012345675']) expect(normaliseGtin(text)).toMatchObject({ value: null, reason: expect.any(String) })
  expect(normaliseGtin(makeGtin('952000', 12).value!).value).toMatch(/^0952000000012\d$/)
  expect(makeGtin('952000', 1_000_000).value).toBeNull()
})

test('an SSCC is 18 digits that check', () => {
  const sscc = makeSscc(0, '9521234', 55).value!
  expect(sscc).toMatch(/^09521234000000055\d$/)
  expect(isSscc(sscc)).toBe(true)
  expect(isSscc('123456789012345675')).toBe(true)
  expect(isSscc('123456789012345670')).toBe(false)
  expect(makeSscc(0, '9521234', 10 ** 9).value).toBeNull()
})

test('CSET 82 is exactly its 82 characters', () => {
  expect(CSET).toHaveLength(82)
  for (let code = 0; code < 300; code += 1) expect(isCset82(String.fromCharCode(code)), String(code)).toBe(CSET.includes(String.fromCharCode(code)))
})

test('Digital Links of the standard, read and written', () => {
  const { links, refused } = vectors<{ links: { uri: string; link: DigitalLink }[]; refused: string[] }>('digital-links')
  for (const { uri, link } of links) {
    expect(parseDigitalLink(uri)).toEqual({ value: link })
    expect(formatDigitalLink(uri.slice(0, uri.indexOf('/01/')), link)).toEqual({ value: uri })
  }
  for (const uri of refused) expect(parseDigitalLink(uri), uri).toMatchObject({ value: null, reason: expect.any(String) })
})

test('a path alone, an http address, short GTINs and other query fields are understood', () => {
  expect(parseDigitalLink('/01/9521234543213/10/A+B?linkType=gs1:instructions&x=1').value).toEqual({ gtin: '09521234543213', lot: 'A+B', linkType: 'gs1:instructions' })
  expect(parseDigitalLink('http://shop.example/01/09521234543213/10/01').value).toEqual({ gtin: '09521234543213', lot: '01' })
  expect(parseDigitalLink('https://shop.example/01/01/09521234543213').value).toEqual({ gtin: '09521234543213' })
})

test('every allowed value survives the way through an address', () => {
  const value = fc.string({ unit: fc.constantFrom(...CSET), minLength: 1, maxLength: 20 })
  fc.assert(fc.property(fc.record({ lot: value, serial: value, cpv: value }, { requiredKeys: [] }), (parts) => {
    const link = { gtin: '09521234543213', ...parts }
    const uri = formatDigitalLink('https://id.gs1.org/', link).value!
    expect(uri).toMatch(/^https:\/\/id\.gs1\.org\/01\/09521234543213(\/\d\d\/([\w.~-]|%[0-9A-F]{2})+)*$/)
    expect(parseDigitalLink(uri).value).toEqual(link)
  }))
})
