import { expect, test } from 'vitest'
import { Told, tellFileProblem } from './told.ts'

test.each([
  ['ENOSPC', /disk is full/],
  ['EACCES', /Cannot write to .data/],
  ['EROFS', /Cannot write to .data/],
  ['ENOTDIR', /should be a folder/],
])('%s is told as a sentence with what to do', (code, sentence) => {
  const told = tellFileProblem(Object.assign(new Error('x'), { code }), '.data')
  expect(told).toBeInstanceOf(Told)
  expect((told as Told).message).toMatch(sentence)
})

test('what is no problem of files stays as it is', () => {
  const error = new Error('x')
  expect(tellFileProblem(error, '.data')).toBe(error)
  expect(tellFileProblem(null, '.data')).toBe(null)
})
