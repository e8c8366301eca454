import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy.ts'

const directive = (policy: string, name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `)) ?? ''

test('with a nonce no inline script runs without it', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc', inlineScripts: ['alert(1)'], https: true })
  expect(directive(policy, 'script-src')).toBe("script-src 'self' 'nonce-abc' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=' 'strict-dynamic'")
  expect(policy).not.toContain("script-src 'self' 'unsafe-inline'")
  expect(policy).not.toContain('unsafe-eval')
  expect(policy).toContain('upgrade-insecure-requests')
})

test('without one, nothing but this site is loaded, framed or posted to', () => {
  const policy = contentSecurityPolicy({ nonce: null, inlineScripts: ['alert(1)'], https: false })
  expect(directive(policy, 'script-src')).toBe("script-src 'self' 'unsafe-inline'")
  for (const shut of ["object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]) expect(policy).toContain(shut)
  expect(policy).not.toContain('upgrade-insecure-requests')
})
