import Link from 'next/link'
import type { BrandActor } from '#auth/actor.ts'
import { plural } from '#kernel/plural.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import { Section } from '#ui/page-head.tsx'
import { getRunMaterials, type MaterialLine } from '../queries/run-materials.ts'
import { ComingList } from './coming-list.tsx'
import { CoverBar } from './cover-bar.tsx'

/** Whether a run has its parts: a section of the run's page; nothing for a run that takes none any more. */
export async function RunMaterials({ actor, number }: { readonly actor: BrandActor; readonly number: string }) {
  const materials = await getRunMaterials(actor, number, new Date())
  if (!materials || materials.lines.length === 0) return null
  const short = materials.lines.filter(({ missing }) => missing > 0)
  const waiting = materials.lines.filter(({ missing, awaited }) => missing === 0 && awaited.length > 0)
  const open = [...short, ...waiting]
  const whole = materials.lines.filter((line) => !open.includes(line))
  const about = short.length > 0 ? `${short.length} of ${materials.lines.length} parts are missing${waiting.length > 0 ? `, ${waiting.length} are coming` : ''}.` : waiting.length > 0 ? `${waiting.length} of ${materials.lines.length} parts are still coming.` : 'Everything it still takes is at the workshop.'
  return (
    <Section title="Parts at the workshop" id="materials" about={<>{about} Needed <DateText day={materials.neededOn} />; runs that start earlier go first.</>}>
      {open.length > 0 && <Lines lines={open} brand={actor.slug} caption="Parts that are not all here" />}
      {whole.length > 0 && (
        <details className="mt-2">
          <summary className="inline-flex min-h-8 cursor-pointer items-center font-semibold">{plural(whole.length, 'part')} all here</summary>
          <Lines lines={whole} brand={actor.slug} caption="Parts that are all here" />
        </details>
      )}
      {short.length > 0 && <p className="mt-2 text-sm"><Link className="prose-link" href={`/b/${actor.slug}/sourcing?q=${number}${materials.planned ? '&planned=yes' : ''}`}>Order or transfer what is missing</Link></p>}
    </Section>
  )
}

function Lines({ lines, brand, caption }: { readonly lines: readonly MaterialLine[]; readonly brand: string; readonly caption: string }) {
  return (
    <DataTable caption={caption} rows={lines} rowKey={({ key }) => key} href={({ key }) => `/b/${brand}/sourcing/parts/${key.split(':')[0]}`} columns={[
      { key: 'part', label: 'Part', cell: (line) => <>{line.name}<span className="block text-sm font-normal text-ink-soft"><span className="font-mono text-xs">{line.number}</span> · revision {line.revision}</span></> },
      { key: 'covered', label: 'Covered', cell: (line) => <Covered line={line} brand={brand} />, className: 'w-full' },
      { key: 'needed', label: 'Takes', number: true, cell: ({ needed }) => <Count value={needed} /> },
      { key: 'here', label: 'Here', number: true, cell: ({ here }) => <Count value={here} /> },
      { key: 'missing', label: 'Missing', number: true, cell: ({ missing }) => (missing > 0 ? <strong className="font-semibold text-rejected"><Count value={missing} /></strong> : <span className="text-ink-soft">–</span>) },
    ]} />
  )
}

function Covered({ line, brand }: { readonly line: MaterialLine; readonly brand: string }) {
  const { choice, missing, elsewhere } = line
  return (
    <div className="grid min-w-0 gap-1 py-1 text-left">
      <CoverBar here={line.here} coming={line.awaited.reduce((sum, { pieces }) => sum + pieces, 0)} missing={missing} label={line.name} />
      {line.awaited.length > 0 && <ComingList coming={line.awaited} brand={brand} />}
      {missing > 0 && <p className="text-sm text-ink-soft">{choice?.reason ?? (elsewhere.length > 0 ? elsewhere.map(({ place, free }) => `${free.toLocaleString('en-US')} free at ${place}`).join(', ') : 'Nobody offers it, and no place has it free.')}</p>}
    </div>
  )
}
