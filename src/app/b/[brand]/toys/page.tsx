import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { plural } from '#kernel/plural.ts'
import { drawable } from '#modules/catalogue/ui/drawn-part.ts'
import { listToys } from '#modules/catalogue/queries/toys.ts'
import { ageWords, CATEGORY_WORDS } from '#modules/catalogue/ui/words.ts'
import { LinkButton } from '#ui/button.tsx'
import { AssembledView } from '#ui/drawing/part-drawing.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

export const metadata: Metadata = { title: 'Toys' }

const parameters = z.object({
  q: z.string().max(80).optional().catch(undefined), state: z.enum(['draft', 'active', 'retired']).optional().catch(undefined), after: z.string().max(400).optional().catch(undefined),
})

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/toys`
  const actor = await requireActor('brand', brand, path)
  const filter = parameters.parse(await searchParams)
  const toys = await listToys(actor, filter)
  const add = may(actor, 'catalogue:edit') && <LinkButton href={`${path}/new`} variant="primary">Add a toy</LinkButton>
  const filtered = Boolean(filter.q || filter.state)
  return (
    <>
      <PageHead title="Toys" about="What you make: each with its revisions, its parts and the editions you sell." action={add} />
      {(toys.rows.length > 0 || filtered) && <FilterBar path={path} params={filter} search="Name or SKU" chips={[{ name: 'state', label: 'State', options: [{ value: 'active', label: 'Active' }, { value: 'draft', label: 'Draft' }, { value: 'retired', label: 'Retired' }] }]} />}
      {toys.rows.length === 0 ? (
        filtered ? <EmptyState title="No toy matches">Try another word, or clear the filter.</EmptyState>
          : <EmptyState title="Your first toy" action={add}>Give it a name and what it is. Then it gets its parts, is drawn from them, and goes into its first pilot.</EmptyState>
      ) : (
        <ul className="grid gap-x-8 gap-y-10 pt-2 sm:grid-cols-2 xl:grid-cols-3">
          {toys.rows.map((toy) => (
            <li key={toy.id} className="group relative">
              <div className="grid h-52 place-items-center border-b border-line bg-paper-sunk p-4 transition-colors group-hover:bg-paper-raised">
                {drawable(toy.drawn).length > 0 ? <AssembledView lines={drawable(toy.drawn)} className="h-full max-h-44 w-auto max-w-full" /> : <p className="text-sm text-ink-soft">No parts yet, so no drawing</p>}
              </div>
              <div className="mt-3 flex items-start justify-between gap-3">
                <h2 className="font-display text-lg font-semibold tracking-[-0.015em]"><Link href={`${path}/${toy.id}`} className="after:absolute after:inset-0 hover:underline underline-offset-4">{toy.name}</Link></h2>
                <StateBadge state={toy.state} />
              </div>
              <p className="line-clamp-2 text-ink-soft">{toy.summary}</p>
              <p className="tabular mt-1.5 text-sm text-ink-soft">{CATEGORY_WORDS[toy.category]}, {ageWords(toy.minAgeMonths)} · rev. {toy.revision.code} {toy.revision.state === 'draft' && '(draft) '}· {plural(toy.parts, 'part')} · {plural(toy.skus, 'SKU')}</p>
            </li>
          ))}
        </ul>
      )}
      <Pager path={path} params={filter} after={toys.next} />
    </>
  )
}
