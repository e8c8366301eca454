'use client'
import { useEffect } from 'react'
import { useOutbox } from './outbox-context.tsx'
import { useKeptPages } from './kept-pages.ts'
import { keepPages } from './worker-contact.ts'

/** These are what one makes next: their figures are fetched anew after some minutes, those of the others after an hour. */
const NEXT = 12
const MINUTE_MS = 60_000

/** Has the worker keep the pages of the runs to make, for the time without a network, and says how many it has. `total`: also those for which there is no room. */
export function KeepRuns({ paths, total }: { readonly paths: readonly string[]; readonly total: number }) {
  const { ready } = useOutbox()
  const kept = useKeptPages()
  const list = paths.join('\n')
  useEffect(() => {
    if (!ready || list === '') return
    const runs = list.split('\n')
    keepPages(runs.slice(0, NEXT), 5 * MINUTE_MS)
    keepPages(runs.slice(NEXT), 60 * MINUTE_MS)
  }, [ready, list])
  if (!ready || total === 0 || kept === null) return null
  const have = paths.filter((path) => kept.has(path)).length
  return <p className="mb-6 text-base text-ink-soft" role="status">{have === total ? `Without a network: ${total === 1 ? 'this run is' : `all ${total} runs are`} kept on this phone.` : `Without a network: ${have} of ${total} runs are kept on this phone${have < paths.length ? ' so far' : '; open one of the others once to keep it too'}.`}</p>
}
