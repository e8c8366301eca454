import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listRecalls } from '#modules/recalls/queries.ts'
import { recallFilterSchema } from '#modules/recalls/schemas.ts'
import { recallLine } from '#modules/recalls/ui/recall-line.ts'
import { RecallsTable } from '#modules/recalls/ui/recalls-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Recalls' }

export default async function Page({ params, searchParams }: PageProps<'/b/[brand]/recalls'>) {
  const { brand } = await params
  const path = `/b/${brand}/recalls`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = recallFilterSchema.parse(search)
  const recalls = await listRecalls(actor, filter)
  const draft = may(actor, 'recalls:publish') && <LinkButton variant="primary" href={`${path}/new`}>Draft a recall</LinkButton>
  return (
    <>
      <PageHead title="Recalls" about="Whole lots that must not be used. Published here, they are blocked everywhere in the same moment." action={<><LinkButton href="/recalls">The public page</LinkButton>{draft}</>} />
      <FilterBar path={path} params={search} search="Number or title" chips={[{ name: 'state', label: 'State', options: [{ value: 'draft', label: 'Draft' }, { value: 'published', label: 'Published' }, { value: 'closed', label: 'Closed' }] }]}
        beside={<LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton>} />
      {recalls.rows.length === 0
        ? <NoRows title="No recall fits" path={path} params={search} filters={['state']} none={<EmptyState title="No recalls" action={draft}>If a unit may hurt somebody, draft a recall of its lot: nothing is public or blocked until you publish. The law gives you 24 hours from when you learn of it to report it (16 CFR 1115.14).</EmptyState>} />
        : <RecallsTable rows={recalls.rows.map(recallLine)} base={path} sorting={{ path, params: search, sort: filter.sort }} />}
      <Pager path={path} params={search} after={recalls.next} before={recalls.previous} shown={recalls.rows.length} />
    </>
  )
}
