import { NextResponse, type NextRequest } from 'next/server'
import { NOTHING_HERE } from '#server/nothing-here.ts'

/** Shows the page that tells there is nothing at this address, at this address. Only the web process asks for it, and only then is this asked. */
export function proxy(request: NextRequest): NextResponse {
  return NextResponse.rewrite(new URL(request.headers.get(NOTHING_HERE) ?? '/nothing-here', request.url))
}

export const config = { matcher: [{ source: '/:path*', has: [{ type: 'header', key: 'x-nothing-here' }] }] }
