import { cx } from '#ui/class-names.ts'
import { formatMinor } from '#kernel/money.ts'
import type { RepairLine } from '../queries/toy-page.ts'
import { flagText } from './words.ts'
import { PageLink } from '#ui/page-link.tsx'

/** The parts of the drawing beside it, by find number. Each row is one link; the chosen one carries the accent. */
export function PartsList({ lines, currency, href, chosen }: {
  readonly lines: readonly RepairLine[]
  readonly currency: string
  readonly href: (line: RepairLine) => string
  readonly chosen?: number
}) {
  return (
    <ol className="border-t border-line">
      {lines.map((line) => {
        const picked = line.findNumber === chosen
        return (
          <li key={line.findNumber} id={`part-${line.findNumber}`} className={cx('relative flex min-h-14 items-center gap-3.5 border-b border-line py-2 pr-1', picked ? 'bg-accent-tint' : 'hover:bg-paper-raised')}>
            <span aria-hidden className={cx('tabular flex size-8 shrink-0 items-center justify-center rounded-full border-[1.5px] text-base font-semibold', picked ? 'border-accent bg-accent text-on-accent' : 'border-ink bg-paper-raised')}>{line.findNumber}</span>
            <div className="min-w-0 flex-1">
              <PageLink href={href(line)} aria-current={picked ? 'true' : undefined} className="font-medium after:absolute after:inset-0">{line.partName}</PageLink>
              <p className="text-sm text-ink-soft">
                <span className="font-mono whitespace-nowrap">{line.partNumber}</span> revision {line.revision}{line.quantity > 1 && ` · ${line.quantity} in the toy`}
                {line.safetyFlags.length > 0 && ` · ${line.safetyFlags.map((flag) => flagText(flag).short.toLowerCase()).join(', ')}`}
              </p>
            </div>
            <span className={cx('tabular shrink-0 text-right', line.sparePrice === null ? 'text-sm text-ink-soft' : 'font-medium')}>
              {line.sparePrice === null ? 'not sold' : formatMinor(line.sparePrice, currency)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
