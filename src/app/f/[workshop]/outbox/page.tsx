import type { Metadata } from 'next'
import { requireActor } from '#auth/require-actor.ts'
import { OutboxList } from '#modules/runs/ui/outbox/outbox-list.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Waiting to be sent' }

export default async function Page({ params }: { readonly params: Promise<{ workshop: string }> }) {
  const { workshop } = await params
  await requireActor('microfactory', workshop, `/f/${workshop}/outbox`)
  return (
    <>
      <PageHead title="Waiting to be sent" about="What you entered on this device and the server has not counted yet." />
      <OutboxList />
    </>
  )
}
