import type { ReactNode } from 'react'
import { Download } from 'lucide-react'
import { LinkButton } from '#ui/button.tsx'

const COLUMNS: readonly { readonly name: string; readonly example: string; readonly about: ReactNode }[] = [
  { name: 'date', example: '2026-11-05', about: 'The day at your shop.' },
  { name: 'time', example: '14:30', about: 'May be left out. With it we know when the last piece went.' },
  { name: 'sku', example: 'TIDE-01', about: 'Our code, or the number under the barcode (GTIN).' },
  { name: 'sold', example: '3', about: 'Pieces sold: of that day, or of one sale.' },
  { name: 'returned', example: '1', about: 'May be left out. Pieces that came back, without a minus.' },
  { name: 'gross', example: '144.00', about: 'May be left out. What was taken for them, before discounts and tax.' },
  { name: 'reference', example: 'R-1042', about: 'May be left out. A receipt number: it lets two equal sales of one day count as two.' },
]

const TILLS: readonly { readonly name: string; readonly where: string }[] = [
  { name: 'Square', where: 'Dashboard → Transactions → Export → Items detail CSV' },
  { name: 'Shopify', where: 'Orders → Export → Plain CSV file' },
  { name: 'Clover', where: 'Orders → Export → Line items' },
]

/** Which files are understood, and the plain template column by column. */
export function FormatGuide({ templateHref }: { readonly templateHref: string }) {
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(15rem,1fr)_2fr]">
      <div>
        <h3 className="font-semibold">Straight from your till</h3>
        <p className="mt-1 text-sm text-ink-soft">The file is recognised by its heading. Leave it as it is exported.</p>
        <dl className="mt-3 grid gap-3">
          {TILLS.map(({ name, where }) => <div key={name}><dt className="font-medium">{name}</dt><dd className="text-sm text-ink-soft">{where}</dd></div>)}
        </dl>
      </div>
      <div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h3 className="font-semibold">Or the plain template</h3>
          <LinkButton size="small" href={templateHref} prefetch={false} icon={<Download aria-hidden />}>Download template</LinkButton>
        </div>
        <p className="mt-1 text-sm text-ink-soft">For any other till. The columns may stand in any order; comma, semicolon or tab between them.</p>
        <table className="data-table mt-3">
          <caption className="sr-only">Columns of the plain template</caption>
          <thead><tr><th scope="col">Column</th><th scope="col">Example</th><th scope="col">What goes in</th></tr></thead>
          <tbody>{COLUMNS.map(({ name, example, about }) => <tr key={name}><th scope="row" className="row-title font-mono text-sm">{name}</th><td data-label="Example" className="font-mono text-sm whitespace-nowrap">{example}</td><td data-label="What goes in">{about}</td></tr>)}</tbody>
        </table>
      </div>
    </div>
  )
}
