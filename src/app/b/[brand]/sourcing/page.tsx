import type { Metadata } from 'next'
import Link from 'next/link'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { plural } from '#kernel/plural.ts'
import { sendTransferAction } from '#modules/shipments/actions.ts'
import { listShortages } from '#modules/sourcing/queries/shortages.ts'
import { shortageListSchema } from '#modules/sourcing/schemas.ts'
import { shortageLines } from '#modules/sourcing/ui/shortage-line.ts'
import { ShortagesList } from '#modules/sourcing/ui/shortages-list.tsx'
import { SourcingTabs } from '#modules/sourcing/ui/sourcing-tabs.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Icon } from '#ui/icon.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Shortages' }

const SORTS = [['needed', 'by day'], ['-missing', 'by how many'], ['part', 'by part']] as const

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/sourcing`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = shortageListSchema.parse(search)
  const now = new Date()
  const page = await listShortages(actor, filter, now)
  const planned = filter.planned === 'yes'
  const { short, late } = page.counts
  const about = page.runs === 0 ? 'No open run takes parts.'
    : `${short === 0 ? 'Nothing is missing' : `${plural(short, 'part')} ${short === 1 ? 'is' : 'are'} missing`}${late > 0 ? `, ${late} ${late === 1 ? 'comes' : 'come'} too late` : ''}, for ${plural(page.runs, 'open run')}${planned ? ' with those not confirmed yet' : ''}.`
  const allowed = { mayOrder: may(actor, 'sourcing:order'), maySend: may(actor, 'shipments:send') }
  return (
    <>
      <PageHead title="Sourcing" about={about} action={<><LinkButton href={`${path}/policy`}>How you buy</LinkButton>{allowed.mayOrder && <LinkButton href={`${path}/orders/new`}>New order</LinkButton>}</>} />
      <SourcingTabs base={path} current="Shortages" counts={{ Shortages: short }} />
      <FilterBar path={path} params={search} search="Part, place, run" chips={[
        { name: 'kind', label: 'Kind', options: [{ value: 'short', label: 'Missing', count: short }, { value: 'late', label: 'Too late', count: late }] },
        ...(page.places.length > 1 ? [{ name: 'place', label: 'Place', options: page.places }] : []),
      ]} beside={<><LinkButton size="small" variant="plain" href={withParams(path, search, { planned: planned ? undefined : 'yes', after: undefined, before: undefined })}>{planned ? 'Confirmed runs only' : 'Count planned runs too'}</LinkButton><LinkButton size="small" href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false}>Export CSV</LinkButton></>} />
      {page.rows.length > 1 && (
        <p className="mb-2 flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">Sorted
          {SORTS.map(([first, label]) => {
            const current = filter.sort.replace('-', '') === first.replace('-', '') ? filter.sort : null
            return (
              <Link key={first} href={withParams(path, search, { sort: current ? turned(current) : first, after: undefined, before: undefined })} aria-current={current ? 'true' : undefined} className={`inline-flex min-h-6 items-center gap-1 ${current ? 'font-semibold text-ink' : 'hover:text-ink'}`}>
                {label}{current && <><Icon name={current.startsWith('-') ? 'arrow-down' : 'arrow-up'} className="size-3" /><span className="sr-only">, {current.startsWith('-') ? 'descending' : 'ascending'}</span></>}
              </Link>
            )
          })}
        </p>
      )}
      {page.rows.length > 0
        ? <ShortagesList rows={shortageLines(page.rows, allowed)} brand={brand} today={dateAt(now, page.timeZone)} mayOrder={allowed.mayOrder} planned={planned} transferAction={sendTransferAction} />
        : <NoRows title="No shortage matches" path={path} params={search} filters={['kind', 'place']} none={<EmptyState title="Nothing is missing" action={!planned && <LinkButton href={`${path}?planned=yes`}>With planned runs</LinkButton>}>Every open run has its parts, or they come in time. {planned ? '' : 'Runs that are quoted or drafted are not counted yet.'}</EmptyState>} />}
      <Pager path={path} params={search} after={page.next} before={page.previous} shown={page.rows.length} />
    </>
  )
}

/** The same order, the other way round. */
function turned(sort: string): string {
  return sort.startsWith('-') ? sort.slice(1) : `-${sort}`
}
