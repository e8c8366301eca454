import { NextResponse, type NextRequest } from 'next/server'
import { env } from '#env.ts'
import { MOST_BODY_BYTES, TOO_LARGE } from '#kernel/body-limit.ts'
import { contentSecurityPolicy } from '#server/content-security-policy.ts'
import { NOTHING_HERE } from '#server/nothing-here.ts'
import { rootScript } from '#ui/root-script.ts'

/**
 * Pages that are rendered per request and may therefore carry a nonce. All others are prerendered, the same bytes for everybody; so is the
 * page for addresses that do not exist, which is why single pages stand here whole: under a nonce policy none of its scripts would run.
 * Drawings have no scripts, and say themselves how long they are kept.
 */
const PER_REQUEST = /^\/(?:[bfs]\/(?!.*\/drawing\.svg$).+|account|new|invitation|sign-in|sign-in\/link|sign-up|dev\/mail)\/?$/

/** Where the page stands that tells there is nothing at this address: in the workspace, or at an address that nothing has. */
function nothingHere(pathname: string, where: string): string {
  const workspace = where === 'inside' && /^\/[bfs]\/[^/]+/.exec(pathname)?.[0]
  return `${workspace || ''}/nothing-here`
}

/** Said before any of it is read. A form without JavaScript gets a page; what it had is still in the browser's page before. */
function tooLarge(request: NextRequest): NextResponse {
  const headers = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'", 'cache-control': 'no-store' }
  if (!request.headers.get('accept')?.includes('text/html')) return NextResponse.json({ title: TOO_LARGE, status: 413, code: 'too-large' }, { status: 413, headers: { ...headers, 'content-type': 'application/problem+json' } })
  const words = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Too large</title><body style="font:1.25rem/1.5 system-ui;margin:2rem;max-width:30rem"><h1>Too large</h1><p>${TOO_LARGE} Nothing was saved: go back, and what you entered should still be there.</p>`
  return new NextResponse(words, { status: 413, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
}

/** Headers for every answer. Nothing here decides what somebody may see: that is the doors' work, on every request. */
export function proxy(request: NextRequest): NextResponse {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BODY_BYTES) return tooLarge(request)
  const development = env.NODE_ENV === 'development'
  const https = env.APP_URL.startsWith('https://')
  const instead = request.headers.get(NOTHING_HERE)
  const pathname = instead ? nothingHere(request.nextUrl.pathname, instead) : request.nextUrl.pathname
  const nonce = PER_REQUEST.test(pathname) ? Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64') : null
  const policy = contentSecurityPolicy({ nonce, inlineScripts: [rootScript], development, https })

  const headers = new Headers(request.headers)
  // Next puts the nonce it finds here on its own scripts. A caller cannot set it.
  headers.delete('content-security-policy')
  if (nonce) headers.set('content-security-policy', policy)
  // So that a layout can send people back to where they were heading. Any other use would trust the caller.
  headers.set('x-pathname', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  const response = instead ? NextResponse.rewrite(new URL(pathname, request.url), { request: { headers } }) : NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('x-frame-options', 'DENY')
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  response.headers.set('permissions-policy', 'camera=(self), geolocation=(self), microphone=(), payment=(self), browsing-topics=()')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  if (https) response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  if (nonce) response.headers.set('cache-control', 'private, no-store')
  return response
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'] }
