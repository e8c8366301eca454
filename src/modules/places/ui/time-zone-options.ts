import type { Option } from '#ui/fields.tsx'

/** All zones of this runtime, under their continent: 'America/Los_Angeles' → 'Los Angeles'. */
export function timeZoneOptions(): Option[] {
  return Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/')).map((zone) => {
    const [group, ...city] = zone.split('/')
    return { value: zone, group, label: city.join(', ').replaceAll('_', ' ') }
  })
}
