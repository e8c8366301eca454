import { Text, View } from '@react-pdf/renderer'
import { shortDay, shortDayOfYear } from '#kernel/calendar-date.ts'
import { PAPER, TYPE } from '#server/documents/look.ts'
import { ExplodedPicture, QrPicture } from '#server/documents/pictures.tsx'
import { Sheet, SheetFacts, SheetSection } from '#server/documents/sheet.tsx'
import { SheetTable } from '#server/documents/sheet-table.tsx'
import type { Traveler } from '../queries/get-traveler.ts'
import { SCRAP_REASONS } from '../schemas.ts'

interface Check { readonly key?: string; readonly prompt?: string; readonly defectClass?: string | null; readonly unit?: string; readonly lower?: string | number | null; readonly upper?: string | number | null }
interface Plan { readonly title?: string; readonly revision?: number; readonly level?: string; readonly items?: readonly Check[] }

/** What is signed as the run goes through the workshop, in this order. */
const STEPS = [
  ['Parts', 'Every part of the list is here at the revision named; lots written down'],
  ['Setup', 'Machine and fixture set up; test pieces thrown away, not counted'],
  ['First unit', 'The first good unit passed every check of the list'],
  ['Made', 'All units made; good and scrap reported'],
  ['Counted', 'Shelf count, reports and this sheet agree'],
  ['Quarantine', 'Lot labelled and on the quarantine shelf'],
] as const

const count = (units: number) => units.toLocaleString('en-US')

/** The paper that goes with a run: what it is, the toy drawn, the frozen list with its hash, checks, steps to sign, scrap to tally. */
export function runTraveler({ run, design, hash, drawn, address, printedOn }: Traveler) {
  const plan = design.inspectionPlan as Plan | null
  return (
    <Sheet
      kind="Run traveler" number={run.number} brand={run.brand} title={`${count(run.quantity)} × ${run.name}`} about={run.note || undefined}
      beside={<QrPicture text={address} label="Report on the floor" />}
      footer={`Printed ${shortDayOfYear(printedOn)}. Bound to the design frozen at the release, SHA-256 ${hash.slice(0, 12)}…${hash.slice(-4)}. If the code on the screen differs, stop and ask.`}
    >
      <SheetFacts facts={[
        { label: 'SKU', value: run.sku, mono: true }, { label: 'Revision', value: design.toyRevision }, { label: 'Workshop', value: run.workshop },
        { label: 'Good units wanted', value: count(run.quantity) }, ...(run.readyOn ? [{ label: 'Ready', value: shortDay(run.readyOn) }] : []), ...(run.lotCode ? [{ label: 'Lot', value: run.lotCode, mono: true }] : []),
      ]} />
      <View style={{ flexDirection: 'row', gap: 20, marginTop: 4 }}>
        {drawn.length > 0 && <View style={{ width: 190, marginTop: 14 }}><ExplodedPicture lines={drawn} width={190} height={235} /></View>}
        <View style={{ flex: 1 }}>
          <SheetSection title="Steps">
            <SheetTable tall rows={STEPS} columns={[
              { key: 'step', label: 'Step', share: 19, cell: ([step]) => step }, { key: 'what', label: 'Signed when', share: 46, cell: ([, what]) => what },
              { key: 'name', label: 'Name', share: 19, cell: () => '' }, { key: 'at', label: 'Day, time', share: 16, cell: () => '' },
            ]} />
          </SheetSection>
        </View>
      </View>
      <SheetSection title="Parts" about={`As frozen: ${design.bom.length} ${design.bom.length === 1 ? 'line' : 'lines'}`} breaks>
        <SheetTable rows={design.bom} columns={[
          { key: 'find', label: 'No.', share: 6, number: true, cell: ({ findNumber }) => String(findNumber) },
          { key: 'part', label: 'Part', share: 34, cell: ({ partName }) => partName },
          { key: 'number', label: 'Part number', share: 18, mono: true, cell: ({ partNumber }) => partNumber },
          { key: 'revision', label: 'Revision', share: 9, cell: ({ partRevision }) => partRevision },
          { key: 'each', label: 'A toy', share: 8, number: true, cell: ({ quantity }) => count(quantity) },
          { key: 'all', label: 'The run', share: 10, number: true, cell: ({ quantity }) => count(quantity * run.quantity) },
          { key: 'lot', label: '   Lots used', share: 15, cell: () => '' },
        ]} />
        <Text style={{ marginTop: 5, fontFamily: TYPE.mono, fontSize: 7.5, color: PAPER.soft }}>SHA-256 {hash}</Text>
      </SheetSection>
      <SheetSection title="Checks" about={plan ? `${plan.title ?? 'Checklist'}, revision ${plan.revision ?? 1}, level ${plan.level ?? 'II'}` : undefined} breaks>
        {plan?.items?.length
          ? <SheetTable rows={plan.items} columns={[
              { key: 'prompt', label: 'Check', share: 56, cell: ({ prompt }) => prompt ?? '' }, { key: 'limits', label: 'Limits', share: 18, cell: limitsOf },
              { key: 'class', label: 'If it fails', share: 13, cell: ({ defectClass }) => defectClass ?? 'noted' }, { key: 'first', label: 'First unit', share: 13, cell: () => '' },
            ]} />
          : <Text style={{ color: PAPER.soft }}>This toy had no checklist when the run was released.</Text>}
      </SheetSection>
      <SheetSection title="Scrap tally" about="A stroke a unit. Report it on the phone with its reason.">
        <SheetTable rows={SCRAP_REASONS} tall columns={[{ key: 'reason', label: 'Reason', share: 24, cell: (reason) => reason }, { key: 'tally', label: 'Strokes', share: 60, cell: () => '' }, { key: 'sum', label: 'Units', share: 16, number: true, cell: () => '' }]} />
      </SheetSection>
    </Sheet>
  )
}

function limitsOf({ unit, lower, upper }: Check): string {
  const of = (limit: string | number) => `${limit}${unit ? ` ${unit}` : ''}`
  if (lower != null && upper != null) return `${lower} to ${of(upper)}`
  return lower != null ? `at least ${of(lower)}` : upper != null ? `at most ${of(upper)}` : 'pass or fail'
}
