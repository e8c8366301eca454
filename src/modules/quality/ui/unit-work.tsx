import { randomUUID } from 'node:crypto'
import type { FormAction } from '#ui/form.tsx'
import type { InspectionPage } from '../queries/get-inspection.ts'
import { UnitForm } from './unit-form.tsx'
import { UnitStrip } from './unit-strip.tsx'

/** The work of an inspection: how far, which unit to take, and its questions. The same for the quality person and for the floor. */
export function UnitWork({ inspection, workspace, path, action, size }: { readonly inspection: InspectionPage; readonly workspace: string; readonly path: string; readonly action: FormAction; readonly size: 'touch' | 'floor' }) {
  const { current, units, done, sampleSize } = inspection
  const open = units.filter(({ state }) => state === 'open' || state === 'partly').length
  return (
    <div>
      <div className="mb-4">
        <p className="mb-2 flex items-baseline justify-between gap-4 text-sm text-ink-soft"><span>{done} of {sampleSize} looked at</span><span>Numbers count the units of the lot from 1</span></p>
        <div role="progressbar" aria-label="Units looked at" aria-valuemin={0} aria-valuemax={sampleSize} aria-valuenow={done} className="mb-3 h-2 overflow-hidden rounded-full bg-paper-sunk">
          <div className="h-full rounded-full bg-released-fill" style={{ width: `${(done / sampleSize) * 100}%` }} />
        </div>
        {sampleSize <= 80 ? <UnitStrip units={units} current={current?.position} href={(position) => `${path}?unit=${position}#unit`} size={size} />
          : <details suppressHydrationWarning><summary className="inline-flex min-h-9 cursor-pointer items-center font-medium underline decoration-line-strong underline-offset-4">All {sampleSize} units of the sample</summary><div className="mt-2"><UnitStrip units={units} current={current?.position} href={(position) => `${path}?unit=${position}#unit`} size={size} /></div></details>}
      </div>
      {current && (
        <>
          <h2 id="unit" className="mb-3 flex scroll-mt-36 flex-wrap items-baseline gap-x-4">
            <span className={`font-display font-semibold tracking-[-0.02em] ${size === 'floor' ? 'text-2xl' : 'text-xl'}`}>Unit No. {current.unit}</span>
            <span className="text-ink-soft">{current.position} of {sampleSize} in the drawn order</span>
          </h2>
          <UnitForm key={`${current.position}-${inspection.version}`} action={action} workspace={workspace} inspectionId={inspection.id} position={current.position} size={size} last={open <= 1}
            questions={current.items.map(({ item, answer }) => ({ id: randomUUID(), item, answer: answer && { id: answer.id, passed: answer.passed, measured: answer.measured, note: answer.note } }))} />
        </>
      )}
    </div>
  )
}
