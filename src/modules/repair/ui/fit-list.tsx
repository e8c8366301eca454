import type { FitRow, PartIdentity } from '../domain/fit-table.ts'
import { Icon } from '#ui/icon.tsx'
import { PageLink } from '#ui/page-link.tsx'

/** What fits: for each toy revision the part it was built with, what may go in its place and what to do then, and what must never. */
export function FitList({ rows, number }: { readonly rows: readonly FitRow[]; readonly number: string }) {
  return (
    <ul className="border-t border-line">
      {rows.map((row) => (
        <li key={`${row.toySlug} ${row.toyRevision} ${row.fitted.id}`} className="grid gap-x-8 gap-y-2 border-b border-line py-4 sm:grid-cols-[13rem_1fr]">
          <p><PageLink href={`/toys/${row.toySlug}/parts?revision=${row.toyRevision}`} className="inline-flex min-h-6 items-center font-medium underline-offset-4 hover:underline">{row.toyName}</PageLink><span className="block text-base text-ink-soft">revision {row.toyRevision}</span></p>
          <ul className="space-y-2.5">
            <li className="flex items-start gap-2.5"><Icon name="check" className="mt-1 size-4.5 shrink-0 text-released" /><p>Was built with <strong>{named(row.fitted, number)}</strong>. The same fits as it is.</p></li>
            {row.offered.map((part) => part.fit === 'exact'
              ? <li key={part.id} className="flex items-start gap-2.5"><Icon name="check" className="mt-1 size-4.5 shrink-0 text-released" /><p><Named part={part} number={number} /> fits as it is.</p></li>
              : <li key={part.id} className="flex items-start gap-2.5"><Icon name="wrench" className="mt-1 size-4.5 shrink-0 text-held" /><div><p><Named part={part} number={number} /> fits with a change:</p>{part.changes.map((change) => <p key={change} className="measure font-medium">{change}</p>)}</div></li>)}
            {row.notSafe.map((part) => (
              <li key={part.id} className="flex items-start gap-2.5 text-rejected"><Icon name="octagon-alert" className="mt-1 size-4.5 shrink-0" /><p><strong>Not safe: {named(part, number)}.</strong> Do not fit it to revision {row.toyRevision} of {row.toyName}, even if it goes in.</p></li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Named({ part, number }: { readonly part: PartIdentity; readonly number: string }) {
  if (part.number === number) return <strong>{named(part, number)}</strong>
  return <PageLink href={`/parts/${encodeURIComponent(part.number)}`} className="prose-link font-semibold">{named(part, number)}</PageLink>
}

function named(part: PartIdentity, number: string): string {
  return part.number === number ? `revision ${part.revision}` : `${part.name} (${part.number}) revision ${part.revision}`
}
