import { Clock } from 'lucide-react'
import { LinkButton } from '#ui/button.tsx'
import { Countdown } from '#ui/countdown.tsx'
import { dayText, momentText } from '#ui/date-text.tsx'
import type { CutOff } from '../queries/shop-shelf.ts'

/** How long until the next van leaves, and when it would be here: the first thing a buyer wants to know. */
export function CutOffBanner({ options, now, timeZone, restockHref }: {
  readonly options: readonly { readonly brand: { readonly id: string; readonly name: string }; readonly cutOff: CutOff | null }[]
  readonly now: string
  readonly timeZone: string
  readonly restockHref?: string
}) {
  return (
    <div className="mt-4 border-y border-line py-4">
      {options.map(({ brand, cutOff }) => (
        <div key={brand.id} className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 not-first:mt-4 not-first:border-t not-first:border-line not-first:pt-4">
          {cutOff ? (
            <div>
              <p className="flex items-center gap-2 text-sm text-ink-soft"><Clock aria-hidden className="size-4" />{brand.name}: order within</p>
              <p className="mt-0.5 font-display text-2xl font-semibold tracking-[-0.02em]"><Countdown until={cutOff.until} now={now} over="The cut-off has passed" /></p>
              <p className="mt-1">It leaves {cutOff.from} {relative(cutOff.leavesOn, cutOff.today)} at {momentText(cutOff.until, timeZone, { date: false })} and is here <strong>by {dayText(cutOff.arrivesOn, { today: cutOff.today })}</strong>.</p>
            </div>
          ) : (
            <p><span className="font-semibold">{brand.name}</span> <span className="text-ink-soft">has nothing ready to send at the moment. You can ask all the same: a run may be under way.</span></p>
          )}
        </div>
      ))}
      {restockHref && <div className="mt-4"><LinkButton variant="primary" size="touch" href={restockHref} className="w-full sm:w-auto">Restock</LinkButton></div>}
    </div>
  )
}

function relative(day: string, today: string): string {
  return day === today ? 'today' : `on ${dayText(day, { today })}`
}
