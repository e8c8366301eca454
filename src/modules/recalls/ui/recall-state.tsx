import type { ReactNode } from 'react'
import { cx } from '#ui/class-names.ts'
import type { PublicRecall } from '../queries.ts'
import { LinkButton } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'

const LOOKS = {
  alarm: { icon: 'octagon-alert', box: 'bg-rejected-tint border-rejected', text: 'text-rejected' },
  clear: { icon: 'shield-check', box: 'bg-released-tint border-released', text: 'text-released' },
  open: { icon: 'circle-help', box: 'bg-held-tint border-held', text: 'text-held' },
} as const

/** The first thing a scan says, large: icon and words, never colour alone. */
export function RecallState({ look, title, children, action }: { readonly look: keyof typeof LOOKS; readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  const { icon, box, text } = LOOKS[look]
  return (
    <section role={look === 'alarm' ? 'alert' : 'status'} aria-label="Recall check" className={cx('border-l-8 px-4 py-5 sm:px-6', box)}>
      <div className="flex items-start gap-4">
        <Icon name={icon} className={cx('mt-0.5 shrink-0', text, look === 'alarm' ? 'size-12' : 'size-9')} />
        <div className="min-w-0">
          <p className={cx('font-display font-semibold tracking-[-0.02em]', text, look === 'alarm' ? 'text-2xl' : 'text-xl')}>{title}</p>
          {children && <div className="measure mt-1.5 space-y-3">{children}</div>}
          {action && <div className="mt-4 flex flex-wrap gap-2">{action}</div>}
        </div>
      </div>
    </section>
  )
}

/** This very unit is recalled: stop, why, what to do now. */
export function UnitRecalled({ recalls, lot }: { readonly recalls: readonly PublicRecall[]; readonly lot: string }) {
  const [first] = recalls
  const mail = first?.supportEmail ? `mailto:${first.supportEmail}?subject=${encodeURIComponent(`Recall ${first.number}, lot ${lot}`)}` : null
  return (
    <RecallState look="alarm" title="Recalled. Stop using this toy." action={mail && <LinkButton href={mail} variant="primary" size="touch">Write to {first?.brandName}</LinkButton>}>
      {recalls.map((recall) => (
        <div key={recall.number} className="space-y-2">
          <p><strong>{recall.title}</strong> <span className="font-mono text-base">{recall.number}</span></p>
          <p><strong>What can happen.</strong> {recall.hazard}</p>
          <p><strong>What to do now.</strong> {recall.remedy}</p>
          {recall.state === 'closed' && <p>The campaign is closed, but units of lot <span className="font-mono">{lot}</span> must not be used as they are.</p>}
        </div>
      ))}
      {recalls.length === 0 && <p>Units of lot <span className="font-mono">{lot}</span> must not be used. Take the toy away from children and ask where you bought it.</p>}
    </RecallState>
  )
}
