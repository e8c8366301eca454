import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { countPilots, listPilots } from '#modules/pilots/queries/list-pilots.ts'
import { PILOT_STATES, pilotFilterSchema } from '#modules/pilots/schemas.ts'
import { pilotLine } from '#modules/pilots/ui/pilot-line.ts'
import { PilotsTable } from '#modules/pilots/ui/pilots-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { stateWords } from '#ui/state-words.ts'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Pilots' }

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/pilots`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = pilotFilterSchema.parse(search)
  const [page, counts] = await Promise.all([listPilots(actor, filter), countPilots(actor)])
  const plan = may(actor, 'pilots:plan') && <LinkButton variant="primary" href={`${path}/new`}>Plan a pilot</LinkButton>
  return (
    <>
      <PageHead title="Pilots" about="One SKU, one hypothesis, one short run, one decision." action={plan} />
      <FilterBar path={path} params={search} search="Title, number, toy"
        chips={[{ name: 'state', label: 'State', options: PILOT_STATES.filter((state) => counts[state]).map((state) => ({ value: state, label: stateWords(state), count: counts[state] })) }]}
        beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
      {page.rows.length === 0
        ? <NoRows title="No pilot fits" path={path} params={search} filters={['state']} none={<EmptyState title="Plan your first pilot" action={plan}>Say what you expect of one SKU and how you will know. Then make a short run, sell it, and decide from what happened.</EmptyState>} />
        : <PilotsTable rows={page.rows.map(pilotLine)} base={path} sorting={{ path, params: search, sort: filter.sort }} />}
      <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
    </>
  )
}
