import type { Metadata } from 'next'
import { requireActor } from '#auth/require-actor.ts'
import { PAGE_SIZE } from '#kernel/paging.ts'
import { listChecklists } from '#modules/quality/queries/checklists.ts'
import { checklistListSchema } from '#modules/quality/schemas.ts'
import { ChecklistsTable } from '#modules/quality/ui/checklists-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { NumberPager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Checklists' }

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/quality/checklists`
  const actor = await requireActor('brand', brand, path)
  const { page: _, ...search } = await searchParams
  const filter = checklistListSchema.parse(await searchParams)
  const { rows, total } = await listChecklists(actor, filter)
  const filtered = filter.q !== '' || filter.state !== undefined
  return (
    <>
      <PageHead title="Checklists" crumbs={[{ label: 'Quality', href: `/b/${brand}/quality` }]} about="What is looked at on every sampled unit of a toy. A change is a new revision; runs that were released keep theirs." />
      {(total > 0 || filtered) && <FilterBar path={path} params={search} search="Toy or checklist" chips={[{ name: 'state', label: 'State', options: [{ value: 'written', label: 'Written' }, { value: 'missing', label: 'Not written yet' }] }]}
        beside={<LinkButton size="small" href={withParams(`${path}/export`, search)} prefetch={false}>Export CSV</LinkButton>} />}
      {rows.length === 0
        ? <NoRows title="No checklist fits" path={path} params={{ ...search, page: String(filter.page) }} filters={['state']} none={<EmptyState title="No toys yet" action={<LinkButton href={`/b/${brand}/toys`}>Add a toy</LinkButton>}>A checklist belongs to a toy.</EmptyState>} />
        : <ChecklistsTable rows={rows} base={path} sorting={{ path, params: search, sort: filter.sort }} />}
      <NumberPager path={path} params={search} page={filter.page} size={PAGE_SIZE} total={total} />
    </>
  )
}
