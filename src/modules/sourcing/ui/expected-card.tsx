import { plural } from '#kernel/plural.ts'
import { dayText } from '#ui/date-text.tsx'
import { FloorCard } from '#ui/floor-card.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { ExpectedOrder } from '../queries/expected.ts'

/** A supplier's delivery on its way to the workshop. `several`: this microfactory has more than one place. */
export function ExpectedCard({ order, href, several }: { readonly order: ExpectedOrder; readonly href: string; readonly several: boolean }) {
  const open = order.receivable ? order.lines.filter(({ quantity, received }) => received < quantity) : order.lines
  const pieces = order.receivable ? order.open : order.lines.reduce((sum, { received }) => sum + received, 0)
  return (
    <FloorCard href={href} title={`${open.length === 1 ? `${pieces.toLocaleString('en-US')} × ${open[0]!.partName}` : `${plural(open.length, 'part')}, ${plural(pieces, 'piece')}`} from ${order.supplier}`}>
      <ExpectedState order={order} />
      {order.receivable && order.expectedOn && <span>{order.late ? 'was expected' : 'expected'} {dayText(order.expectedOn)}</span>}
      <span>for {order.brandName}</span><span className="font-mono text-sm">{order.number}</span>{several && <span>to {order.place}</span>}
    </FloorCard>
  )
}

/** Where an order is, as the floor sees it: whether the supplier has confirmed it is the brand's affair. */
export function ExpectedState({ order }: { readonly order: ExpectedOrder }) {
  if (order.late) return <StateBadge state="late" size="large" />
  if (order.state === 'partly-received') return <StateBadge state="partly-received" words="Partly here" size="large" />
  return order.receivable ? <StateBadge state="in-transit" words="On the way" size="large" /> : <StateBadge state="received" words="All here" size="large" />
}
