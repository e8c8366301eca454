import {
  Archive, Ban, Check, CircleCheck, CircleDashed, CircleDot, CircleHelp, CirclePause, CircleX, Clock, FileCheck, Hammer, Handshake,
  Hourglass, Lock, PackageCheck, PackageOpen, PackageSearch, Pencil, Scale, Send, ShieldAlert, Siren, Truck, Undo2, type LucideIcon,
} from 'lucide-react'
import { cx } from './class-names.ts'
import { stateWords, toneOf, type Tone } from './state-words.ts'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  draft: Pencil, approved: Check, running: CircleDot, deciding: Scale, closed: Archive, cancelled: Ban, quoted: FileCheck, confirmed: Handshake,
  'in-production': Hammer, paused: CirclePause, produced: PackageCheck, stopped: CircleX, quarantine: Lock, released: CircleCheck, held: CirclePause,
  rejected: CircleX, recalled: Siren, planned: CircleDashed, 'in-progress': CircleDot, passed: CircleCheck, failed: CircleX, superseded: Archive,
  open: ShieldAlert, submitted: Send, promised: Clock, accepted: Handshake, picking: PackageSearch, shipped: Truck, received: PackageCheck,
  declined: Ban, expired: Hourglass, packing: PackageOpen, ready: PackageCheck, 'in-transit': Truck, delivered: PackageCheck, lost: CircleHelp,
  voided: Ban, settled: CircleCheck, refused: Ban, issued: FileCheck, withdrawn: Undo2, published: Siren, pending: Hourglass, invited: Send,
  late: Clock, low: Hourglass, 'cannot-tell': CircleHelp, 'not-enough-evidence': CircleHelp, iterate: Undo2,
}

const TONE_ICONS: Readonly<Record<Tone, LucideIcon>> = { released: CircleCheck, held: CirclePause, rejected: CircleX, progress: CircleDot, planned: CircleDashed }

const TONE_CLASSES: Readonly<Record<Tone, string>> = {
  released: 'bg-released-tint text-released', held: 'bg-held-tint text-held', rejected: 'bg-rejected-tint text-rejected',
  progress: 'bg-progress-tint text-progress', planned: 'bg-planned-tint text-planned',
}

/** A state as icon, word and colour: never colour alone. `state` is the word of the domain; `words` says it in another way. */
export function StateBadge({ state, words, tone = toneOf(state), size = 'normal' }: {
  readonly state: string
  readonly words?: string
  readonly tone?: Tone
  readonly size?: 'normal' | 'large'
}) {
  const Icon = ICONS[state] ?? TONE_ICONS[tone]
  return (
    <span className={cx('inline-flex items-center gap-1 rounded-full font-medium whitespace-nowrap', TONE_CLASSES[tone], size === 'large' ? 'px-3 py-1 text-base' : 'px-2 py-px text-xs leading-5')}>
      <Icon aria-hidden className={size === 'large' ? 'size-4' : 'size-3'} strokeWidth={2.2} />
      {words ?? stateWords(state)}
    </span>
  )
}
