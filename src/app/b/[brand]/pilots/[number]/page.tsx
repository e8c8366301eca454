import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { daysBetween } from '#kernel/calendar-date.ts'
import { plural } from '#kernel/plural.ts'
import { approvePilotAction, cancelPilotAction } from '#modules/pilots/actions.ts'
import { getPilot, type PilotDetail } from '#modules/pilots/queries/get-pilot.ts'
import { CloseForm, DecideForm, LearningForm, VerdictText } from '#modules/pilots/ui/decide-forms.tsx'
import { MetricList } from '#modules/pilots/ui/metric-list.tsx'
import { fieldWords, pilotHistory } from '#modules/pilots/ui/pilot-history.ts'
import { PlacesTable } from '#modules/pilots/ui/places-table.tsx'
import { listProposalsOfPilot, unseenDemand, withEmptyShelves, type ProposalListRow } from '#modules/planning/public.ts'
import { ProposeButton } from '#modules/planning/ui/propose-button.tsx'
import { runLine } from '#modules/runs/ui/run-line.ts'
import { RunsTable } from '#modules/runs/ui/runs-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { SellThroughCurve, type SalesPoint } from '#ui/charts/sell-through-curve.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText, dayText } from '#ui/date-text.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { TextField } from '#ui/fields.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Count, Money } from '#ui/money.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { stateWords } from '#ui/state-words.ts'
import { Timeline } from '#ui/timeline.tsx'

type Params = { params: Promise<{ brand: string; number: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await params).number }
}

