import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireActor } from '#auth/require-actor.ts'
import { plainAmount } from '#kernel/money.ts'
import { amendPilotAction } from '#modules/pilots/actions.ts'
import { getPilot } from '#modules/pilots/queries/get-pilot.ts'
import { PilotForm } from '#modules/pilots/ui/pilot-form.tsx'
import { LinkButton } from '#ui/button.tsx'
import { TextArea } from '#ui/fields.tsx'
import { SubmitButton } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Change a pilot' }

export default async function Page({ params }: { params: Promise<{ brand: string; number: string }> }) {
  const { brand, number } = await params
  const back = `/b/${brand}/pilots/${number}`
  const actor = await requireActor('brand', brand, `${back}/amend`)
  const pilot = await getPilot(actor, number)
  if (!pilot || pilot.state === 'closed' || pilot.state === 'cancelled') notFound()
  return (
    <>
      <PageHead title={pilot.locked ? 'Amend the pilot' : 'Change the pilot'} number={pilot.number} crumbs={[{ label: 'Pilots', href: `/b/${brand}/pilots` }, { label: pilot.title, href: back }]} />
      {pilot.locked && <div className="mb-8 max-w-2xl"><Notice kind="caution" title="This pilot is locked">Its first run is released. What you change is kept as a dated amendment with your reason; the earlier words stay on the page.</Notice></div>}
      <PilotForm action={amendPilotAction} hidden={{ workspace: brand, pilotId: pilot.id, version: pilot.version }} currency={pilot.currency}
        values={{ ...pilot, budget: pilot.budget === null ? undefined : plainAmount(pilot.budget, pilot.currency) }}
        submit={<><SubmitButton>{pilot.locked ? 'Amend' : 'Save'}</SubmitButton><LinkButton variant="plain" href={back}>Leave it as it is</LinkButton></>}>
        {pilot.locked && <TextArea name="why" label="Why" rows={2} help="Read later beside what changed." />}
      </PilotForm>
    </>
  )
}
