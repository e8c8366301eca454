import Link from 'next/link'
import { cx } from '#ui/class-names.ts'
import type { UnitState } from '../queries/get-inspection.ts'

const LOOKS: Readonly<Record<UnitState['state'], string>> = {
  open: 'bg-paper-raised text-ink-soft shadow-[inset_0_0_0_1px_var(--line-strong)]',
  partly: 'bg-progress-tint text-progress shadow-[inset_0_0_0_1px_var(--progress)]',
  passed: 'bg-released-tint text-released',
  failed: 'bg-rejected-tint text-rejected shadow-[inset_0_0_0_2px_var(--rejected)]',
}
const MARKS: Readonly<Record<UnitState['state'], string>> = { open: '', partly: '…', passed: '✓', failed: '✕' }
const WORDS: Readonly<Record<UnitState['state'], string>> = { open: 'not looked at', partly: 'begun', passed: 'passed', failed: 'failed' }

/** The drawn sample as one square a unit, in the drawn order; the number is the unit's in the lot. Squares are links while units may be changed. */
export function UnitStrip({ units, current, href, size }: { readonly units: readonly UnitState[]; readonly current?: number; readonly href?: (position: number) => string; readonly size: 'touch' | 'floor' }) {
  const square = size === 'floor' ? 'size-12 text-sm' : 'size-9 text-xs'
  return (
    <ol aria-label="Units of the sample" className="flex flex-wrap gap-1">
      {units.map(({ position, unit, state }) => {
        const className = cx('tabular relative grid place-items-center rounded-[4px] font-semibold', square, LOOKS[state], position === current && 'outline-2 outline-offset-1 outline-accent')
        const content = <><span>{unit}</span>{MARKS[state] && <span aria-hidden className="absolute top-0 right-0.5 text-[10px] leading-4">{MARKS[state]}</span>}<span className="sr-only">, {WORDS[state]}</span></>
        return (
          <li key={position}>
            {href ? <Link href={href(position)} scroll={false} aria-current={position === current ? 'step' : undefined} className={className}>{content}</Link> : <span className={className}>{content}</span>}
          </li>
        )
      })}
    </ol>
  )
}
