import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addDays } from '#kernel/calendar-date.ts'
import { getProposal, type ProposalDetail } from '#modules/planning/queries/proposals.ts'
import { AcceptForm, DeclineForm } from '#modules/planning/ui/decide-proposal.tsx'
import { PlacePlan } from '#modules/planning/ui/place-plan.tsx'
import { proposalHistory } from '#modules/planning/ui/proposal-history.ts'
import { ProposalInputsView } from '#modules/planning/ui/proposal-inputs.tsx'
import { LinkButton } from '#ui/button.tsx'
import { DemandDistribution } from '#ui/charts/demand-distribution.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DateText, dayText } from '#ui/date-text.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { Count, Money } from '#ui/money.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

type Params = { params: Promise<{ brand: string; number: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await params).number }
}

export default async function Page({ params }: Params) {
  const { brand, number } = await params
  const base = `/b/${brand}`
  const actor = await requireActor('brand', brand, `${base}/next-run/${number}`)
  const proposal = await getProposal(actor, number)
  if (!proposal) notFound()
  const { result } = proposal
  const make = result.verdict === 'make'
  const decides = proposal.state === 'open' && may(actor, 'planning:decide')
  const title = make ? `Make ${proposal.quantity.toLocaleString('en-US')} × ${proposal.name}` : result.verdict === 'make-none' ? `Make no more ${proposal.name} now` : `${proposal.name}: not enough evidence`
  return (
    <>
      <PageHead
        title={title} number={proposal.number} crumbs={[{ label: 'Next run', href: `${base}/next-run` }]}
        state={<><StateBadge state={result.verdict} /><StateBadge state={proposal.state} tone={proposal.state === 'accepted' ? 'released' : undefined} /></>}
        about={<>{proposal.pilot && <>from <Link className="prose-link" href={`${base}/pilots/${proposal.pilot}`}>{proposal.pilot}</Link>, </>}<DateText instant={proposal.createdAt} timeZone={proposal.timeZone} /></>}
        action={decides && <><DeclineForm workspace={brand} proposal={proposal} />{make && <LinkButton variant="primary" href="#decide">Decide</LinkButton>}</>}
      >
        <Facts facts={factsOf(proposal)} />
      </PageHead>

      {proposal.state === 'accepted' && proposal.accepted && (
        <div className="mb-8"><Notice kind="done" title={`Accepted by ${proposal.decidedBy}`} action={<LinkButton href={`${base}/runs/${proposal.accepted.number}`}>Open {proposal.accepted.number}</LinkButton>}>
          {proposal.accepted.quantity === proposal.quantity ? `${proposal.accepted.quantity.toLocaleString('en-US')} units, as proposed.` : `${proposal.accepted.quantity.toLocaleString('en-US')} units instead of ${proposal.quantity.toLocaleString('en-US')}.`} {proposal.accepted.note}
        </Notice></div>
      )}
      {proposal.state === 'declined' && <div className="mb-8"><Notice title={`Declined by ${proposal.decidedBy}`}>{proposal.declineReason}</Notice></div>}

      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <section aria-label="Demand" className="min-w-0">
          {result.chart.length === 0
            ? <EmptyState title="Nothing sold yet">Without sales there is no demand to draw.</EmptyState>
            : <DemandDistribution
                chances={result.chart.map(({ from, to, chance }) => ({ from, to, probability: chance }))} chosen={make ? proposal.quantity : undefined}
                interval={{ low: result.interval[0], high: result.interval[1], share: 0.8 }}
                finding={`Demand over the next ${proposal.inputs.method.horizonDays} days: about ${Math.round(result.expectedDemand).toLocaleString('en-US')}`}
                about={`${result.observedSales.toLocaleString('en-US')} were sold; about ${Math.round(result.unseenDemand).toLocaleString('en-US')} more were wanted while shelves were empty. Darker bars: 8 cases in 10.`} />}
        </section>
        <section aria-label="Reasons" className="min-w-0">
          <h2 className="mb-3 text-md font-semibold">Why</h2>
          <ol className="grid gap-3">
            {result.reasons.map((reason, index) => <li key={reason} className="grid grid-cols-[1.5rem_1fr] gap-1"><span aria-hidden className="tabular font-display font-semibold text-ink-soft">{index + 1}</span><span>{reason}</span></li>)}
          </ol>
          {result.warnings.length > 0 && (
            <div className="mt-5 border-l-4 border-held pl-4">
              <p className="font-medium text-held">Take care</p>
              <ul className="mt-1 grid gap-1.5 text-sm">{result.warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>
            </div>
          )}
        </section>
      </div>

      {result.perPlace.length > 0 && <Section title="For which shops" about={make ? 'What each place would want on an average launch day, had its shelf been full, with the range of 8 cases in 10; and its share of this run.' : 'What each place would want on an average launch day, had its shelf been full.'}><PlacePlan proposal={proposal} /></Section>}
      {result.alternatives.length > 0 && <Section title="Which workshop" about="The best run at each; the one that earns the most on average is chosen."><Workshops proposal={proposal} /></Section>}

      {decides && (
        <Section id="decide" title={make ? 'Decide' : 'Order all the same?'} about={make ? 'Accepting makes a draft run. Nothing is sent to the workshop before you ask for its quote.' : 'The proposal is to wait. If you know something it does not, say what, and order.'}>
          <AcceptForm workspace={brand} proposal={proposal} />
        </Section>
      )}
      <Section title="What it was computed from"><ProposalInputsView proposal={proposal} /></Section>
      <Section title="History"><Timeline entries={proposalHistory(proposal.trail)} timeZone={proposal.timeZone} /></Section>
    </>
  )
}

function factsOf(proposal: ProposalDetail): Fact[] {
  const { result, inputs, placeNames } = proposal
  const interval = `${result.interval[0].toLocaleString('en-US')}–${result.interval[1].toLocaleString('en-US')}`
  if (result.verdict !== 'make') return [
    { label: 'Sold', value: <Count value={result.observedSales} /> },
    { label: `Demand, ${inputs.method.horizonDays} days`, value: <Count value={Math.round(result.expectedDemand)} /> },
    { label: '8 cases in 10', value: interval },
    { label: 'Left in stock', value: <Count value={inputs.method.leftover} /> },
  ]
  return [
    { label: 'Make', value: <Count value={proposal.quantity} /> },
    { label: 'Demand, 8 in 10', value: interval },
    { label: 'Expected profit', value: <Money minor={Math.round(result.expectedProfit / 100) * 100} currency={proposal.currency} whole />, tone: 'released' },
    { label: 'Chance of loss', value: result.chanceOfLoss > 0 && result.chanceOfLoss < 0.005 ? '< 1 %' : `${Math.round(result.chanceOfLoss * 100)} %`, tone: result.chanceOfLoss > 0.25 ? 'held' : undefined },
    { label: 'At', value: placeNames[result.workshop?.locationId ?? '']?.name ?? '–', note: result.workshop ? <>on shelves {dayText(addDays(inputs.decisionDate, Math.ceil(result.workshop.arrivalDay)))}</> : undefined },
  ]
}

function Workshops({ proposal }: { readonly proposal: ProposalDetail }) {
  const { result, placeNames, currency, inputs } = proposal
  const rows = [...result.alternatives].sort((a, b) => b.expectedProfit - a.expectedProfit)
  return (
    <DataTable caption="Workshops compared" rows={rows} rowKey={({ locationId }) => locationId} columns={[
      { key: 'name', label: 'Workshop', cell: ({ locationId }) => <>{placeNames[locationId]?.name ?? 'Workshop'}{locationId === result.workshop?.locationId && <span className="ml-2"><StateBadge state="make" words="Chosen" /></span>}</> },
      { key: 'quantity', label: 'Best run', number: true, cell: ({ quantity }) => <Count value={quantity} /> },
      { key: 'cost', label: 'Cost', number: true, cell: ({ locationId, quantity }) => { const offer = inputs.method.unitEconomics.candidates.find((candidate) => candidate.locationId === locationId); return offer ? <Money minor={offer.setupCost + offer.unitCost * quantity} currency={currency} whole /> : '–' } },
      { key: 'profit', label: 'Expected profit', number: true, cell: ({ expectedProfit }) => <Money minor={Math.round(expectedProfit / 100) * 100} currency={currency} whole /> },
      { key: 'loss', label: 'Chance of loss', number: true, cell: ({ chanceOfLoss }) => (chanceOfLoss > 0 && chanceOfLoss < 0.005 ? '< 1 %' : `${Math.round(chanceOfLoss * 100)} %`) },
    ]} />
  )
}
