import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { typedNumber } from '#kernel/typed-number.ts'
import { closeInspectionAction, recordUnitAction } from '#modules/quality/actions.ts'
import { getInspection } from '#modules/quality/queries/get-inspection.ts'
import { FailuresTable } from '#modules/quality/ui/failures-table.tsx'
import { inspectionHistory } from '#modules/quality/ui/inspection-history.ts'
import { LotDisposition } from '#modules/quality/ui/lot-disposition.tsx'
import { PlanSummary } from '#modules/quality/ui/plan-summary.tsx'
import { UnitStrip } from '#modules/quality/ui/unit-strip.tsx'
import { UnitWork } from '#modules/quality/ui/unit-work.tsx'
import { VerdictPanel } from '#modules/quality/ui/verdict-panel.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText, momentText } from '#ui/date-text.tsx'
import { Facts } from '#ui/facts.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

interface Props {
  readonly params: Promise<{ brand: string; number: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

const searchSchema = z.object({ unit: typedNumber().int().min(1).optional().catch(undefined) })

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).number) }
}

export default async function Page({ params, searchParams }: Props) {
  const { brand, number } = await params
  const path = `/b/${brand}/quality/inspections/${number}`
  const actor = await requireActor('brand', brand, path)
  const { unit } = searchSchema.parse(await searchParams)
  const inspection = await getInspection(actor, decodeURIComponent(number), unit)
  if (!inspection) notFound()
  const open = inspection.state === 'in-progress'
  const inspects = open && may(actor, 'quality:inspect')
  const complete = open && inspection.verdict !== null
  const { lot } = inspection
  const moment = inspection.closedAt ?? inspection.startedAt
  return (
    <>
      <PageHead title={`Inspection ${inspection.number}`} crumbs={[{ label: 'Quality', href: `/b/${brand}/quality` }, { label: 'Inspections', href: `/b/${brand}/quality/inspections` }]}
        state={<StateBadge state={inspection.state} size="large" />} about={<>{lot.itemName}{lot.revision && `, revision ${lot.revision}`}, lot <Link href={`/b/${brand}/stock/lots/${encodeURIComponent(lot.code)}`} className="prose-link font-mono">{lot.code}</Link></>}
        action={!open && inspection.state !== 'superseded' && <LotDisposition workspace={brand} actor={actor} lot={lot} />}>
        <Facts facts={[
          { label: 'Lot', value: inspection.lotSize.toLocaleString('en-US'), note: 'units' },
          { label: 'Sample', value: inspection.sampleSize, note: inspection.sampleSize >= inspection.lotSize ? 'every unit' : `at ${inspection.placeName}` },
          { label: 'Looked at', value: inspection.done, note: `of ${inspection.sampleSize}` },
          { label: 'Failed units', value: inspection.units.filter(({ state }) => state === 'failed').length },
          { label: inspection.closedAt ? 'Closed' : 'Started', value: moment ? <DateText day={dateAt(new Date(moment), inspection.timeZone)} weekday={false} /> : '–', note: moment && `${momentText(moment, inspection.timeZone, { date: false })}${inspection.closedBy ? `, ${inspection.closedBy}` : ''}` },
        ]} />
      </PageHead>
      {inspection.verdict && (
        <div className="mb-8 grid gap-4">
          <VerdictPanel inspection={inspection} />
          {complete && inspects && (
            <div><ConfirmForm label="Close the inspection …" variant="primary" size="touch" align="left" title={`Close ${inspection.number}?`} confirmLabel="Close it" action={closeInspectionAction} hidden={{ workspace: brand, inspectionId: inspection.id, version: inspection.version }}
              consequence={<p>{inspection.verdict.lot === 'accept' ? 'The lot passes. It still waits for its release.' : 'The lot fails and is put on hold at once.'} Results no longer change after that.</p>} /></div>
          )}
        </div>
      )}
      {open && (inspects
        ? <Section title="Units"><UnitWork inspection={inspection} workspace={brand} path={path} action={recordUnitAction} size="touch" /></Section>
        : <Section title="Units"><UnitStrip units={inspection.units} size="touch" /></Section>)}
      <Section title="The plan"><PlanSummary inspection={inspection} /></Section>
      {(inspection.failures.length > 0 || !open) && <Section title="What failed"><FailuresTable failures={inspection.failures} /></Section>}
      {!open && <Section title="Units"><UnitStrip units={inspection.units} size="touch" /></Section>}
      <Section title="History">
        {inspection.replaces && <p className="mb-3 text-ink-soft">Replaces <Link href={`/b/${brand}/quality/inspections/${inspection.replaces.number}`} className="prose-link font-mono">{inspection.replaces.number}</Link>.</p>}
        <Timeline entries={inspectionHistory(inspection.history)} timeZone={inspection.timeZone} />
      </Section>
    </>
  )
}
