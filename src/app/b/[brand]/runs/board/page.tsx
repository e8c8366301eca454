import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { getBoard } from '#modules/runs/queries/board.ts'
import { boardSchema } from '#modules/runs/schemas.ts'
import { BoardPage } from '#modules/runs/ui/board-page.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Board' }

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const actor = await requireActor('brand', brand, `/b/${brand}/runs/board`)
  const search = await searchParams
  const asked = boardSchema.parse(search)
  const board = await getBoard(actor, asked)
  return (
    <>
      <PageHead title="Board" crumbs={[{ label: 'Runs', href: `/b/${brand}/runs` }]} about="Which run is on the machines when, and what does not fit." />
      <BoardPage board={board} params={search} view={asked.view} base={`/b/${brand}`} mayMove={may(actor, 'runs:order')} />
    </>
  )
}
