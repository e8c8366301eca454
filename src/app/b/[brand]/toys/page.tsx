import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listToys } from '#modules/catalogue/queries/toys.ts'
import { toyFilterSchema } from '#modules/catalogue/schemas.ts'
import { toyCard } from '#modules/catalogue/ui/toy-card.ts'
import { ToyCards } from '#modules/catalogue/ui/toy-cards.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
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
        <ToyCards toys={toys.rows.map((toy) => toyCard(toy, path))} />
      )}
      <Pager path={path} params={search} after={toys.next} before={toys.previous} shown={toys.rows.length} />
    </>
  )
}
