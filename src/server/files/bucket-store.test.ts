import { expect, test } from 'vitest'
import { objectUrl } from './bucket-store.ts'

const settings = { endpoint: 'https://s3.eu-west-1.amazonaws.com', bucket: 'toys', region: 'eu-west-1', key: 'k', secret: 's' }

test('a bucket is addressed in the path or as a host', () => {
  expect(objectUrl({ ...settings, pathStyle: true }, 'ab/abc')).toBe('https://s3.eu-west-1.amazonaws.com/toys/ab/abc')
  expect(objectUrl({ ...settings, pathStyle: false }, 'ab/abc')).toBe('https://toys.s3.eu-west-1.amazonaws.com/ab/abc')
  expect(objectUrl({ ...settings, endpoint: 'http://localhost:9000', pathStyle: true }, 'ab/abc')).toBe('http://localhost:9000/toys/ab/abc')
})
