import { CircleSlash, TriangleAlert } from 'lucide-react'
import { dayText } from '#ui/date-text.tsx'
import { PromiseChain } from '#ui/charts/promise-chain.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import type { LinePromise, PromisedPart } from '../domain/promise-model.ts'
import type { RestockState } from '../domain/restock-state.ts'
import type { PreviewLine } from '../queries/preview-promise.ts'
import { chainSteps } from './chain-steps.ts'

/** The answer to one line: the day with its chain, or why there is none. Never a surprise later. */
export function LinePromiseView({ line, shop, today }: { readonly line: Pick<PreviewLine, 'problem' | 'promise' | 'sameWeek'>; readonly shop: string; readonly today: string }) {
  if (line.problem) return <p className="mt-3 flex items-start gap-2 text-sm font-medium text-rejected"><TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />{line.problem}</p>
  return line.promise ? <PromiseView promise={line.promise} sameWeek={line.sameWeek} shop={shop} today={today} fold /> : null
}

export function PromiseView({ promise, sameWeek, shop, today, state, showDay = true, fold }: {
  readonly promise: LinePromise
  readonly sameWeek: boolean
  readonly shop: string
  readonly today: string
  /** Of the restock, once there is one: which steps lie behind it. */
  readonly state?: RestockState
  readonly showDay?: boolean
  /** On a phone the chain is one line that opens: in a form with many lines the next quantity must stay near. */
  readonly fold?: boolean
}) {
  if (promise.promisedOn === null) {
    return (
      <div className="mt-3 text-sm">
        <p className="flex items-start gap-2 font-medium text-held"><CircleSlash aria-hidden className="mt-0.5 size-4 shrink-0" /><span>No day at the moment. {promise.binding?.sentence}</span></p>
        {promise.partly && <p className="mt-1 pl-6 text-ink-soft">{promise.partly.quantity} of them could be at {shop} by {dayText(promise.partly.on, { today })}: ask for {promise.partly.quantity} and the rest later.</p>}
      </div>
    )
  }
  const steps = chainSteps(promise.chain, state)
  return (
    <div className="mt-3">
      {showDay && (
        <p className="mb-2 flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-semibold">At {shop} by {dayText(promise.promisedOn, { today })}</span>
          {sameWeek ? <StateBadge state="on-time" words="This week" /> : <StateBadge state="planned" words="After this week" />}
        </p>
      )}
      {rests(promise, 'new-run') && <p className="mb-2 text-sm font-medium text-held">Rests on a new run that the brand has to order first.</p>}
      {fold ? (
        <>
          <details suppressHydrationWarning className="sm:hidden">
            <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm font-medium underline decoration-line-strong underline-offset-4">{wayInWords(promise)}</summary>
            <div className="pt-2"><PromiseChain steps={steps} /></div>
          </details>
          <div className="hidden sm:block"><PromiseChain steps={steps} /></div>
        </>
      ) : <PromiseChain steps={steps} />}
      {promise.allocations.length > 1 && <Parts promise={promise} today={today} />}
    </div>
  )
}

function Parts({ promise, today }: { readonly promise: LinePromise; readonly today: string }) {
  return (
    <div className="mt-2 text-sm text-ink-soft">
      <p>It comes in {promise.allocations.length} parts:</p>
      <ul className="mt-0.5 list-disc pl-5">
        {promise.allocations.map((part) => <li key={`${part.sourceId}/${part.locationId}`}><span className="tabular font-medium text-ink">{part.quantity}</span> from {partSource(part)} by {dayText(part.arrivesOn, { today })}</li>)}
      </ul>
      {promise.together && <p className="mt-1">All in one delivery would be {dayText(promise.together.on, { today })}.</p>}
    </div>
  )
}

const rests = (promise: LinePromise, kind: PromisedPart['sourceKind']) => promise.allocations.some(({ sourceKind }) => sourceKind === kind)

/** 'From Fogline Stockroom, leaves Mon, Nov 23'. */
function wayInWords({ chain }: LinePromise): string {
  const leaves = chain.find(({ what }) => what === 'cut-off')
  return leaves ? `From ${leaves.where}, leaves ${dayText(leaves.on)}` : 'How it gets here'
}

const SOURCE_WORDS: Readonly<Record<PromisedPart['sourceKind'], string>> = { stock: 'stock at', quarantine: 'a lot under inspection at', run: 'a run at', 'new-run': 'a new run at' }

/** 'stock at Fogline Warehouse'. */
export function partSource(part: PromisedPart): string {
  return `${SOURCE_WORDS[part.sourceKind]} ${part.chain[0]?.where ?? 'a workshop'}`
}
