import type { Metadata } from 'next'
import { Download } from 'lucide-react'
import { requireActor } from '#auth/require-actor.ts'
import { capped } from '#kernel/counted.ts'
import { listRestocks, listWaitingRestocks, restockFigures, type PromisesKept, type RestockListRow } from '#modules/restocks/queries/list-restocks.ts'
import { restockListSchema } from '#modules/restocks/schemas.ts'
import { restockLine } from '#modules/restocks/ui/restock-line.ts'
import { RestocksTable } from '#modules/restocks/ui/restocks-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { SelectField } from '#ui/fields.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Restocks' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/restocks`
  const actor = await requireActor('brand', brand, path)
  const filter = restockListSchema.parse(await searchParams)
  const now = new Date()
  const unfiltered = !filter.state && !filter.shop && !filter.q && !filter.after && !filter.before && !filter.sort
  const [page, waiting, { counts, shops, ...kept }] = await Promise.all([
    listRestocks(actor, filter, { now }), unfiltered ? listWaitingRestocks(actor, now) : [], restockFigures(actor, now),
  ])
  const sum = (...states: RestockListRow['state'][]) => states.reduce((total, state) => total + (counts[state] ?? 0), 0)
  const waitingCount = sum('submitted', 'promised')
  const shownAbove = new Set(waiting.map(({ id }) => id))
  const rest = page.rows.filter(({ id }) => !shownAbove.has(id))
  const none = Object.values(counts).every((count) => count === 0)

  return (
    <>
      <PageHead title="Restocks" about="What shops ask for, promised at the moment they ask.">
        {!none && <Facts facts={[
          { label: 'Waiting for you', value: capped(waitingCount), href: withParams(path, { state: 'waiting' }), tone: waitingCount > 0 ? 'held' : undefined },
          { label: 'To pick and ship', value: capped(sum('accepted', 'picking')), href: withParams(path, { state: 'accepted' }) },
          { label: 'On the way', value: capped(sum('shipped')), href: withParams(path, { state: 'shipped' }) },
          { label: 'Promises kept, 90 days', value: keptRate(kept), note: kept.received > 0 ? `${kept.kept} of ${kept.received}` : undefined, href: withParams(path, { state: 'received' }) },
        ]} />}
      </PageHead>
      {none ? (
        <EmptyState title="No shop has asked yet" action={<LinkButton variant="primary" href={`/b/${brand}/retailers`}>Invite a shop</LinkButton>}>A shop that you approve sees your toys and your promise: what is in stock, what a run will bring, and the day it can be there.</EmptyState>
      ) : (
        <>
          {waiting.length > 0 && <Section id="waiting" title="Waiting for you" about="The longest wait first." action={waitingCount > waiting.length && <LinkButton size="small" href={withParams(path, { state: 'waiting' })}>All {capped(waitingCount)}</LinkButton>}><RestocksTable rows={waiting.map(restockLine)} path={path} now={now.toISOString()} caption="Restocks that wait for an answer" /></Section>}
          <Section id="all" title={waiting.length > 0 ? 'All others' : 'All restocks'}>
            <FilterBar path={path} params={{ ...filter }} search="Number or shop" fields={['shop']}
              chips={[{ name: 'state', label: 'State', options: [
                { value: 'waiting', label: 'Waiting', count: waitingCount }, { value: 'open', label: 'Under way', count: sum('accepted', 'picking', 'shipped') },
                { value: 'received', label: 'Received', count: sum('received') }, { value: 'closed', label: 'Closed', count: sum('closed') }, { value: 'declined', label: 'Declined', count: sum('declined') },
              ] }]}
              beside={<LinkButton size="small" href={withParams(`${path}/export`, { ...filter, after: undefined, before: undefined })} icon={<Download aria-hidden />} prefetch={false}>CSV</LinkButton>}
            >
              {shops.length > 1 && <SelectField name="shop" label="Shop" hideLabel placeholder="All shops" defaultValue={filter.shop} options={shops.map(({ id, name }) => ({ value: id, label: name }))} />}
            </FilterBar>
            {rest.length === 0 ? <NoRows title="No restock fits" path={path} params={{ ...filter }} filters={['state', 'shop']} none={<p className="py-6 text-ink-soft">Nothing else yet.</p>} /> : <RestocksTable rows={rest.map(restockLine)} path={path} now={now.toISOString()} caption="Restocks" sorting={{ path, params: { ...filter }, sort: filter.sort ?? '-asked' }} />}
            <Pager path={path} params={{ ...filter }} after={page.next} before={page.previous} shown={rest.length} />
          </Section>
        </>
      )}
    </>
  )
}

function keptRate({ kept, received }: PromisesKept): string {
  return received === 0 ? 'None due yet' : `${Math.floor((100 * kept) / received)} %`
}
