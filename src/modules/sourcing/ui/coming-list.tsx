import Link from 'next/link'
import { DateText } from '#ui/date-text.tsx'
import type { Coming } from '../domain/coverage.ts'

/** What is coming, each with its document and day. `brand` is the workspace. */
export function ComingList({ coming, brand }: { readonly coming: readonly Coming[]; readonly brand: string }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-soft">
      {coming.map((one, index) => (
        <li key={`${one.label} ${index}`} className="tabular">
          {one.pieces.toLocaleString('en-US')} {one.kind === 'quarantine' ? 'in quarantine' : one.kind === 'order' ? 'on order' : 'on the way'},{' '}
          <Link href={one.kind === 'order' ? `/b/${brand}/sourcing/orders/${one.label}` : one.kind === 'transfer' ? `/b/${brand}/shipments/${one.label}` : `/b/${brand}/stock/lots/${one.label}`} className="font-mono text-xs hover:underline">{one.label}</Link>, {one.kind === 'quarantine' && 'looked at by '}<DateText day={one.on} />
        </li>
      ))}
    </ul>
  )
}
