import { expect, test } from 'vitest'
import { fileNameText } from './file-name.ts'

test('a file keeps its name, without what nobody sees and no longer than a name is', () => {
  expect(fileNameText('ünïcödé 玩具 🧸.csv')).toBe('ünïcödé 玩具 🧸.csv')
  expect(fileNameText('the %22big%22 one.csv')).toBe('the "big" one.csv')
  expect(fileNameText('line%0D%0Abreak\0.csv')).toBe('linebreak.csv')
  expect(fileNameText('a\u202egnp.csv')).toBe('agnp.csv')
  expect([' ', '', '\0'].map(fileNameText)).toEqual(['file', 'file', 'file'])
  expect(fileNameText(`${'n'.repeat(199)}🧸${'m'.repeat(99)}`)).toBe(`${'n'.repeat(199)}🧸`)
})
