import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { countRuns, listRuns, listRunWorkshops } from '#modules/runs/queries/list-runs.ts'
import { runFilterSchema } from '#modules/runs/schemas.ts'
import { runLine } from '#modules/runs/ui/run-line.ts'
import { RunsTable } from '#modules/runs/ui/runs-table.tsx'
import { listMaterialStates } from '#modules/sourcing/queries/run-materials-states.ts'
import { partsWords } from '#modules/sourcing/ui/parts-words.ts'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Runs' }

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/runs`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = runFilterSchema.parse(search)
  const now = new Date()
  const rows = listRuns(actor, filter, { now })
  const taking = rows.then((page) => listMaterialStates(actor, page.rows, now))
  const [page, counts, workshops, materials] = await Promise.all([rows, countRuns(actor), listRunWorkshops(actor), taking])
  const parts = Object.fromEntries(Object.entries(materials).map(([number, of]) => [number, partsWords(of)]))
  const order = may(actor, 'runs:order') && <LinkButton variant="primary" href={`${path}/new`}>Order a run</LinkButton>
  return (
    <>
      <PageHead title="Runs" about="Production orders at your workshops: who makes what, how far, until when." action={<><LinkButton href={`${path}/board`}>Board</LinkButton><LinkButton href={`${path}/terms`}>Workshop terms</LinkButton>{order}</>} />
      <FilterBar path={path} params={search} search="Number, toy, workshop"
        chips={[{ name: 'state', label: 'State', options: [
          { value: 'planned', label: 'Planned', count: counts.planned }, { value: 'working', label: 'On the floor', count: counts.working },
          { value: 'made', label: 'Made', count: counts.made }, { value: 'ended', label: 'Cancelled or stopped', count: counts.ended },
        ] }, { name: 'late', label: 'Day', options: [{ value: 'yes', label: 'Late' }] }, ...(workshops.length > 1 ? [{ name: 'workshop', label: 'Workshop', options: workshops.map(({ id, name }) => ({ value: id, label: name })) }] : [])]}
        beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
      {page.rows.length === 0
        ? <NoRows title="No run fits" path={path} params={search} filters={['state', 'late', 'workshop']} none={<EmptyState title="No runs yet" action={order}>A run is one production order: so many of one SKU, to one revision, at one workshop. Plan a pilot first if you do not know yet whether the toy sells.</EmptyState>} />
        : <RunsTable rows={page.rows.map(runLine)} base={path} sorting={{ path, params: search, sort: filter.sort }} parts={parts} />}
      <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
    </>
  )
}
