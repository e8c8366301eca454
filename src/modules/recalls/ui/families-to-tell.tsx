import { plural } from '#kernel/plural.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Facts } from '#ui/facts.tsx'
import { Count } from '#ui/money.tsx'
import type { Notices } from '../queries.ts'

/** Registrations of one lot. */
interface Row {
  readonly lot: string
  readonly toy: string
  readonly registered: number
  readonly reachable: number
}

/** How many families can be written to, toy by toy, and how far the mails are. Counts only: nobody sees an address. */
export function FamiliesToTell({ rows, registered, reachable, notices }: { readonly rows: readonly Row[]; readonly registered: number; readonly reachable: number; readonly notices: Notices | null }) {
  if (registered === 0) return <p className="text-ink-soft">No family has registered one of these toys. They can on the page that the code on the toy opens.</p>
  return (
    <>
      {notices && (
        <div className="mb-5">
          <Facts facts={[
            { label: 'Written to', value: notices.sent.toLocaleString('en-US'), note: 'people', tone: notices.sent > 0 && notices.toGo + notices.givenUp === 0 ? 'released' : undefined },
            { label: 'Mails still to go', value: notices.toGo.toLocaleString('en-US'), tone: notices.toGo > 0 ? 'held' : undefined },
            ...(notices.skipped > 0 ? [{ label: 'Not written to', value: notices.skipped.toLocaleString('en-US'), note: 'stopped before the mail left' }] : []),
            ...(notices.givenUp > 0 ? [{ label: 'Not delivered', value: notices.givenUp.toLocaleString('en-US'), note: 'tried for days, given up', tone: 'rejected' as const }] : []),
          ]} />
        </div>
      )}
      <DataTable caption="Families to tell" rows={rows} rowKey={({ lot }) => lot} columns={[
        { key: 'toy', label: 'Toy', cell: ({ toy }) => toy },
        { key: 'lot', label: 'Lot', cell: ({ lot }) => <span className="font-mono text-sm">{lot}</span> },
        { key: 'registered', label: 'Registered', number: true, total: registered.toLocaleString('en-US'), cell: (row) => <Count value={row.registered} /> },
        { key: 'reachable', label: 'Reachable', number: true, total: reachable.toLocaleString('en-US'), cell: (row) => <Count value={row.reachable} /> },
      ]} />
    </>
  )
}

/** Before a recall is published: who will be written to. */
export function willBeTold(addresses: number): string {
  return addresses === 0 ? 'No family can be written to: none has registered one of these toys and confirmed it.' : `${plural(addresses, 'person', 'people')} who registered one of these toys ${addresses === 1 ? 'is' : 'are'} written to at once.`
}
