import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listTrail } from '#audit/list-trail.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addToCountAction, cancelCountAction, enterCountAction } from '#modules/stock/actions.ts'
import { getCount, type CountPage } from '#modules/stock/queries/get-count.ts'
import { CountDifferences } from '#modules/stock/ui/count-differences.tsx'
import { AddToCount, CountEntry } from '#modules/stock/ui/count-entry.tsx'
import { countHistory } from '#modules/stock/ui/lot-history.ts'
import { COUNT_LOOKS } from '#modules/stock/ui/pieces.ts'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText, momentText } from '#ui/date-text.tsx'
import { Facts } from '#ui/facts.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

interface Props { readonly params: Promise<{ brand: string; number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Count ${decodeURIComponent((await params).number)}` }
}

export default async function Page({ params }: Props) {
  const { brand, number } = await params
  const counts = `/b/${brand}/stock/counts`
  const actor = await requireActor('brand', brand, `${counts}/${number}`)
  const count = await getCount(actor, decodeURIComponent(number))
  if (!count) notFound()
  const history = await listTrail(actor.brandId, { kind: 'count', id: count.id })
  const counting = count.state === 'counting'
  const mayCount = may(actor, 'stock:count')
  const maySettle = may(actor, 'stock:move')
  const here = `${counts}/${count.number}`
  return (
    <>
      <PageHead title={count.placeName} number={count.number} crumbs={[{ label: 'Stock', href: `/b/${brand}/stock` }, { label: 'Counts', href: counts }]} state={<StateBadge {...COUNT_LOOKS[count.state]} size="large" />}
        about={counting ? 'What the books say is not shown while somebody counts.' : undefined}
        action={<>
          {counting && <LinkButton href={`${here}/sheet`}>Blind sheet to print</LinkButton>}
          <LinkButton href={`${here}/export`} prefetch={false}>Export CSV</LinkButton>
          {maySettle && (counting || count.state === 'counted') && (
            <ConfirmForm label="Cancel count …" variant="plain" align="right" title={`Cancel ${count.number}?`} confirmLabel="Cancel the count" action={cancelCountAction} hidden={{ workspace: brand, countId: count.id, version: count.version }}
              consequence={<p>Lines that are not decided are dropped and the books stay as they are. What was accepted stays booked.</p>} />
          )}
        </>}>
        <Facts facts={facts(count)} />
      </PageHead>
      {counting ? (
        mayCount ? <><CountEntry action={enterCountAction} workspace={brand} count={count} size="touch" /><Section title="Something is not on the sheet"><AddToCount action={addToCountAction} workspace={brand} countId={count.id} size="touch" /></Section></>
          : <p className="text-ink-soft">It is being counted. The differences are shown here once the count is handed in.</p>
      ) : <CountDifferences workspace={brand} count={count} maySettle={maySettle} />}
      <Section title="History"><Timeline entries={countHistory(history)} timeZone={count.timeZone} /></Section>
    </>
  )
}

function facts(count: CountPage) {
  const done = count.lines.filter(({ counted }) => counted !== null).length
  const different = count.differences.filter(({ difference }) => difference !== 0)
  const day = (instant: string) => <DateText day={dateAt(new Date(instant), count.timeZone)} weekday={false} />
  const clock = (instant: string) => momentText(instant, count.timeZone, { date: false })
  return [
    { label: 'Lots', value: count.state === 'counting' ? `${done} of ${count.lines.length} counted` : String(count.lines.length) },
    ...(count.state === 'counting' ? [] : [
      { label: 'Agree', value: String(count.differences.length - different.length) },
      { label: 'Differ', value: String(different.length), note: different.length > 0 ? `${different.reduce((sum, { difference }) => sum + difference, 0).toLocaleString('en-US', { signDisplay: 'exceptZero' }).replace('-', '−')} pieces in all` : undefined },
    ]),
    { label: 'Opened', value: day(count.openedAt), note: clock(count.openedAt) },
    ...(count.countedAt ? [{ label: count.state === 'counting' ? 'Last entry' : 'Counted', value: day(count.countedAt), note: `${clock(count.countedAt)}, ${count.countedBy}` }] : []),
    ...(count.closedAt ? [{ label: count.state === 'cancelled' ? 'Cancelled' : 'Closed', value: day(count.closedAt), note: clock(count.closedAt) }] : []),
  ]
}
