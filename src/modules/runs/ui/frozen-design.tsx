import { Fingerprint, ShieldCheck } from 'lucide-react'
import { shortDay } from '#kernel/calendar-date.ts'
import { CopyButton } from '#ui/copy-button.tsx'
import { momentText } from '#ui/date-text.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Notice } from '#ui/notice.tsx'
import type { FrozenDesign } from '../domain/freeze.ts'
import type { RunDepth } from '../queries/run-depth.ts'

interface Plan { readonly title?: string; readonly revision?: number; readonly items?: readonly unknown[]; readonly level?: string }

/** The bill of materials a run is built from: frozen with its hash, or as the design stands while the run is not released. */
export function DesignOfRun({ design, hash, intact }: { readonly design: FrozenDesign; readonly hash: string | null; readonly intact: boolean }) {
  const plan = design.inspectionPlan as Plan | null
  return (
    <div className="grid gap-4">
      {hash && !intact && <Notice kind="alarm" title="The stored design no longer has the hash it was released with" urgent>Somebody changed the record outside the product. Hold the lot and ask whoever runs this installation.</Notice>}
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
      {design.standards && <p className="text-sm text-ink-soft">Standards: {design.standards.acknowledgedAt ? <>acknowledged by {design.standards.partner} on {shortDay(design.standards.acknowledgedAt.slice(0, 10))}.</> : `${design.standards.partner} had not acknowledged them at the release.`}</p>}
      {hash && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
          {intact ? <ShieldCheck aria-hidden className="size-4 text-released" /> : <Fingerprint aria-hidden className="size-4 text-rejected" />}
          <span>Frozen, SHA-256</span><code className="font-mono break-all text-ink">{hash.slice(0, 16)}…{hash.slice(-4)}</code><CopyButton text={hash} label="Copy the whole hash" />
        </p>
      )}
    </div>
  )
}

/** Every release of a run but the one that stands, each with what was frozen then. */
export function Releases({ releases, timeZone }: { readonly releases: RunDepth['releases']; readonly timeZone: string }) {
  return (
    <div className="mt-6">
      <p className="font-medium">Released {releases.length} times</p>
      {releases.slice(1).map(({ sequence, hash, by, at, revision, design }) => (
        <details suppressHydrationWarning key={sequence} className="border-b border-line">
          <summary className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-2 text-sm">Release {sequence}, revision {revision}, {momentText(at, timeZone)}{by && `, ${by}`} <code className="font-mono text-ink-soft">{hash.slice(0, 12)}</code></summary>
          <ul className="pb-3 text-sm">{design.bom.map((line) => <li key={`${line.findNumber}-${line.partRevisionId}`}>{line.findNumber}. {line.quantity} × {line.partName} <span className="font-mono text-ink-soft">{line.partNumber} {line.partRevision}</span></li>)}</ul>
        </details>
      ))}
    </div>
  )
}
