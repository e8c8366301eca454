import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

export const metadata: Metadata = { title: 'Nothing here' }
export const dynamic = 'force-dynamic'

/**
 * Any address nobody else answers. Rendered per request: the framework's own not-found page is prerendered, without the nonce of
 * this answer, and under the policy of the signed-in areas (src/proxy.ts) none of its scripts would run.
 */
export default function Page() {
  notFound()
}
