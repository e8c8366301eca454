import type { ReactNode } from 'react'
import { cx } from './class-names.ts'
import { Icon } from './icon.tsx'

const LOOKS = {
  note: { icon: 'info', bar: 'border-progress', tint: 'bg-progress-tint', text: 'text-progress' },
  done: { icon: 'circle-check', bar: 'border-released', tint: 'bg-released-tint', text: 'text-released' },
  caution: { icon: 'circle-pause', bar: 'border-held', tint: 'bg-held-tint', text: 'text-held' },
  alarm: { icon: 'octagon-alert', bar: 'border-rejected', tint: 'bg-rejected-tint', text: 'text-rejected' },
} as const

/** Something the reader should know before going on. `alarm` for recalls and refused gates. */
export function Notice({ kind = 'note', title, children, action, urgent }: {
  readonly kind?: keyof typeof LOOKS
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** Read out at once (role alert). */
  readonly urgent?: boolean
}) {
  const { icon, bar, tint, text } = LOOKS[kind]
  return (
    <div role={urgent ? 'alert' : 'note'} className={cx('flex flex-wrap items-start gap-x-4 gap-y-3 border-l-4 px-4 py-3', bar, tint)}>
      <div className="flex min-w-0 flex-1 basis-60 items-start gap-2.5">
        <Icon name={icon} className={cx('mt-0.5 size-4.5 shrink-0', text)} />
        <div className="min-w-0">
          <p className={cx('font-semibold', text)}>{title}</p>
          {children && <div className="measure mt-0.5">{children}</div>}
        </div>
      </div>
      {action}
    </div>
  )
}
