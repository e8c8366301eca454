import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listTrail } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { getChecklist } from '#modules/quality/queries/checklists.ts'
import { ChecklistEditor } from '#modules/quality/ui/checklist-editor.tsx'
import { DefectClassMark } from '#modules/quality/ui/defect-class.tsx'
import { limitsInWords } from '#modules/quality/ui/limits.ts'
import { DataTable } from '#ui/data-table.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { Timeline } from '#ui/timeline.tsx'

interface Props { readonly params: Promise<{ brand: string; toy: string }> }

export const metadata: Metadata = { title: 'Checklist' }

export default async function Page({ params }: Props) {
  const { brand, toy } = await params
  const path = `/b/${brand}/quality/checklists`
  const actor = await requireActor('brand', brand, `${path}/${toy}`)
  const checklist = await getChecklist(actor, decodeURIComponent(toy))
  if (!checklist) notFound()
  const history = await listTrail(actor.brandId, { kind: 'checklist', id: checklist.toyId })
  return (
    <>
      <PageHead title={`${checklist.toyName}: checklist`} crumbs={[{ label: 'Quality', href: `/b/${brand}/quality` }, { label: 'Checklists', href: path }]}
        about={checklist.revision === 0 ? 'Not written yet: lots of this toy cannot be inspected until it is.' : `Revision ${checklist.revision}, ${checklist.items.length} questions.`} />
      {may(actor, 'quality:plan') ? <ChecklistEditor workspace={brand} {...checklist} /> : (
        <DataTable caption="Questions" rows={checklist.items} rowKey={({ key }) => key}
          columns={[
            { key: 'prompt', label: 'Question', cell: ({ prompt }) => prompt },
            { key: 'class', label: 'Class', cell: ({ defectClass }) => (defectClass ? <DefectClassMark defectClass={defectClass} /> : '–') },
            { key: 'limits', label: 'Limits', cell: (item) => limitsInWords(item) || <span className="text-ink-soft">pass or fail</span> },
          ]} />
      )}
      {checklist.revision > 0 && (
        <Section title="What it means for a lot" about="With the level and the AQLs as saved.">
          <DataTable caption="Plans by lot size" rows={checklist.examples} rowKey={({ lotSize }) => String(lotSize)}
            columns={[
              { key: 'size', label: 'Lot', cell: ({ lotSize }) => `${lotSize.toLocaleString('en-US')} units` },
              { key: 'plan', label: 'Looked at', className: 'whitespace-normal!', cell: ({ plan }) => plan },
              { key: 'risk', label: 'The risk, for major defects', className: 'whitespace-normal!', cell: ({ risk }) => risk },
            ]} />
        </Section>
      )}
      {history.length > 0 && <Section title="History"><Timeline timeZone="UTC" entries={history.map(({ id, at, by, data }) => ({ id, at, by, what: `Revision ${String(data.revision)}`, note: `${String(data.items)} questions, level ${String(data.level)}` }))} /></Section>}
    </>
  )
}
