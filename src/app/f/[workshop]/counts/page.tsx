import type { Metadata } from 'next'
import Link from 'next/link'
import { requireActor } from '#auth/require-actor.ts'
import { listFloorCounts } from '#modules/stock/queries/list-counts.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Count' }

export default async function Page({ params }: { params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  const path = `/f/${workshop}/counts`
  const actor = await requireActor('microfactory', workshop, path)
  const counts = await listFloorCounts(actor)
  return (
    <>
      <PageHead title="Count" about="What a brand wants counted here." />
      {counts.length === 0 ? <EmptyState title="Nothing to count">Counts appear here when a brand opens one for this workshop.</EmptyState> : (
        <ul className="border-t border-line">
          {counts.map((count) => (
            <li key={count.id} className="border-b border-line">
              <Link href={`${path}/${count.id}`} className="row-link flex min-h-14 flex-wrap items-center justify-between gap-x-6 gap-y-1 py-4 hover:bg-paper-sunk">
                <span><span className="block text-lg font-semibold">{count.placeName}</span><span className="text-ink-soft">{count.brandName} · <span className="font-mono text-sm">{count.number}</span></span></span>
                <span className="tabular text-lg font-semibold">{count.counted} / {count.lines} <span className="text-base font-normal text-ink-soft">lots</span></span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
