import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { clockTime, weekdayName } from '#kernel/calendar-date.ts'
import { SettingsTabs } from '#modules/home/ui/settings-tabs.tsx'
import { listOwnPlaces } from '#modules/places/queries/places.ts'
import { LinkButton } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

export const metadata: Metadata = { title: 'Places' }

const KINDS = { workshop: 'Workshop', warehouse: 'Warehouse', shop: 'Shop', venue: 'Venue' } as const

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const path = `/b/${brand}/settings/places`
  const actor = await requireActor('brand', brand, path)
  const places = await listOwnPlaces(actor)
  const add = may(actor, 'places:edit') && <LinkButton href={`${path}/new`} variant="primary">Add a place</LinkButton>
  return (
    <>
      <PageHead title="Settings" action={add} />
      <SettingsTabs brand={brand} current="places" />
      <DataTable caption="Your own places" rows={places} rowKey={({ id }) => id} href={({ id }) => `${path}/${id}`}
        empty={<EmptyState title="No place of your own" action={add}>A garage counts: add where you keep stock, so that goods can go out from there. Places of partners are on their own pages.</EmptyState>} columns={[
          { key: 'name', label: 'Place', cell: ({ name, city }) => <><span className="font-semibold">{name}</span><span className="block text-sm font-normal text-ink-soft">{city}</span></> },
          { key: 'kind', label: 'Kind', cell: ({ kind }) => KINDS[kind] },
          { key: 'dispatch', label: 'Sends on', cell: ({ dispatchDays }) => dayList(dispatchDays) },
          { key: 'cutOff', label: 'Cut-off', number: true, cell: ({ cutOffMinutes }) => clockTime(cutOffMinutes) },
          { key: 'closures', label: 'Closed days ahead', number: true, cell: ({ closures }) => closures.length },
          { key: 'state', label: 'State', cell: ({ state }) => <StateBadge state={state} tone={state === 'open' ? 'released' : 'planned'} /> },
        ]} />
    </>
  )
}

function dayList(days: readonly number[]): string {
  if (days.length === 0) return 'never'
  const runs = days.every((day, index) => index === 0 || day === days[index - 1]! + 1)
  const short = (day: number) => weekdayName(day).slice(0, 3)
  return runs && days.length > 2 ? `${short(days[0]!)}–${short(days.at(-1)!)}` : days.map(short).join(', ')
}
