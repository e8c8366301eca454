import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { moveRunAction } from '#modules/runs/actions.ts'
import { getMovePage } from '#modules/runs/queries/preview-move.ts'
import { moveQuerySchema } from '#modules/runs/schemas.ts'
import { MoveRun } from '#modules/runs/ui/move-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Move a run' }

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string; number: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand, number } = await params
  const path = `/b/${brand}/runs/${number}/move`
  const actor = await requireActor('brand', brand, path)
  const asked = moveQuerySchema.parse(await searchParams)
  const page = await getMovePage(actor, number, asked.to, asked.brand)
  if (!page) notFound()
  return (
    <>
      <PageHead title={`Move ${page.run.number}`} crumbs={[{ label: 'Board', href: `/b/${brand}/runs/board` }]} about={`${page.run.quantity.toLocaleString('en-US')} × ${page.run.name}`} />
      {may(actor, 'runs:order') ? <MoveRun page={page} path={path} workspace={brand} action={moveRunAction} /> : <Notice title="Your role does not include moving runs">Ask an owner or manager of this brand.</Notice>}
    </>
  )
}
