import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireActor } from '#auth/require-actor.ts'
import { plural } from '#kernel/plural.ts'
import { typedNumber } from '#kernel/typed-number.ts'
import { listLabels, type LotLabel } from '#modules/stock/queries/list-labels.ts'
import { LABEL_FORMATS, LabelSheets, type PrintedLabel } from '#modules/stock/ui/label-sheet.tsx'
import { Button } from '#ui/button.tsx'
import { NumberField, SelectField } from '#ui/fields.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { PrintButton } from '#ui/print-button.tsx'

export const metadata: Metadata = { title: 'Lot labels' }

const MOST = 300
const searchSchema = z.object({
  lot: z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string().max(40)).max(50)).catch([]),
  each: typedNumber().int().min(1).max(MOST).catch(1),
  from: typedNumber().int().min(1).max(10_000_000).catch(1),
  format: z.enum(LABEL_FORMATS).catch('letter'),
})

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/stock/labels`
  const actor = await requireActor('brand', brand, path)
  const search = await searchParams
  const { lot: codes, each, from, format } = searchSchema.parse(search)
  const lots = await listLabels(actor, codes)
  if (lots.length === 0) notFound()
  const labels = lots.flatMap((lot) => labelsOf(lot, each, from)).slice(0, MOST)
  const wanted = lots.length * each
  const numbered = lots.some(({ units }) => units !== null)
  // Labels may be printed before the goods are reported; that they are is said.
  const ahead = lots.filter(({ units }) => units !== null && from + each - 1 > units)
  const typed = (name: 'each' | 'from') => (typeof search[name] === 'string' ? search[name] : { each, from }[name])
  return (
    <div className="label-page">
      <div className="no-print">
        <PageHead title="Lot labels" crumbs={[{ label: 'Stock', href: `/b/${brand}/stock` }, ...(lots.length === 1 ? [{ label: `Lot ${lots[0]!.code}`, href: `/b/${brand}/stock/lots/${encodeURIComponent(lots[0]!.code)}` }] : [{ label: 'Lots', href: `/b/${brand}/stock?by=lot` }])]}
          about={lots.length === 1 ? `${lots[0]!.itemName}. The code is a GS1 Digital Link of the lot${numbered ? ' and the unit' : ''}.` : `${lots.length} lots: ${lots.map(({ code }) => code).join(', ')}.`} action={<PrintButton label={`Print ${labels.length}`} />} />
        <form action={path} className="mb-8 flex flex-wrap items-end gap-3 border-y border-line py-4">
          {lots.map(({ code }) => <input key={code} type="hidden" name="lot" value={code} />)}
          <NumberField name="each" label="Labels a lot" defaultValue={typed('each')} error={search.each !== undefined && search.each !== String(each) ? `From 1 to ${MOST}.` : undefined} className="w-32" />
          {numbered && <NumberField name="from" label="From unit" defaultValue={typed('from')} error={search.from !== undefined && search.from !== String(from) ? 'From 1 on.' : undefined} className="w-32" />}
          <SelectField name="format" label="Paper" defaultValue={format} className="w-full sm:w-64" options={[{ value: 'letter', label: 'Letter sheet, 10 labels 4 × 2 in' }, { value: 'a4', label: 'A4 sheet, 21 labels 63.5 × 38.1 mm' }, { value: '4x6', label: 'Roll, one label 4 × 6 in' }]} />
          <Button type="submit">Show</Button>
        </form>
        {wanted > MOST && <p className="mb-4 text-sm text-held">The first {MOST} of {wanted.toLocaleString('en-US')} are shown. Print them, then go on from there.</p>}
        {ahead.map(({ code, units }) => <p key={code} className="mb-4 text-sm text-held">Lot {code} has {plural(units ?? 0, 'unit')} so far: labels from № {((units ?? 0) + 1).toLocaleString('en-US')} on are for units that are not made yet.</p>)}
        <p className="mb-4 text-sm text-ink-soft">Print at 100 %, without margins or headers of the browser.</p>
      </div>
      <LabelSheets labels={labels} format={format} />
    </div>
  )
}

/** One label after the other; units of a serialised lot carry their numbers. */
function labelsOf(lot: LotLabel, each: number, from: number): PrintedLabel[] {
  return Array.from({ length: each }, (_, index) => (lot.units === null ? { lot } : { lot, serial: String(from + index) }))
}
