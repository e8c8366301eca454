import type { Metadata } from 'next'
import { requireActor } from '#auth/require-actor.ts'
import { listChecklists } from '#modules/quality/queries/checklists.ts'
import { LinkButton } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Count } from '#ui/money.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Checklists' }

export default async function Page({ params }: { params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const path = `/b/${brand}/quality/checklists`
  const actor = await requireActor('brand', brand, path)
  const rows = await listChecklists(actor)
  return (
    <>
      <PageHead title="Checklists" crumbs={[{ label: 'Quality', href: `/b/${brand}/quality` }]} about="What is looked at on every sampled unit of a toy. A change is a new revision; runs that were released keep theirs." />
      <DataTable caption="Checklists by toy" rows={rows} rowKey={({ toyId }) => toyId} href={({ toySlug }) => `${path}/${toySlug}`}
        empty={<EmptyState title="No toys yet" action={<LinkButton href={`/b/${brand}/toys`}>Add a toy</LinkButton>}>A checklist belongs to a toy.</EmptyState>}
        columns={[
          { key: 'toy', label: 'Toy', cell: ({ toyName }) => toyName },
          { key: 'title', label: 'Checklist', cell: ({ title, revision }) => (revision === null ? <span className="font-medium text-held">not written yet: its lots cannot be inspected</span> : title) },
          { key: 'revision', label: 'Revision', number: true, cell: ({ revision }) => revision ?? <span className="text-ink-soft">–</span> },
          { key: 'questions', label: 'Questions', number: true, cell: ({ questions }) => <Count value={questions} /> },
          { key: 'critical', label: 'Critical', number: true, cell: ({ critical }) => <Count value={critical} /> },
          { key: 'level', label: 'Level', cell: ({ level }) => level || <span className="text-ink-soft">–</span> },
        ]} />
    </>
  )
}
