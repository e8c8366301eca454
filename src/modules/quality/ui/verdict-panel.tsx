import { Notice } from '#ui/notice.tsx'
import type { InspectionPage } from '../queries/get-inspection.ts'

/** What the answers come to. Of a closed inspection: what was decided, by whom. */
export function VerdictPanel({ inspection }: { readonly inspection: InspectionPage }) {
  const { verdict, state } = inspection
  if (!verdict) return null
  const accepted = verdict.lot === 'accept'
  const closed = state !== 'in-progress'
  const bad = verdict.nonconformingPositions.map((position) => inspection.units[position - 1]?.unit).filter((unit) => unit !== undefined)
  return (
    <Notice kind={accepted ? 'done' : 'alarm'} title={closed ? (accepted ? 'Passed' : 'Failed') : accepted ? 'Every unit is looked at: the lot would pass' : 'Every unit is looked at: the lot would fail'}>
      <ul>{verdict.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
      {bad.length > 0 && <p className="mt-1">{bad.length === 1 ? 'Unit' : 'Units'} {bad.join(', ')} {bad.length === 1 ? 'has' : 'have'} a defect whatever the verdict: take {bad.length === 1 ? 'it' : 'them'} out, rework or scrap.</p>}
    </Notice>
  )
}
