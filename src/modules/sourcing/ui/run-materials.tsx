import Link from 'next/link'
import type { BrandActor } from '#auth/actor.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import { Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { getRunMaterials, type MaterialLine } from '../queries/run-materials.ts'
import { ComingList } from './coming-list.tsx'
import { CoverBar } from './cover-bar.tsx'

/** Whether a run has its parts: a section of the run's page; nothing for a run that takes none any more. */
export async function RunMaterials({ actor, number }: { readonly actor: BrandActor; readonly number: string }) {
  const materials = await getRunMaterials(actor, number, new Date())
  if (!materials || materials.lines.length === 0) return null
  const short = materials.lines.filter(({ missing }) => missing > 0)
  const waiting = materials.lines.filter(({ missing, awaited }) => missing === 0 && awaited.length > 0)
  const about = short.length > 0 ? `${short.length} of ${materials.lines.length} parts are missing${waiting.length > 0 ? `, ${waiting.length} are coming` : ''}.` : waiting.length > 0 ? `${waiting.length} of ${materials.lines.length} parts are still coming.` : 'Everything it still takes is at the workshop.'
  return (
    <Section title="Parts at the workshop" id="materials" about={<>{about} Needed <DateText day={materials.neededOn} />; runs that start earlier go first.</>}>
      <DataTable caption="Parts the run still takes" rows={materials.lines} rowKey={({ key }) => key} columns={[
        { key: 'part', label: 'Part', cell: (line) => <><Link href={`/b/${actor.slug}/sourcing/parts/${line.key.split(':')[0]}`} className="hover:underline">{line.name}</Link><span className="block text-sm font-normal text-ink-soft"><span className="font-mono text-xs">{line.number}</span> · revision {line.revision}</span></> },
        { key: 'state', label: 'Covered', cell: (line) => <div className="grid gap-1"><CoverBar here={line.here} coming={line.awaited.reduce((sum, { pieces }) => sum + pieces, 0)} missing={line.missing} label={line.name} />{line.awaited.length > 0 && <ComingList coming={line.awaited} brand={actor.slug} />}</div> },
        { key: 'needed', label: 'Takes', number: true, cell: ({ needed }) => <Count value={needed} /> },
        { key: 'here', label: 'Here', number: true, cell: ({ here }) => <Count value={here} /> },
        { key: 'missing', label: 'Missing', number: true, cell: (line) => <Missing line={line} /> },
        { key: 'way', label: 'From where', cell: ({ choice, missing, elsewhere }) => (choice ? <span className="text-sm">{choice.reason}</span> : missing > 0 ? <span className="text-sm text-ink-soft">{elsewhere.length > 0 ? elsewhere.map(({ place, free }) => `${free.toLocaleString('en-US')} free at ${place}`).join(', ') : 'nobody offers it'}</span> : <span className="text-ink-soft">–</span>) },
      ]} />
      {short.length > 0 && <p className="mt-2 text-sm"><Link className="prose-link" href={`/b/${actor.slug}/sourcing?q=${number}${materials.planned ? '&planned=yes' : ''}`}>Order or transfer what is missing</Link></p>}
    </Section>
  )
}

function Missing({ line }: { readonly line: MaterialLine }) {
  return line.missing > 0 ? <strong className="font-semibold text-rejected"><Count value={line.missing} /></strong> : line.awaited.length > 0 ? <StateBadge state="planned" words="Coming" /> : <StateBadge state="ready" words="All here" tone="released" />
}
