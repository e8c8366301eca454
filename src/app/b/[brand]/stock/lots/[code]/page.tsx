import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import Link from 'next/link'
import { listTrail } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { LotDisposition } from '#modules/quality/ui/lot-disposition.tsx'
import { listPlacesForBrand } from '#modules/places/public.ts'
import { getLotPage, type LotPage } from '#modules/stock/queries/get-lot-page.ts'
import { CountForm, ScrapForm, TransferForm } from '#modules/stock/ui/correction-forms.tsx'
import { lotHistory } from '#modules/stock/ui/lot-history.ts'
import { LotBalances, LotFamily, LotHolds, LotMoves, LotUnitTable } from '#modules/stock/ui/lot-tables.tsx'
import { OnTheWay } from '#modules/stock/ui/stock-tables.tsx'
import { LinkButton } from '#ui/button.tsx'
import { LotStrip, type LotPart } from '#ui/charts/lot-strip.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { QrCode } from '#ui/qr-code.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

interface Props { readonly params: Promise<{ brand: string; code: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Lot ${decodeURIComponent((await params).code)}` }
}

export default async function Page({ params }: Props) {
  const { brand, code } = await params
  const stock = `/b/${brand}/stock`
  const actor = await requireActor('brand', brand, `${stock}/lots/${code}`)
  const lot = await getLotPage(actor, decodeURIComponent(code), new Date())
  if (!lot) notFound()
  const [history, places] = await Promise.all([listTrail(lot.brandId, { kind: 'lot', id: lot.id }), listPlacesForBrand(actor.brandId)])
  const here = `${stock}/lots/${encodeURIComponent(lot.code)}`
  const mayMove = may(actor, 'shipments:send')
  const mayCorrect = may(actor, 'stock:move') && lot.balances.length > 0
  return (
    <>
      <PageHead title={`Lot ${lot.code}`} crumbs={[{ label: 'Stock', href: stock }, { label: 'Lots', href: `${stock}?by=lot` }]} state={<StateBadge state={lot.recalled ? 'recalled' : lot.quality} size="large" />}
        about={<>{lot.itemName}{lot.revision && <>, revision {lot.revision}</>}</>}
        action={<><LinkButton href={`${here}/trace`}>Trace</LinkButton><LinkButton href={`${stock}/labels?lot=${encodeURIComponent(lot.code)}`}>Print labels</LinkButton><LotDisposition workspace={brand} actor={actor} lot={lot} /></>}>
        <Facts facts={[
          { label: 'On hand', value: lot.onHand.toLocaleString('en-US'), note: lot.made > 0 ? `of ${lot.made.toLocaleString('en-US')} ${lot.bought ? 'received' : 'made'}` : undefined },
          ...(lot.bought ? [] : [{ label: 'Held for restocks', value: lot.allocated.toLocaleString('en-US') }]),
          { label: 'On the way', value: lot.inTransit.toLocaleString('en-US'), href: lot.inTransit > 0 ? `/b/${brand}/shipments?state=in-transit` : undefined },
          lot.bought ? { label: 'Built in', value: lot.used.toLocaleString('en-US') } : { label: 'Sold', value: lot.sold.toLocaleString('en-US') },
          { label: lot.bought ? 'Received' : 'Made', value: <DateText day={lot.madeOn} weekday={false} />, ...(lot.runNumber && { note: <Link href={`/b/${brand}/runs/${lot.runNumber}`} className="prose-link font-mono">{lot.runNumber}</Link> }) },
          ...(lot.expiresOn ? [{ label: 'Use by', value: <DateText day={lot.expiresOn} weekday={false} /> }] : []),
        ]} />
      </PageHead>
      {lot.recalled && <div className="mb-6"><Notice kind="alarm" title="This lot is recalled" action={<Link href={`/b/${brand}/recalls`} className="prose-link">Recalls</Link>}>Nothing of it can be promised, sold or sent to a shop. It may go back to a workshop or warehouse.</Notice></div>}
      {!lot.recalled && lot.qualityReason && lot.quality !== 'released' && <div className="mb-6"><Notice kind={lot.quality === 'rejected' ? 'alarm' : 'caution'} title={lot.quality === 'rejected' ? 'Rejected' : 'On hold'}>{lot.qualityReason}</Notice></div>}
      <LotStrip label={`Lot ${lot.code}`} parts={parts(lot)} />

      <Section title="Where it lies"><LotBalances lot={lot} base={stock} mayMove={mayMove} />{lot.arriving.length > 0 && <div className="mt-3 flex flex-wrap gap-x-4 gap-y-1"><span className="font-medium">On the way</span><OnTheWay arriving={lot.arriving} more={lot.moreArriving} /></div>}</Section>
      {lot.serialised && <Section title="Where each unit is" about="Units carry numbers. A movement that does not name its units is taken to have gone with the lowest, and says so."><LotUnitTable lot={lot} /></Section>}
      {lot.holds.length > 0 && <Section title="Held for"><LotHolds holds={lot.holds} timeZone={lot.timeZone} restocks={`/b/${brand}/restocks`} /></Section>}
      <Section title="Movements" about="Nothing is ever changed or deleted here; a mistake is corrected by its reversal."><LotMoves lot={lot} workspace={brand} shipments={`/b/${brand}/shipments`} mayMove={mayCorrect} /></Section>
      {mayCorrect && (
        <Section title="Correct the books">
          <div className="grid gap-x-12 gap-y-4 sm:grid-cols-3">
            <details suppressHydrationWarning className="border-y border-line py-2"><summary className="flex min-h-9 cursor-pointer items-center font-medium">Some are elsewhere already</summary><div className="pt-3 pb-4"><TransferForm workspace={brand} lotId={lot.id} balances={lot.balances} serialised={lot.serialised} places={places.filter(({ state }) => state === 'open').map(({ id, name, kind, city }) => ({ value: id, label: `${name}, ${city}`, group: KINDS[kind] }))} /></div></details>
            <details suppressHydrationWarning className="border-y border-line py-2"><summary className="flex min-h-9 cursor-pointer items-center font-medium">A count says otherwise</summary><div className="pt-3 pb-4"><CountForm workspace={brand} lotId={lot.id} balances={lot.balances} /></div></details>
            <details suppressHydrationWarning className="border-y border-line py-2"><summary className="flex min-h-9 cursor-pointer items-center font-medium">Pieces are scrap</summary><div className="pt-3 pb-4"><ScrapForm workspace={brand} lotId={lot.id} balances={lot.balances} serialised={lot.serialised} /></div></details>
          </div>
        </Section>
      )}
      {lot.digitalLink && (
        <Section title="The code on each unit" about="A GS1 Digital Link. A phone that scans it shows this lot's recall state, its revision's parts and guides. No account needed.">
          <div className="flex flex-wrap items-center gap-6">
            <QrCode text={lot.digitalLink} label={`QR code of lot ${lot.code}`} className="size-36 rounded-control" />
            <div className="min-w-0"><Link href={new URL(lot.digitalLink).pathname} className="prose-link font-mono text-sm break-all">{lot.digitalLink}</Link><p className="mt-2"><CopyButton text={lot.digitalLink} label="Copy the address" /></p></div>
          </div>
        </Section>
      )}
      <Section title="Where from, where to"><LotFamily lot={lot} base={stock} /></Section>
      <Section title="History">{history.length === 0 ? <p className="text-ink-soft">No decision about this lot yet.</p> : <Timeline entries={lotHistory(history)} timeZone={lot.timeZone} />}</Section>
    </>
  )
}

const KINDS = { workshop: 'Workshops', warehouse: 'Warehouses', shop: 'Shops', venue: 'Venues' } as const

/** Every piece ever made, by what it is now. */
function parts(lot: LotPage): { part: LotPart; quantity: number; words?: string }[] {
  const usable = lot.balances.reduce((sum, row) => sum + row.usable, 0)
  const stopped = lot.recalled || lot.quality === 'held'
  const rest = lot.onHand - usable - (stopped ? 0 : lot.allocated)
  const unusable: LotPart = stopped ? 'held' : lot.quality === 'rejected' ? 'rejected' : lot.quality === 'quarantine' ? 'quarantine' : 'held'
  return [
    { part: 'released', quantity: usable }, { part: 'allocated', quantity: stopped ? 0 : lot.allocated }, { part: unusable, quantity: Math.max(0, rest) },
    { part: 'shipped', quantity: Math.max(0, lot.inTransit) }, { part: 'sold', quantity: Math.max(0, lot.sold) }, { part: 'scrapped', quantity: lot.scrapped },
    { part: 'used', quantity: lot.used, words: 'built in' }, { part: 'returned', quantity: lot.returned }, { part: 'unaccounted', quantity: lot.unaccounted },
  ]
}
