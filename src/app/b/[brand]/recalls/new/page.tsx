import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { draftRecallAction } from '#modules/recalls/actions.ts'
import { listRecallableLots } from '#modules/recalls/queries.ts'
import { newRecallSchema } from '#modules/recalls/schemas.ts'
import { RecallForm } from '#modules/recalls/ui/recall-form.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Draft a recall' }

export default async function Page({ params, searchParams }: PageProps<'/b/[brand]/recalls/new'>) {
  const { brand } = await params
  const back = `/b/${brand}/recalls`
  const actor = await requireActor('brand', brand, `${back}/new`)
  const { lot } = newRecallSchema.parse(await searchParams)
  const lots = await listRecallableLots(actor, { code: lot })
  return (
    <>
      <PageHead title="Draft a recall" crumbs={[{ label: 'Recalls', href: back }]} about="Nothing is public and nothing is blocked until it is published on the next page." />
      {!may(actor, 'recalls:publish') ? <Notice title="Your role does not include this.">Owners and quality people draft and publish recalls. Tell one of them at once what you know.</Notice>
        : lots.length === 0 ? <EmptyState title="No lot to recall">Nothing was made or received yet, or all of it is recalled.</EmptyState>
          : <RecallForm action={draftRecallAction} workspace={brand} lots={lots} chosen={lots.filter(({ code }) => code === lot).map(({ id }) => id)} back={back} />}
    </>
  )
}
