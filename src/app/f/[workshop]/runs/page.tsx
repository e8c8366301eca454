import type { Metadata } from 'next'
import { requireActor } from '#auth/require-actor.ts'
import { countRuns, listRuns } from '#modules/runs/queries/list-runs.ts'
import { runFilterSchema } from '#modules/runs/schemas.ts'
import { FloorRunCard } from '#modules/runs/ui/floor-run-card.tsx'
import { LinkButton } from '#ui/button.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { Pager } from '#ui/pager.tsx'
import { FIRST_PAGE, withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'All runs' }

const ORDERS = [{ value: '-created', label: 'Newest first' }, { value: 'start', label: 'Starts soonest' }, { value: 'ready', label: 'Ready soonest' }, { value: '-quantity', label: 'Largest first' }]

export default async function Page({ params, searchParams }: { params: Promise<{ workshop: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { workshop } = await params
  const path = `/f/${workshop}/runs`
  const actor = await requireActor('microfactory', workshop, path)
  const search = await searchParams
  const [page, counts] = await Promise.all([listRuns(actor, runFilterSchema.parse(search)), countRuns(actor)])
  const several = new Set(page.rows.map((run) => run.workshop)).size > 1
  return (
    <>
      <h1 className="mb-5 font-display text-xl font-semibold tracking-[-0.02em]">All runs</h1>
      <FilterBar path={path} params={search} search="Number, toy, brand" sorts={ORDERS}
        chips={[{ name: 'state', label: 'State', options: [
          { value: 'planned', label: 'Planned', count: counts.planned }, { value: 'working', label: 'On the floor', count: counts.working },
          { value: 'made', label: 'Made', count: counts.made }, { value: 'ended', label: 'Ended', count: counts.ended },
        ] }, { name: 'late', label: 'Day', options: [{ value: 'yes', label: 'Late' }] }]}
        beside={<LinkButton size="touch" href={withParams(`${path}/export`, search, FIRST_PAGE)} prefetch={false}>Export CSV</LinkButton>} />
      <div className="mt-6">{page.rows.map((run) => <FloorRunCard key={run.id} run={run} workshop={workshop} several={several} />)}</div>
      {page.rows.length === 0 && <NoRows title="No run fits" path={path} params={search} filters={['state', 'late']} none={<p className="py-6 text-ink-soft">No run has come here yet.</p>} />}
      <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
    </>
  )
}
