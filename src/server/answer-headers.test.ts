import { expect, test } from 'vitest'
import { answerHeaders } from './answer-headers.ts'

test.each(['/b/fern/runs', '/b/fern', '/f/north/arrivals', '/s/kite', '/sign-in', '/sign-in/link', '/account/', '/new'])('%s has a nonce of its own and is kept nowhere', (path) => {
  const [one, two] = [answerHeaders(path, false)!, answerHeaders(path, false)!]
  expect(one.headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'sha256-/)
  expect(one.headers['cache-control']).toBe('private, no-store')
  expect([one.nonce, one.headers['content-security-policy']]).toEqual([true, one.policy])
  expect(two.policy).not.toBe(one.policy)
})

test.each(['/', '/toys/ferry', '/nothing-here', '/b/fern/toys/1/drawing.svg', '/api/v1/stock'])('%s is the same for everybody: no nonce, and it says itself how long it is kept', (path) => {
  const { headers, nonce } = answerHeaders(path, false)!
  expect(nonce).toBe(false)
  expect(headers).not.toHaveProperty('cache-control')
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string })
})

test('files of the build have none of these; a site behind https says so', () => {
  expect(answerHeaders('/_next/static/chunks/a.js', true)).toBeNull()
  expect(answerHeaders('/', true)!.headers).toHaveProperty('strict-transport-security')
  expect(answerHeaders('/', false)!.headers).not.toHaveProperty('strict-transport-security')
})
