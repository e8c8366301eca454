import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireActor } from '#auth/require-actor.ts'
import { getCount } from '#modules/stock/queries/get-count.ts'
import { BlindSheet } from '#modules/stock/ui/count-entry.tsx'
import { DateText } from '#ui/date-text.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { PrintButton } from '#ui/print-button.tsx'

export const metadata: Metadata = { title: 'Blind count sheet' }

export default async function Page({ params }: { params: Promise<{ brand: string; number: string }> }) {
  const { brand, number } = await params
  const counts = `/b/${brand}/stock/counts`
  const actor = await requireActor('brand', brand, `${counts}/${number}/sheet`)
  const count = await getCount(actor, decodeURIComponent(number))
  if (!count || count.state !== 'counting') notFound()
  return (
    <>
      <PageHead title={`Count ${count.placeName}`} number={count.number} crumbs={[{ label: 'Counts', href: counts }, { label: count.number, href: `${counts}/${count.number}` }]} action={<PrintButton />}
        about={<>Opened <DateText instant={count.openedAt} timeZone={count.timeZone} />. Count every piece, promised or not; write 0 where there is none.</>} />
      <BlindSheet lines={count.lines.filter(({ state }) => state === 'open')} />
      <p className="mt-8 text-sm">Counted by <span className="inline-block w-48 border-b border-line-strong" aria-hidden /> on <span className="inline-block w-40 border-b border-line-strong" aria-hidden /></p>
      <p className="mt-4 text-sm text-ink-soft">Not on the sheet (lot on the label, pieces):</p>
      <div aria-hidden className="mt-6 grid gap-8"><span className="block border-b border-line-strong" /><span className="block border-b border-line-strong" /></div>
    </>
  )
}
