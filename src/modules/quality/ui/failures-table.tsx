import { DataTable } from '#ui/data-table.tsx'
import type { InspectionPage } from '../queries/get-inspection.ts'
import { DefectClassMark } from './defect-class.tsx'

/** Every answer that failed. */
export function FailuresTable({ failures }: { readonly failures: InspectionPage['failures'] }) {
  return (
    <DataTable caption="Failed answers" rows={failures.map((failure, index) => ({ ...failure, index }))} rowKey={({ index }) => String(index)} empty={<p className="text-ink-soft">Nothing failed so far.</p>}
      columns={[
        { key: 'prompt', label: 'Question', cell: ({ prompt }) => prompt },
        { key: 'class', label: 'Class', cell: ({ defectClass }) => (defectClass ? <DefectClassMark defectClass={defectClass} /> : '–') },
        { key: 'unit', label: 'Unit', number: true, cell: ({ unit }) => unit },
        { key: 'measured', label: 'Measured', number: true, cell: ({ measured }) => measured ?? <span className="text-ink-soft">–</span> },
        { key: 'note', label: 'Note', cell: ({ note }) => note || <span className="text-ink-soft">–</span> },
        { key: 'by', label: 'By', cell: ({ by }) => by },
      ]} />
  )
}
