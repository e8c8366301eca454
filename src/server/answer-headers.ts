import { randomBytes } from 'node:crypto'
import { rootScript } from '#ui/root-script.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'

/**
 * Pages that are rendered per request and may therefore carry a nonce. All others are prerendered, the same bytes for everybody; so is the
 * page for addresses that do not exist, which is why single pages stand here whole: under a nonce policy none of its scripts would run.
 * Drawings have no scripts, and say themselves how long they are kept.
 */
const PER_REQUEST = /^\/(?:[bfs]\/(?!.*\/drawing\.svg$).+|account|new|invitation|sign-in|sign-in\/link|sign-up|dev\/mail)\/?$/
/** Files of the build: the same for everybody, and no page. */
const BUILT = /^\/(?:_next\/(?:static|image)|favicon\.ico)/

/**
 * The headers of the answer to a path, for whatever the answer will be; null: files of the build have none of these. Nothing here decides what somebody
 * may see: that is the doors' work, on every request. With `nonce`, Next finds it in the policy when it is told with the request, and puts it on its scripts.
 */
export function answerHeaders(pathname: string, https: boolean): { readonly headers: Readonly<Record<string, string>>; readonly policy: string; readonly nonce: boolean } | null {
  if (BUILT.test(pathname)) return null
  const nonce = PER_REQUEST.test(pathname) ? randomBytes(16).toString('base64') : null
  const policy = contentSecurityPolicy({ nonce, inlineScripts: [rootScript], https })
  return {
    policy, nonce: nonce !== null, headers: {
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(self), browsing-topics=()',
      'cross-origin-opener-policy': 'same-origin',
      ...(https && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
      ...(nonce && { 'cache-control': 'private, no-store' }),
    },
  }
}
