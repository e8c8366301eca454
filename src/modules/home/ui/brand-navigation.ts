import type { BrandNavItem } from '#ui/frames/brand-rail.tsx'
import type { Waiting } from '../queries/get-frame.ts'

/** The rail: every page of the workspace that exists, in its group. */
export function brandNavigation(slug: string, waiting: Waiting): BrandNavItem[] {
  const at = (path: string) => `/b/${slug}${path}`
  return [
    { group: 'today', label: 'Today', href: at('') },
    { group: 'plan', label: 'Pilots', href: at('/pilots'), waiting: waiting.pilots },
    { group: 'plan', label: 'Runs', href: at('/runs'), waiting: waiting.runs },
    { group: 'plan', label: 'Next run', href: at('/next-run') },
    { group: 'make', label: 'Quality', href: at('/quality'), waiting: waiting.quality },
    { group: 'make', label: 'Sourcing', href: at('/sourcing'), waiting: waiting.sourcing },
    { group: 'move', label: 'Stock', href: at('/stock') },
    { group: 'move', label: 'Restocks', href: at('/restocks'), waiting: waiting.restocks },
    { group: 'move', label: 'Shipments', href: at('/shipments') },
    { group: 'care', label: 'Toys', href: at('/toys') },
    { group: 'care', label: 'Parts', href: at('/parts') },
    { group: 'care', label: 'Recalls', href: at('/recalls') },
    { group: 'grow', label: 'Retailers & workshops', href: at('/retailers'), waiting: waiting.partners },
    { group: 'grow', label: 'Sell-through', href: at('/sell-through'), waiting: waiting.sales },
    { group: 'grow', label: 'Policies', href: at('/policies') },
    { group: 'grow', label: 'Settings', href: at('/settings') },
  ]
}
