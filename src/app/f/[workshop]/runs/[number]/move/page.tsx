import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { moveOnFloorAction } from '#modules/runs/actions.ts'
import { getMovePage } from '#modules/runs/queries/preview-move.ts'
import { moveQuerySchema } from '#modules/runs/schemas.ts'
import { MoveRun } from '#modules/runs/ui/move-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Move a run' }

export default async function Page({ params, searchParams }: { params: Promise<{ workshop: string; number: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { workshop, number } = await params
  const path = `/f/${workshop}/runs/${number}/move`
  const actor = await requireActor('microfactory', workshop, path)
  const asked = moveQuerySchema.parse(await searchParams)
  const page = await getMovePage(actor, number, asked.to, asked.brand)
  if (!page) notFound()
  return (
    <>
      <PageHead title={`Move ${page.run.number}`} crumbs={[{ label: 'Board', href: `/f/${workshop}/board` }]} about={`${page.run.quantity.toLocaleString('en-US')} × ${page.run.name}, for ${page.run.brand}`} />
      {may(actor, 'runs:confirm') ? <MoveRun page={page} path={path} workspace={workshop} action={moveOnFloorAction} size="floor" /> : <Notice title="Your role does not include moving runs">Ask your lead.</Notice>}
    </>
  )
}
