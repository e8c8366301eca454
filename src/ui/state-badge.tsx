import { cx } from './class-names.ts'
import type { IconName } from './icon-names.ts'
import { Icon } from './icon.tsx'
import { stateWords, toneOf, type Tone } from './state-words.ts'

const ICONS: Readonly<Record<string, IconName>> = {
  draft: 'pencil', approved: 'check', running: 'circle-dot', deciding: 'scale', closed: 'archive', cancelled: 'ban', quoted: 'file-check', confirmed: 'handshake',
  'in-production': 'hammer', paused: 'circle-pause', produced: 'package-check', stopped: 'circle-x', quarantine: 'lock', released: 'circle-check', held: 'circle-pause',
  rejected: 'circle-x', recalled: 'siren', planned: 'circle-dashed', 'in-progress': 'circle-dot', passed: 'circle-check', failed: 'circle-x', superseded: 'archive',
  open: 'shield-alert', submitted: 'send', promised: 'clock', accepted: 'handshake', picking: 'package-search', shipped: 'truck', received: 'package-check',
  declined: 'ban', expired: 'hourglass', packing: 'package-open', ready: 'package-check', 'in-transit': 'truck', delivered: 'package-check', lost: 'circle-help',
  voided: 'ban', settled: 'circle-check', refused: 'ban', issued: 'file-check', withdrawn: 'undo-2', published: 'siren', pending: 'hourglass', invited: 'send',
  late: 'clock', low: 'hourglass', 'cannot-tell': 'circle-help', 'not-enough-evidence': 'circle-help', iterate: 'undo-2',
}

const TONE_ICONS: Readonly<Record<Tone, IconName>> = { released: 'circle-check', held: 'circle-pause', rejected: 'circle-x', progress: 'circle-dot', planned: 'circle-dashed' }

/** A state as icon, word and colour: never colour alone. `state` is the word of the domain; `words` says it in another way. */
export function StateBadge({ state, words, tone = toneOf(state), size = 'normal' }: {
  readonly state: string
  readonly words?: string
  readonly tone?: Tone
  readonly size?: 'normal' | 'large'
}) {
  return <span className={cx('badge', `tone-${tone}`, size === 'large' && 'badge-large')}><Icon name={ICONS[state] ?? TONE_ICONS[tone]} />{words ?? stateWords(state)}</span>
}
