'use client'
import Link from 'next/link'
import { SyncState } from '#ui/frames/floor-frame.tsx'
import { useOutbox } from './outbox-context.tsx'

/** The sync state, always in sight; it leads to the list of what waits. */
export function SyncBadge({ workshop }: { readonly workshop: string }) {
  const { entries, offline, ready, opening } = useOutbox()
  const refused = entries.filter(({ refusal }) => refusal !== null).length
  return (
    <div role="status">
      <Link href={`/f/${workshop}/outbox`} className="flex min-h-14 items-center px-1"><SyncState waiting={entries.length - refused} refused={refused} offline={offline} kept={opening ? 'unknown' : ready ? 'known' : 'nothing'} /></Link>
    </div>
  )
}