export default async function Page({ params }: Params) {
  const { brand, number } = await params
  const base = `/b/${brand}`
  const actor = await requireActor('brand', brand, `${base}/pilots/${number}`)
  const pilot = await getPilot(actor, number)
  if (!pilot) notFound()
  const proposals = await listProposalsOfPilot(actor, pilot.id)
  const hidden = { workspace: brand, pilotId: pilot.id, version: pilot.version }
  const plans = may(actor, 'pilots:plan')
  const open = pilot.state !== 'closed' && pilot.state !== 'cancelled'
  const orderHref = `${base}/runs/new?pilot=${pilot.number}`
  return (
    <>
      <PageHead
        title={pilot.title} number={pilot.number} crumbs={[{ label: 'Pilots', href: `${base}/pilots` }]}
        state={<><StateBadge state={pilot.state} />{pilot.decision && <StateBadge state={pilot.decision} />}</>}
        about={<>{pilot.sku.name} <span className="font-mono text-sm">{pilot.sku.code}</span></>}
        action={plans && (
          <>
            {['draft', 'approved', 'running'].includes(pilot.state) && (
              <ConfirmForm action={cancelPilotAction} hidden={hidden} label="Cancel …" variant="plain" title={`Cancel ${pilot.number}?`} consequence="The experiment ends without a verdict. Its runs and stock stay as they are." confirmLabel="Cancel the pilot">
                <TextField name="reason" label="Reason" />
              </ConfirmForm>
            )}
            {open && <LinkButton href={`${base}/pilots/${pilot.number}/amend`}>{pilot.locked ? 'Amend' : 'Change'}</LinkButton>}
            {pilot.state === 'draft' && <ActionForm action={approvePilotAction} hidden={hidden} submitLabel="Approve" />}
            {pilot.state === 'approved' && <LinkButton variant={pilot.runs.length === 0 ? 'primary' : 'quiet'} href={orderHref}>Order its run</LinkButton>}
            {pilot.soldOutOn !== null && proposals.length === 0 && may(actor, 'planning:propose') && <ProposeButton workspace={brand} skuId={pilot.sku.id} pilotId={pilot.id} />}
          </>
        )}
      >
        <Facts facts={factsOf(pilot)} />
      </PageHead>

      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <section aria-label="Sell-through" className="min-w-0"><Curve pilot={pilot} order={plans && pilot.state === 'approved' && pilot.runs.length === 0 ? orderHref : null} /></section>
        <section aria-label="Metrics" className="min-w-0">
          <h2 className="mb-3 text-md font-semibold">Metrics</h2>
          <MetricList metrics={(pilot.state === 'closed' && pilot.stored ? pilot.stored : pilot.present).metrics} />
          <p className="mt-2 text-sm text-ink-soft">{pilot.state === 'closed' ? 'As they stood when the pilot was closed.' : 'As the sales stand now.'}</p>
        </section>
      </div>

      <Decision pilot={pilot} proposals={proposals} brand={brand} mayDecide={may(actor, 'pilots:decide')} mayPropose={may(actor, 'planning:propose')} />

      <Section title="The plan" about={pilot.locked && pilot.lockedAt ? <>Locked since <DateText instant={pilot.lockedAt} timeZone={pilot.timeZone} />, when its first run was released.</> : undefined}>
        <DefinitionList items={[
          { label: 'Hypothesis', value: <p className="measure">{pilot.hypothesis}</p> },
          { label: 'Stop rule', value: <p className="measure">{pilot.stopRule}</p> },
          { label: 'Quantity', value: plural(pilot.plannedQuantity, 'unit') },
          { label: 'Budget', value: pilot.budget === null ? 'None set' : <Money minor={pilot.budget} currency={pilot.currency} whole /> },
          { label: 'First day of sale', value: pilot.startsOn ? <DateText day={pilot.startsOn} /> : 'Open' },
          { label: 'Decision date', value: <DateText day={pilot.decisionDate} today={pilot.today} /> },
        ]} />
        {pilot.amendments.length > 0 && (
          <div className="mt-6">
            <h3 className="mb-2 font-medium">Amendments</h3>
            <ul className="grid gap-3 border-l-2 border-held pl-4">
              {pilot.amendments.map((amendment) => (
                <li key={amendment.id} className="measure">
                  <p><span className="font-medium">{fieldWords(amendment.field)}</span>: <s className="text-ink-soft">{amendment.before}</s> → {amendment.after}</p>
                  <p className="text-sm text-ink-soft">{amendment.why} · {amendment.by}, <DateText instant={amendment.at} timeZone={pilot.timeZone} /></p>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Section>

      <Section title="Runs" about="What is made for this pilot." action={plans && ['approved', 'running'].includes(pilot.state) && pilot.runs.length > 0 && <LinkButton size="small" href={orderHref}>Order another</LinkButton>}>
        {pilot.runs.length === 0 ? <p className="text-ink-soft">None ordered yet.</p> : <RunsTable rows={pilot.runs.map(runLine)} base={`${base}/runs`} caption="Runs of this pilot" />}
      </Section>

      {pilot.places.length > 0 && <Section title="Places" about="Where it was sold, and what is left."><PlacesTable places={pilot.places} /></Section>}

      <Section title="Learnings" about="Learnings first, profit second.">
        {pilot.learnings.length > 0 && (
          <ul className="mb-6 grid gap-4">
            {pilot.learnings.map((learning) => (
              <li key={learning.id} className="measure border-l-2 border-accent pl-4">
                <p className="text-md">{learning.text}</p>
                <p className="text-sm text-ink-soft">{stateWords(learning.about)} · {learning.by}, <DateText instant={learning.at} timeZone={pilot.timeZone} /></p>
              </li>
            ))}
          </ul>
        )}
        {plans && pilot.state !== 'cancelled' && pilot.state !== 'draft' ? <LearningForm workspace={brand} pilotId={pilot.id} /> : pilot.learnings.length === 0 && <p className="text-ink-soft">None yet.</p>}
      </Section>

      <Section title="History"><Timeline entries={pilotHistory(pilot.trail)} timeZone={pilot.timeZone} /></Section>
    </>
  )
}

function factsOf(pilot: PilotDetail): Fact[] {
  const { facts } = pilot
  const left = daysBetween(pilot.today, pilot.decisionDate)
  return [
    { label: 'Made', value: <Count value={facts.good} />, note: `of ${pilot.plannedQuantity.toLocaleString('en-US')}` },
    { label: 'Reached the shops', value: <Count value={facts.unitsReceived} />, note: pilot.places.length > 0 ? plural(pilot.places.length, 'place') : undefined },
    { label: 'Sold', value: <Count value={pilot.netSold} />, note: facts.unitsReceived > 0 ? `${Math.round((100 * pilot.netSold) / facts.unitsReceived)} %` : undefined },
    { label: 'Spent', value: pilot.spent === null ? '–' : <Money minor={pilot.spent} currency={pilot.currency} whole />, note: pilot.budget !== null ? <>of <Money minor={pilot.budget} currency={pilot.currency} whole /></> : undefined, tone: pilot.spent !== null && pilot.budget !== null && pilot.spent > pilot.budget ? 'rejected' : undefined },
    { label: 'Decision', value: <DateText day={pilot.decisionDate} today={pilot.today} />, note: ['closed', 'cancelled'].includes(pilot.state) ? undefined : left === 0 ? 'today' : left > 0 ? `in ${plural(left, 'day')}` : `${plural(-left, 'day')} ago`, tone: left < 0 && ['running', 'deciding'].includes(pilot.state) ? 'held' : undefined },
  ]
}

function Curve({ pilot, order }: { readonly pilot: PilotDetail; readonly order: string | null }) {
  if (pilot.days.length === 0) {
    const [title, words] = pilot.facts.unitsReceived > 0 ? ['Nothing sold yet', 'The units are on the shelves. Sales appear here with the first import.']
      : pilot.facts.good > 0 ? ['Made, not on sale yet', 'Once an inspection releases the lot, send it to the shops.']
        : pilot.runs.length > 0 ? ['Being made', 'The curve starts with the first sale.'] : ['No run yet', 'Order the run of this pilot; workshops stand side by side with price and day.']
    return <EmptyState title={title} action={order && <LinkButton href={order}>Order its run</LinkButton>}>{words}</EmptyState>
  }
  const outOn = new Set(pilot.days.filter(({ stockedOut }) => stockedOut).map(({ date }) => date))
  const points: SalesPoint[] = unseenDemand(withEmptyShelves(pilot.days)).map(({ date, sold, unseen }) => ({ date, sold, stockedOut: outOn.has(date), unseen }))
  const unseen = points.reduce((sum, point) => sum + (point.unseen ?? 0), 0)
  const outPlaces = pilot.places.filter(({ stockedOutOn }) => stockedOutOn !== null).length
  const finding = pilot.soldOutOn !== null ? `Sold out on day ${pilot.soldOutOn}. Demand was higher than sales.`
    : outPlaces > 0 ? `${outPlaces} of ${plural(pilot.places.length, 'place')} ran out; demand there was higher than sales.`
      : `${pilot.netSold.toLocaleString('en-US')} of ${pilot.facts.unitsReceived.toLocaleString('en-US')} sold so far.`
  return (
    <SellThroughCurve
      days={points} available={pilot.facts.unitsReceived} finding={finding} place={plural(pilot.places.length, 'place')}
      about={unseen >= 1 ? `The hatched part is demand no sale shows: what each place sold per hour in stock, for the hours its shelf was empty. An estimate, about ${Math.round(unseen).toLocaleString('en-US')} by ${dayText(points.at(-1)!.date)}.` : undefined}
    />
  )
}

function Decision({ pilot, proposals, brand, mayDecide, mayPropose }: { readonly pilot: PilotDetail; readonly proposals: readonly ProposalListRow[]; readonly brand: string; readonly mayDecide: boolean; readonly mayPropose: boolean }) {
  if (!['running', 'deciding', 'closed'].includes(pilot.state)) return null
  const subject = { workspace: brand, pilotId: pilot.id, version: pilot.version }
  return (
    <Section title="Decision" about={pilot.state === 'running' ? 'The verdict is computed from the metrics. The decision is yours.' : undefined}>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div className="grid content-start gap-6">
          {pilot.stored ? <VerdictText verdict={pilot.stored} /> : <VerdictText verdict={pilot.present} running />}
          {mayDecide && pilot.state === 'running' && <DecideForm {...subject} stopRule={pilot.stopRule} quiet={pilot.present.outcome === 'cannot-tell' && pilot.today < pilot.decisionDate} />}
          {mayDecide && pilot.state === 'deciding' && <details suppressHydrationWarning><summary className="inline-flex min-h-6 items-center text-sm text-ink-soft underline decoration-line-strong underline-offset-4">More sales have come in since?</summary><div className="mt-3"><DecideForm {...subject} stopRule={pilot.stopRule} again /></div></details>}
          {pilot.decision && <p className="flex items-center gap-2">Decided: <StateBadge state={pilot.decision} size="large" /></p>}
        </div>
        <div className="grid content-start gap-8">
          {mayDecide && pilot.state === 'deciding' && <CloseForm {...subject} recommended={pilot.stored?.recommended ?? null} learnings={pilot.learnings.length} />}
          <div>
            <h3 className="mb-2 font-medium">The next run</h3>
            {proposals.length > 0 ? (
              <ul className="border-t border-line">
                {proposals.map((proposal) => (
                  <li key={proposal.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2.5">
                    <Link className="prose-link font-medium" href={`/b/${brand}/next-run/${proposal.number}`}>{proposal.verdict === 'make' ? `Make ${proposal.quantity.toLocaleString('en-US')}` : stateWords(proposal.verdict)}</Link>
                    <span className="font-mono text-sm text-ink-soft">{proposal.number}</span><StateBadge state={proposal.state} tone={proposal.state === 'accepted' ? 'released' : undefined} />
                    {proposal.run && <Link className="prose-link font-mono text-sm" href={`/b/${brand}/runs/${proposal.run}`}>{proposal.run}</Link>}
                  </li>
                ))}
              </ul>
            ) : <p className="measure text-ink-soft">How many to make next, where, and for which shops, computed from these sales with the empty shelves counted as unseen demand.</p>}
            {mayPropose && <div className="mt-3"><ProposeButton workspace={brand} skuId={pilot.sku.id} pilotId={pilot.id} again={proposals.length > 0} quiet={pilot.soldOutOn !== null && proposals.length === 0} /></div>}
          </div>
        </div>
      </div>
    </Section>
  )
}
