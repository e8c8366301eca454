import { Fingerprint, ShieldCheck } from 'lucide-react'
import { CopyButton } from '#ui/copy-button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Notice } from '#ui/notice.tsx'
import type { DesignDifference, FrozenDesign } from '../domain/freeze.ts'

interface Plan { readonly title?: string; readonly revision?: number; readonly items?: readonly unknown[]; readonly level?: string }

/** The bill of materials a run is built from: frozen with its hash, or as the design stands while the run is not released. */
export function DesignOfRun({ design, hash, intact, movedOn }: { readonly design: FrozenDesign; readonly hash: string | null; readonly intact: boolean; readonly movedOn: readonly DesignDifference[] }) {
  const plan = design.inspectionPlan as Plan | null
  return (
    <div className="grid gap-4">
      {hash && !intact && <Notice kind="alarm" title="The stored design no longer has the hash it was released with" urgent>Somebody changed the record outside the product. Hold the lot and ask whoever runs this installation.</Notice>}
      {movedOn.length > 0 && (
        <Notice kind="note" title="The design has moved on">
          <p>This run is built as it was released. Since then:</p>
          <ul className="mt-1 list-disc pl-5">{movedOn.map((difference) => <li key={difference.text}>{difference.text}</li>)}</ul>
        </Notice>
      )}
      <DataTable
        caption="Bill of materials" rows={design.bom} rowKey={({ findNumber, partRevisionId }) => `${findNumber}-${partRevisionId}`}
        columns={[
          { key: 'part', label: 'Part', cell: (line) => line.partName },
          { key: 'find', label: 'No.', number: true, cell: ({ findNumber }) => findNumber },
          { key: 'number', label: 'Part number', cell: ({ partNumber }) => <span className="font-mono text-sm">{partNumber}</span> },
          { key: 'revision', label: 'Revision', cell: ({ partRevision }) => partRevision },
          { key: 'quantity', label: 'A toy', number: true, cell: ({ quantity }) => quantity },
        ]}
      />
      <p className="measure text-sm text-ink-soft">
        Inspection: {plan ? `${plan.title ?? 'checklist'}, revision ${plan.revision ?? 1}, ${plan.items?.length ?? 0} checks, level ${plan.level ?? 'II'}.` : 'the toy has no checklist yet.'}
      </p>
      {hash && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
          {intact ? <ShieldCheck aria-hidden className="size-4 text-released" /> : <Fingerprint aria-hidden className="size-4 text-rejected" />}
          <span>Frozen, SHA-256</span><code className="font-mono break-all text-ink">{hash.slice(0, 16)}…{hash.slice(-4)}</code><CopyButton text={hash} label="Copy the whole hash" />
        </p>
      )}
    </div>
  )
}
