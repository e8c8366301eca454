'use client'
import Link from 'next/link'
import { plural } from '#kernel/plural.ts'
import { SyncState } from '#ui/frames/floor-frame.tsx'
import { useKeptPages } from './kept-pages.ts'
import { useOutbox } from './outbox-context.tsx'

/** The sync state, always in sight; it leads to the list of what waits. */
export function SyncBadge({ workshop }: { readonly workshop: string }) {
  const { entries, offline, ready, opening } = useOutbox()
  const kept = useKeptPages()
  const runs = kept && [...kept].filter((path) => path.startsWith(`/f/${workshop}/runs/`)).length
  const refused = entries.filter(({ refusal }) => refusal !== null).length
  return (
    <div role="status">
      <Link href={`/f/${workshop}/outbox`} className="flex min-h-14 flex-col items-end justify-center px-1"><SyncState waiting={entries.length - refused} refused={refused} offline={offline} kept={opening ? 'unknown' : ready ? 'known' : 'nothing'} />{ready && runs ? <span className="text-xs font-normal text-ink-soft">{plural(runs, 'run')} kept</span> : null}</Link>
    </div>
  )
}
