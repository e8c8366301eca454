import { Tabs } from '#ui/tabs.tsx'

const PAGES = [['Shortages', ''], ['Orders', '/orders'], ['Incoming', '/incoming'], ['Suppliers', '/suppliers'], ['Offers', '/offers']] as const

/** The pages of sourcing. `base` is the room's address; `counts` what waits on a page. */
export function SourcingTabs({ base, current, counts = {} }: { readonly base: string; readonly current: (typeof PAGES)[number][0]; readonly counts?: Readonly<Partial<Record<(typeof PAGES)[number][0], number>>> }) {
  return <Tabs label="Sourcing" tabs={PAGES.map(([label, path]) => ({ label, href: `${base}${path}`, current: label === current, count: counts[label] }))} />
}
