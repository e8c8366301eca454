import { DataTable } from '#ui/data-table.tsx'
import { riskSentence } from '../domain/acceptance-probability.ts'
import type { InspectionPage } from '../queries/get-inspection.ts'
import { DefectClassMark } from './defect-class.tsx'
import { OcCurve } from './oc-curve.tsx'

/** The sampling plan in words, class by class, with the risk that is taken. */
export function PlanSummary({ inspection }: { readonly inspection: InspectionPage }) {
  const drawn = inspection.classes.filter(({ fullInspection }) => !fullInspection)
  const shown = drawn.find(({ defectClass }) => defectClass === 'major') ?? drawn[0]
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[1.1fr_1fr]">
      <div className="min-w-0">
        <p className="measure text-md font-medium">{inspection.planWords}</p>
        <ul className="mt-2 grid gap-1 text-ink-soft">{inspection.risks.map(({ defectClass, sentence }) => <li key={defectClass}><span className="font-medium text-ink">{defectClass}:</span> {sentence}</li>)}</ul>
        <div className="mt-4">
          <DataTable caption="The plan by class of defect" rows={inspection.classes} rowKey={({ defectClass }) => defectClass}
            columns={[
              { key: 'class', label: 'Class', cell: ({ defectClass }) => <DefectClassMark defectClass={defectClass} /> },
              { key: 'aql', label: 'AQL', number: true, cell: ({ aql }) => (aql === '0' ? 'none' : aql) },
              { key: 'n', label: 'Look at', number: true, cell: ({ n, fullInspection }) => (fullInspection ? `all ${n}` : n) },
              { key: 'ac', label: 'Accept up to', number: true, cell: ({ ac }) => ac },
              { key: 're', label: 'Reject from', number: true, cell: ({ re }) => re },
              { key: 'found', label: 'Found', number: true, cell: ({ found, re }) => <strong className={found >= re ? 'text-rejected' : found > 0 ? 'text-held' : 'font-normal text-ink-soft'}>{found}</strong> },
            ]} />
        </div>
        <p className="mt-3 text-sm text-ink-soft">{inspection.edition}, level {inspection.level}, single sampling. {inspection.checklist.title}, revision {inspection.checklist.revision}, {inspection.checklist.from === 'run' ? 'as frozen with the run' : 'as it stood at the start'}. {inspection.intact ? 'Plan, checklist and draw are unchanged since the start' : 'The stored plan does not match its hash any more'} <span className="font-mono text-xs" title={inspection.planHash}>({inspection.planHash.slice(0, 12)})</span>.</p>
      </div>
      {shown && <OcCurve plan={{ lotSize: inspection.lotSize, n: shown.n, ac: shown.ac }} className={shown.defectClass} finding={riskSentence({ lotSize: inspection.lotSize, n: shown.n, ac: shown.ac })} />}
    </div>
  )
}
