import type { WorkspaceMembership } from '#auth/memberships.ts'

/** The pages of the shop, as the frame shows them. */
export function shopLinks(retailer: string) {
  const base = `/s/${retailer}`
  return [
    { label: 'Today', href: base, icon: 'home', exact: true },
    { label: 'Restock', href: `${base}/restock`, icon: 'restock' },
    { label: 'Orders', href: `${base}/orders`, icon: 'orders' },
    { label: 'Sell-through', href: `${base}/sell-through`, icon: 'sales' },
  ] as const
}

const ENTRANCES = { brand: 'b', microfactory: 'f', retailer: 's' } as const

/** Other workspaces of the same person. */
export function workspaceLinks(memberships: readonly WorkspaceMembership[], here: string): { href: string; label: string }[] {
  return memberships.filter(({ kind, slug }) => !(kind === 'retailer' && slug === here)).map(({ kind, slug, name }) => ({ href: `/${ENTRANCES[kind]}/${slug}`, label: name }))
}
