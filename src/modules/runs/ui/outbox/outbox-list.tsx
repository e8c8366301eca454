'use client'
import { useEffect, useState } from 'react'
import Link from 'next/link'
import { CircleAlert, Clock, Send } from 'lucide-react'
import { plural } from '#kernel/plural.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { canWithdraw, type FloorEntry } from '../../domain/outbox.ts'
import { RUN_ENDED } from '../../domain/report.ts'
import { floorRunPath } from '../floor-run-path.ts'
import { CorrectReport } from './correct-report.tsx'
import { entryWords } from './entry-words.ts'
import { useOutbox } from './outbox-context.tsx'

/** Everything entered on this device that the server has not counted: what waits, and what it refused, with the way on. */
export function OutboxList() {
  const { ready, opening, workshop, entries, locked, offline, sending, signedOut, sendNow } = useOutbox()
  const [wanted, setWanted] = useState('')
  useEffect(() => {
    const from = new URLSearchParams(location.search).get('from') ?? ''
    if (from.startsWith(`/f/${workshop}/`)) setWanted(from)
  }, [workshop])
  if (opening) return <p className="measure text-ink-soft"><span className="js-only">Looking what this device keeps …</span><span className="no-js-only">Without JavaScript nothing waits here: every form is sent at once.</span></p>
  if (!ready) return <p className="measure text-ink-soft">This device keeps nothing: what you enter is sent at once.</p>
  const refused = entries.filter(({ refusal }) => refusal !== null)
  const waiting = entries.filter(({ refusal }) => refusal === null)
  return (
    <>
      {wanted !== '' && offline && <div className="mb-6"><Notice title="That page needs the network" action={<LinkButton size="floor" href={wanted}>Try again</LinkButton>}>Only what there is to make, and what waits, is kept on this phone.</Notice></div>}
      {signedOut && <div className="mb-6"><Notice kind="caution" title="You are signed out" urgent action={<LinkButton size="floor" variant="primary" href={`/sign-in?to=/f/${workshop}/outbox`}>Sign in</LinkButton>}>What you entered is kept. Sign in as the same person, and it goes out.</Notice></div>}
      {locked > 0 && <div className="mb-6"><Notice title={`${plural(locked, 'entry', 'entries')} of somebody else ${locked === 1 ? 'waits' : 'wait'} on this device`}>{locked === 1 ? 'It is' : 'They are'} locked, and go out when that person signs in here again.</Notice></div>}
      {refused.length > 0 && (
        <section aria-labelledby="refused" className="mb-10">
          <h2 id="refused" className="mb-1 text-lg font-semibold">To look at</h2>
          <p className="mb-3 text-base text-ink-soft">These were not counted. Nothing of what you typed is lost.</p>
          <ul className="border-t border-line">{refused.map((entry) => <RefusedEntry key={entry.id} entry={entry} />)}</ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section aria-labelledby="waiting">
          <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
            <h2 id="waiting" className="text-lg font-semibold">{plural(waiting.length, 'entry', 'entries')} {waiting.length === 1 ? 'waits' : 'wait'}</h2>
            {!signedOut && <Button size="floor" variant="primary" disabled={sending} icon={<Send aria-hidden />} onClick={() => void sendNow()}>{sending ? 'Sending …' : 'Send now'}</Button>}
          </div>
          {offline && <p className="mb-3 text-base text-ink-soft">There is no connection. They go out by themselves, in this order, when it is back.</p>}
          <ul className="border-t border-line">{waiting.map((entry) => <WaitingEntry key={entry.id} entry={entry} />)}</ul>
        </section>
      )}
      {entries.length === 0 && <EmptyState title="All sent" action={<LinkButton size="floor" href={`/f/${workshop}`}>What to make</LinkButton>}>Everything you entered on this device is counted.</EmptyState>}
    </>
  )
}

function EntryHead({ entry }: { readonly entry: FloorEntry }) {
  const { workshop } = useOutbox()
  const at = new Date(entry.happenedAt).toLocaleString('en-US', { weekday: 'short', hour: 'numeric', minute: '2-digit' })
  return (
    <div className="min-w-0">
      <p className="text-lg font-semibold">{entryWords(entry)}</p>
      <p className="text-base text-ink-soft">
        <Link className="font-mono text-sm underline decoration-line-strong underline-offset-4" href={floorRunPath(workshop, entry.run)}>{entry.run.number}</Link> {entry.run.name} <span className="whitespace-nowrap"><Clock aria-hidden className="inline size-4 align-[-2px]" /> {at}</span>
        {entry.kind === 'report' && entry.scrapReason && ` · ${entry.scrapReason}`}{entry.kind === 'report' && entry.photo && ' · with a photo'}
      </p>
    </div>
  )
}

function WaitingEntry({ entry }: { readonly entry: FloorEntry }) {
  const { drop } = useOutbox()
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
      <EntryHead entry={entry} />
      {canWithdraw(entry) ? <Button size="floor" onClick={() => void drop(entry.id)}>Withdraw</Button> : <p className="text-base text-ink-soft">It left this phone; the answer is awaited.</p>}
    </li>
  )
}

/** What the server said, and what can be done: send it all the same where that is possible, correct it, try again, or discard it after asking. */
function RefusedEntry({ entry }: { readonly entry: FloorEntry }) {
  const { correct, drop } = useOutbox()
  const code = entry.refusal?.code ?? ''
  const oldClock = code.startsWith('happened-')
  const over = code === 'over-production' && entry.kind === 'report'
  const ended = code === RUN_ENDED
  return (
    <li className="grid gap-3 border-b border-line py-4">
      <EntryHead entry={entry} />
      <p className="flex items-start gap-2 font-medium text-rejected"><CircleAlert aria-hidden className="mt-1 size-5 shrink-0" />{entry.refusal?.message}</p>
      <div className="flex flex-wrap items-start gap-3">
        {over && <Button size="floor" variant="primary" onClick={() => void correct({ ...entry, confirmOver: true })}>The number is right: send it</Button>}
        {oldClock && <Button size="floor" variant="primary" onClick={() => void correct({ ...entry, happenedAt: new Date().toISOString() })}>Send with the time it is now</Button>}
        {!over && !oldClock && !ended && <Button size="floor" onClick={() => void correct(entry)}>Try again</Button>}
        {entry.kind === 'report' && !ended && <CorrectReport entry={entry} />}
        <details suppressHydrationWarning className="group">
          <summary className={buttonClass('danger', 'floor')}>Discard …</summary>
          <div className="mt-3 grid gap-3 border-l-4 border-rejected pl-4">
            <p>“{entryWords(entry)}” is then counted nowhere. This cannot be undone.</p>
            <Button size="floor" variant="danger" className="justify-self-start" onClick={() => void drop(entry.id)}>Discard it</Button>
          </div>
        </details>
      </div>
    </li>
  )
}
