'use client' // Rows come as data: as elements, each would be built and sent twice.
import { useId, type ReactNode } from 'react'
import { LinkButton } from '#ui/button.tsx'
import type { FormAction } from '#ui/form.tsx'
import { RowButton, RowForm } from '#ui/row-form.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { WaitingLine } from './waiting-line.ts'

const WAITS: Readonly<Record<WaitingLine['next'], string>> = {
  release: 'Passed: waits for its release', continue: 'Inspection under way', start: 'Waits for inspection', decide: 'On hold: waits for a decision',
  'write-checklist': 'The toy has no checklist yet', 'finish-run': 'Still being made',
}

/** Lots that cannot be sold yet, each with what it waits for and the one thing to do. */
export function WaitingLots({ lots, workspace, start, mayInspect, links, size = 'normal' }: {
  readonly lots: readonly WaitingLine[]
  readonly workspace: string
  readonly start: FormAction
  readonly mayInspect: boolean
  /** Addresses under which lots stand by their code, and inspections as the lines name them. */
  readonly links: { readonly lots?: string; readonly inspections: string; readonly checklists?: string }
  readonly size?: 'normal' | 'floor'
}) {
  const form = useId()
  const lotAt = (lot: WaitingLine) => (links.lots === undefined ? undefined : `${links.lots}/${encodeURIComponent(lot.code)}`)
  const inspectionAt = (lot: WaitingLine) => `${links.inspections}/${lot.inspection ?? ''}`
  const list = (
    <ul className="border-t border-line">
      {lots.map((lot) => (
        <li key={lot.lotId} className="grid gap-x-6 gap-y-3 border-b border-line py-3.5 sm:grid-cols-[1fr_auto] sm:items-center">
          <div className="min-w-0">
            <p className={`flex flex-wrap items-center gap-x-3 gap-y-1 ${size === 'floor' ? 'text-lg' : 'text-md'} font-semibold`}>
              {links.lots ? <a href={lotAt(lot)} className="row-link hover:underline underline-offset-4">{lot.itemName}</a> : lot.itemName}
              <StateBadge state={lot.quality} />
            </p>
            <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
              <span className="font-mono">{lot.code}</span>
              <span className="tabular">{lot.onHand.toLocaleString('en-US')} at {lot.placeName}</span>
              {lot.revision && <span>rev {lot.revision}</span>}
              {lot.runNumber && <span className="font-mono">{lot.runNumber}</span>}
              {lot.brand && <span>{lot.brand}</span>}
            </p>
            <p className="mt-0.5 text-sm">{lot.next === 'continue' ? `${lot.inspectionNumber}: ${lot.looked} of ${lot.sample} units looked at` : lot.next === 'decide' && lot.qualityReason ? lot.qualityReason : WAITS[lot.next]}</p>
          </div>
          <div className="justify-self-start sm:justify-self-end">{nextStep(lot)}</div>
        </li>
      ))}
    </ul>
  )
  return mayInspect ? <RowForm id={form} action={start} hidden={{ workspace }}>{list}</RowForm> : list

  function nextStep(lot: WaitingLine): ReactNode {
    const button = size === 'floor' ? 'floor' as const : 'normal' as const
    // Where the lot itself leads nowhere, the keys go from step to step.
    const className = links.lots === undefined ? 'row-link' : undefined
    if (lot.next === 'start' && mayInspect) return <RowButton of={form} fields={`lotId=${lot.lotId}`} variant="primary" pendingLabel="Drawing the sample …" size={size} className={className} label={`Inspect lot ${lot.code}`}>Start inspection</RowButton>
    // Begun elsewhere: whoever began it goes on.
    if (lot.inspection === null && (lot.next === 'continue' || (lot.next === 'release' && lotAt(lot) === undefined))) return null
    if (lot.next === 'continue') return <LinkButton variant="primary" size={button} className={className} href={inspectionAt(lot)}>Go on inspecting</LinkButton>
    if (lot.next === 'release') return <LinkButton variant={size === 'floor' ? 'quiet' : 'primary'} size={button} className={className} href={size === 'floor' ? inspectionAt(lot) : (lotAt(lot) ?? inspectionAt(lot))}>{size === 'floor' ? 'See the result' : 'Release it'}</LinkButton>
    if (lot.next === 'decide') return (
      <div className="flex flex-wrap gap-2">
        {links.lots && <LinkButton size={button} href={lotAt(lot)!}>Decide</LinkButton>}
        {mayInspect && <RowButton of={form} fields={`lotId=${lot.lotId}`} variant="quiet" size={size} className={className} label={`Inspect lot ${lot.code} again`}>Inspect again</RowButton>}
      </div>
    )
    if (lot.next === 'write-checklist' && links.checklists) return <LinkButton size={button} href={links.checklists}>Write a checklist</LinkButton>
    return null
  }
}
