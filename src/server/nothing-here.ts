/** Header by which scripts/web.ts has the page shown that tells there is nothing at an address: where that page stands. Also written out in the matcher of proxy.ts. */
export const NOTHING_HERE = 'x-nothing-here'

/** Where the page stands that tells so: in the workspace the address belongs to, or at an address that nothing has. */
export function nothingHerePath(pathname: string, where: 'inside' | 'outside'): string {
  const workspace = where === 'inside' && /^\/[bfs]\/[^/]+/.exec(pathname)?.[0]
  return `${workspace || ''}/nothing-here`
}
