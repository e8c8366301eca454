import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { typedNumber } from '#kernel/typed-number.ts'
import { closeOnFloorAction, recordUnitOnFloorAction } from '#modules/quality/actions.ts'
import { getInspection } from '#modules/quality/queries/get-inspection.ts'
import { UnitStrip } from '#modules/quality/ui/unit-strip.tsx'
import { UnitWork } from '#modules/quality/ui/unit-work.tsx'
import { VerdictPanel } from '#modules/quality/ui/verdict-panel.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

interface Props {
  readonly params: Promise<{ workshop: string; id: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

const searchSchema = z.object({ unit: typedNumber().int().min(1).optional().catch(undefined) })

export const metadata: Metadata = { title: 'Inspection' }

export default async function Page({ params, searchParams }: Props) {
  const { workshop, id } = await params
  const path = `/f/${workshop}/inspect/${id}`
  const actor = await requireActor('microfactory', workshop, path)
  const { unit } = searchSchema.parse(await searchParams)
  const inspection = await getInspection(actor, id, unit)
  if (!inspection) notFound()
  const open = inspection.state === 'in-progress'
  const complete = open && inspection.verdict !== null
  return (
    <>
      <p className="mb-2"><Link href={`/f/${workshop}/inspect`} className="inline-flex min-h-11 items-center text-ink-soft underline decoration-line-strong underline-offset-4">All lots to inspect</Link></p>
      <header className="mb-6">
        <h1 className="font-display text-xl font-semibold tracking-[-0.022em]">{inspection.lot.itemName}{inspection.lot.revision && `, revision ${inspection.lot.revision}`}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft"><span className="font-mono text-base">{inspection.number}</span><span>lot <span className="font-mono text-base">{inspection.lot.code}</span></span><StateBadge state={inspection.state} /></p>
      </header>
      {inspection.verdict && <div className="mb-6"><VerdictPanel inspection={inspection} /></div>}
      {complete && may(actor, 'quality:inspect') && (
        <div className="mb-8"><ConfirmForm label="Close the inspection …" variant="primary" size="floor" align="left" title={`Close ${inspection.number}?`} confirmLabel="Close it" action={closeOnFloorAction} hidden={{ workspace: workshop, inspectionId: inspection.id, version: inspection.version }}
          consequence={<p>{inspection.verdict?.lot === 'accept' ? 'The lot passes. The brand then releases it.' : 'The lot fails and is put on hold at once.'} Results no longer change after that.</p>} /></div>
      )}
      {open && may(actor, 'quality:inspect') ? <UnitWork inspection={inspection} workspace={workshop} path={path} action={recordUnitOnFloorAction} size="floor" /> : <UnitStrip units={inspection.units} size="floor" />}
      {!open && inspection.state === 'passed' && inspection.lot.quality === 'quarantine' && <p className="mt-6 measure">The brand’s quality person releases the lot. Until then it stays here, apart from released goods.</p>}
      <section className="mt-10 border-t border-line pt-4 text-base">
        <h2 className="font-semibold">The plan</h2>
        <p className="measure mt-1">{inspection.planWords}</p>
        <ul className="mt-1 text-ink-soft">{inspection.risks.map(({ defectClass, sentence }) => <li key={defectClass}>{defectClass}: {sentence}</li>)}</ul>
      </section>
    </>
  )
}
