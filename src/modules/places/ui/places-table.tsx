import type { ReactNode } from 'react'
import { clockTime, dateAt, weekdayName } from '#kernel/calendar-date.ts'
import { DataTable } from '#ui/data-table.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { Place } from '../store.ts'

const KINDS = { workshop: 'Workshop', warehouse: 'Warehouse', shop: 'Shop', venue: 'Venue' } as const

/** Somebody's own places, with when they send and how often they are closed from now on. */
export function PlacesTable({ places, path, now, empty }: { readonly places: readonly Place[]; readonly path: string; readonly now: Date; readonly empty: ReactNode }) {
  return (
    <DataTable caption="Your own places" rows={places} rowKey={({ id }) => id} href={({ id }) => `${path}/${id}`} empty={empty} columns={[
      { key: 'name', label: 'Place', cell: ({ name, city }) => <><span className="font-semibold">{name}</span><span className="block text-sm font-normal text-ink-soft">{city}</span></> },
      { key: 'kind', label: 'Kind', cell: ({ kind }) => KINDS[kind] },
      { key: 'dispatch', label: 'Sends on', cell: ({ dispatchDays }) => dayList(dispatchDays) },
      { key: 'cutOff', label: 'Cut-off', number: true, cell: ({ cutOffMinutes }) => clockTime(cutOffMinutes) },
      { key: 'closures', label: 'Closed days ahead', number: true, cell: ({ closures, timeZone }) => closures.filter(({ lastDay }) => lastDay >= dateAt(now, timeZone)).length },
      { key: 'state', label: 'State', cell: ({ state }) => <StateBadge state={state} tone={state === 'open' ? 'released' : 'planned'} /> },
    ]} />
  )
}

function dayList(days: readonly number[]): string {
  if (days.length === 0) return 'never'
  const runs = days.every((day, index) => index === 0 || day === days[index - 1]! + 1)
  const short = (day: number) => weekdayName(day).slice(0, 3)
  return runs && days.length > 2 ? `${short(days[0]!)}–${short(days.at(-1)!)}` : days.map(short).join(', ')
}
