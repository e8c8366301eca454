import type { Metadata } from 'next'
import { requireActor } from '#auth/require-actor.ts'
import { listInspections } from '#modules/quality/queries/list-inspections.ts'
import { inspectionListSchema } from '#modules/quality/schemas.ts'
import { inspectionLines } from '#modules/quality/ui/inspection-line.ts'
import { InspectionsTable } from '#modules/quality/ui/inspections-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Inspections' }

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/quality/inspections`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = inspectionListSchema.parse(search)
  const page = await listInspections(actor, filter)
  return (
    <>
      <PageHead title="Inspections" crumbs={[{ label: 'Quality', href: `/b/${brand}/quality` }]} about="Every inspection that was started. None is ever deleted; a re-inspection supersedes." />
      <FilterBar path={path} params={search} search="Number or lot"
        chips={[{ name: 'state', label: 'State', options: [{ value: 'in-progress', label: 'In progress' }, { value: 'passed', label: 'Passed' }, { value: 'failed', label: 'Failed' }, { value: 'superseded', label: 'Superseded' }] }]}
        beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
      {page.rows.length === 0
        ? <NoRows title="No inspection fits" path={path} params={search} filters={['state']} none={<EmptyState title="No inspection yet" action={<LinkButton href={`/b/${brand}/quality`}>Lots that wait</LinkButton>}>Start one on a lot in quarantine.</EmptyState>} />
        : <InspectionsTable rows={inspectionLines(page.rows)} base={path} sorting={{ path, params: search, sort: filter.sort }} />}
      <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
    </>
  )
}
