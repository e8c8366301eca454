import { createHash } from 'node:crypto'

export interface PolicyFacts {
  /** Of this answer; null for pages that are the same bytes for everybody. */
  readonly nonce: string | null
  /** Inline scripts that stand in every page: let through by their hash. */
  readonly inlineScripts: readonly string[]
  readonly https: boolean
}

/**
 * What a page may load. With a nonce (signed-in areas) only scripts of this answer run. Without one (prerendered public pages) the
 * framework's inline scripts have to be let through by kind; everything else stays shut: no foreign origin, frame, plugin or form target.
 * Inline styles are let through everywhere: drawings and charts place themselves with style attributes, which a nonce cannot cover.
 */
export function contentSecurityPolicy({ nonce, inlineScripts, https }: PolicyFacts): string {
  const hashes = inlineScripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}' `).join('')
  const scripts = nonce ? `'self' 'nonce-${nonce}' ${hashes}'strict-dynamic'` : "'self' 'unsafe-inline'"
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}
