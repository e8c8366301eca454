import type { Metadata } from 'next'
import Link from 'next/link'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { plural } from '#kernel/plural.ts'
import { drawable } from '#modules/catalogue/ui/drawn-part.ts'
import { listToys } from '#modules/catalogue/queries/toys.ts'
import { toyFilterSchema } from '#modules/catalogue/schemas.ts'
import { ageWords, CATEGORY_WORDS } from '#modules/catalogue/ui/words.ts'
import { LinkButton } from '#ui/button.tsx'
import { ToyPicture } from '#ui/drawing/part-drawing.tsx'
import { toyFileAddress } from '#ui/drawing/toy-file.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Toys' }

const ORDERS = [
  { value: 'name', label: 'By name' }, { value: '-name', label: 'By name, Z first' }, { value: '-added', label: 'Newest first' }, { value: 'added', label: 'Oldest first' },
  { value: 'age', label: 'Youngest age first' }, { value: '-age', label: 'Oldest age first' },
]

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/toys`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = toyFilterSchema.parse(search)
  const toys = await listToys(actor, filter)
  const add = may(actor, 'catalogue:edit') && <LinkButton href={`${path}/new`} variant="primary">Add a toy</LinkButton>
  const filtered = Boolean(filter.q || filter.state)
  return (
    <>
      <PageHead title="Toys" about="What you make: each with its revisions, its parts and the editions you sell." action={add} />
      {(toys.rows.length > 0 || filtered) && <FilterBar path={path} params={search} search="Name or SKU" sorts={ORDERS} chips={[{ name: 'state', label: 'State', options: [{ value: 'active', label: 'Active' }, { value: 'draft', label: 'Draft' }, { value: 'retired', label: 'Retired' }] }]}
        beside={<LinkButton href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false} size="small">Export CSV</LinkButton>} />}
      {toys.rows.length === 0 ? (
        <NoRows title="No toy matches" path={path} params={search} filters={['state']} none={<EmptyState title="Your first toy" action={add}>Give it a name and what it is. Then it gets its parts, is drawn from them, and goes into its first pilot.</EmptyState>} />
      ) : (
        <ul className="grid gap-x-8 gap-y-10 pt-2 sm:grid-cols-2 xl:grid-cols-3">
          {toys.rows.map((toy) => (
            <li key={toy.id} className="group relative">
              <div className="grid h-52 place-items-center border-b border-line bg-paper-sunk p-4 transition-colors group-hover:bg-paper-raised">
                {drawable(toy.drawn).length > 0 ? <ToyPicture href={toyFileAddress(`${path}/${toy.id}/drawing.svg`, drawable(toy.drawn))} /> : <p className="text-sm text-ink-soft">No parts yet, so no drawing</p>}
              </div>
              <div className="mt-3 flex items-start justify-between gap-3">
                <h2 className="font-display text-lg font-semibold tracking-[-0.015em]"><Link href={`${path}/${toy.id}`} className="row-link after:absolute after:inset-0 hover:underline underline-offset-4">{toy.name}</Link></h2>
                <StateBadge state={toy.state} />
              </div>
              <p className="line-clamp-2 text-ink-soft">{toy.summary}</p>
              <p className="tabular mt-1.5 text-sm text-ink-soft">{CATEGORY_WORDS[toy.category]}, {ageWords(toy.minAgeMonths)} · rev. {toy.revision.code} {toy.revision.state === 'draft' && '(draft) '}· {plural(toy.parts, 'part')} · {plural(toy.skus, 'SKU')}</p>
            </li>
          ))}
        </ul>
      )}
      <Pager path={path} params={search} after={toys.next} before={toys.previous} shown={toys.rows.length} />
    </>
  )
}
