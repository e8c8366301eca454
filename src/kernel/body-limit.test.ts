import { expect, test } from 'vitest'
import { MOST_BODY_BYTES, tooLargeField } from './body-limit.ts'

test('names the file that makes a form too large, and leaves room for its other fields', () => {
  const form = new FormData()
  form.append('note', 'x')
  expect(tooLargeField(form)).toBeNull()
  form.append('photo', new File([new Uint8Array(5 * 1024 * 1024)], 'a.png'))
  expect(tooLargeField(form)).toBeNull()
  form.append('file', new File([new Uint8Array(MOST_BODY_BYTES - 5 * 1024 * 1024)], 'b.csv'))
  expect(tooLargeField(form)).toBe('file')
})
