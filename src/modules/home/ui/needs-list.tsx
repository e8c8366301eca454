import Link from 'next/link'
import { Boxes, CircleHelp, ClipboardCheck, Factory, FileWarning, Handshake, PackageSearch, PauseCircle, Puzzle, Scale, Send, Sheet, TimerOff, Truck, type LucideIcon } from 'lucide-react'
import { cx } from '#ui/class-names.ts'
import type { Need, NeedKind } from '../queries/needs.ts'

const ICONS: Readonly<Record<NeedKind, LucideIcon>> = {
  restock: Boxes, decision: Scale, lot: ClipboardCheck, 'release-run': Factory, 'late-run': TimerOff, 'paused-run': PauseCircle,
  'late-shipment': PackageSearch, import: FileWarning, proposal: CircleHelp, partner: Handshake,
  shortage: Puzzle, 'late-order': Truck, 'draft-order': Send, incoming: ClipboardCheck, 'price-list': Sheet,
}

/** What waits, one line each: what, why, and the verb that leads to where it is done. */
export function NeedsList({ slug, needs, label }: { readonly slug: string; readonly needs: readonly Need[]; readonly label: string }) {
  return (
    <ul aria-label={label} className="border-t border-line">
      {needs.map((need) => {
        const Icon = ICONS[need.kind]
        return (
          <li key={`${need.kind} ${need.key}`} className="group relative flex items-start gap-3 border-b border-line py-2.5 hover:bg-paper-sunk sm:items-center">
            <Icon aria-hidden className={cx('mt-0.5 size-5 shrink-0 sm:mt-0', need.urgent ? 'text-rejected' : need.mine ? 'text-accent-ink' : 'text-ink-soft')} />
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{need.urgent && <span className="sr-only">Urgent: </span>}<Link href={`/b/${slug}${need.path}`} className="after:absolute after:inset-0">{need.title}</Link></p>
              <p className={cx('text-sm', need.urgent ? 'text-rejected' : 'text-ink-soft')}>{need.why}</p>
            </div>
            <span aria-hidden className="shrink-0 pr-1 text-sm font-medium text-ink-soft group-hover:text-ink group-hover:underline underline-offset-4">{need.verb}</span>
          </li>
        )
      })}
    </ul>
  )
}
