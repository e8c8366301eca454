import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { partFilterSchema } from '#modules/catalogue/schemas.ts'
import { listParts } from '#modules/catalogue/queries/parts.ts'
import { PART_CATEGORIES } from '#modules/catalogue/schemas.ts'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { partLine } from '#modules/catalogue/ui/part-line.ts'
import { PartsTable } from '#modules/catalogue/ui/parts-table.tsx'
import { CATEGORY_WORDS, options } from '#modules/catalogue/ui/words.ts'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Parts' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/parts`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const filter = partFilterSchema.parse(search)
  const [parts, { currency }] = await Promise.all([listParts(actor, filter), getBrandFacts(actor)])
  const filtered = Boolean(filter.q || filter.category || filter.state)
  const empty = <NoRows title="No part matches" path={path} params={search} filters={['category', 'state']} none={<EmptyState title="No parts yet" action={may(actor, 'catalogue:edit') && <LinkButton href={`/b/${brand}/toys`} variant="primary">Go to your toys</LinkButton>}>Parts come with the toy they are for: open a toy and add its first part there. What several toys share is then one part with one number.</EmptyState>} />
  return (
    <>
      <PageHead title="Parts" about="Everything your toys are made of, with the revision that is made now." action={may(actor, 'catalogue:edit') && <LinkButton href={`${path}/new`} variant="primary">Add a part</LinkButton>} />
      {(parts.rows.length > 0 || filtered) && <FilterBar path={path} params={search} search="Number, name or material" chips={[{ name: 'category', label: 'Kind', options: options(CATEGORY_WORDS, PART_CATEGORIES) }]}
        beside={<LinkButton href={withParams(`${path}/export`, search, { after: undefined, before: undefined })} prefetch={false} size="small">Export CSV</LinkButton>} />}
      {parts.rows.length === 0 ? empty : <PartsTable path={path} params={search} sort={filter.sort} rows={parts.rows.map(partLine)} currency={currency} />}
      <Pager path={path} params={search} after={parts.next} before={parts.previous} shown={parts.rows.length} />
    </>
  )
}
