import { v7 as uuidv7 } from 'uuid'
import { beforeAll, expect, test, vi } from 'vitest'

let link: typeof import('./signed-link.ts')
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'only-for-tests-only-for-tests-only')
  link = await import('./signed-link.ts')
})

test('a token gives its id back, and is the same each time', () => {
  const id = uuidv7()
  const token = link.signedToken('a test', id)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(link.readSignedToken('a test', token)).toBe(id)
  expect(link.signedToken('a test', id)).toBe(token)
})

test('for another purpose, changed anywhere, cut or longer it opens nothing', () => {
  const id = uuidv7()
  const token = link.signedToken('a test', id)
  expect(link.readSignedToken('another test', token)).toBeNull()
  for (let index = 0; index < token.length; index += 1) expect(link.readSignedToken('a test', `${token.slice(0, index)}${token[index] === 'x' ? 'y' : 'x'}${token.slice(index + 1)}`)).toBeNull()
  for (const wrong of ['', token.slice(1), token.slice(0, -1), `${token}A`, `${token}=`, ` ${token}`]) expect(link.readSignedToken('a test', wrong)).toBeNull()
})
