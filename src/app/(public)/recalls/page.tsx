import type { Metadata } from 'next'
import { formatDigitalLink } from '#kernel/gs1.ts'
import { unitWords } from '#kernel/unit-range.ts'
import { listPublicRecalls, type PublicRecall } from '#modules/recalls/queries.ts'
import { RecallState } from '#modules/recalls/ui/recall-state.tsx'
import { DateText } from '#ui/date-text.tsx'
import { FindBox } from '#ui/frames/public-frame.tsx'
import { PublicPage } from '../public-page.tsx'
import { dateAt } from '#kernel/calendar-date.ts'
import { Icon } from '#ui/icon.tsx'
import { PageLink } from '#ui/page-link.tsx'

// A recall is seen in the second it is published.
export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Recalls', description: 'Toys that must not be used, what can happen, and what to do now. Check your own by its code.' }

export default async function Page() {
  const recalls = await listPublicRecalls()
  const open = recalls.filter(({ state }) => state === 'published')
  const closed = recalls.filter(({ state }) => state !== 'published')
  return (
    <PublicPage find={false}>
      <h1 className="font-display text-2xl font-semibold tracking-[-0.03em] sm:text-3xl">Recalls</h1>
      <p className="measure mt-2 text-lg">Is yours one of them? Scan the code on the toy, or type its lot.</p>
      <div className="mt-5"><FindBox size="large" label="Check a toy by its code" /></div>
      <div className="mt-10">
        {open.length === 0
          ? <RecallState look="clear" title="No toy is recalled now."><p>{closed.length > 0 ? 'Earlier recalls stand below: units of those lots must still not be used as they are.' : 'No brand here has ever had to recall one.'}</p></RecallState>
          : open.map((recall) => <Recall key={`${recall.brandSlug} ${recall.number}`} recall={recall} />)}
      </div>
      {closed.length > 0 && (
        <section aria-labelledby="closed" className="mt-14">
          <h2 id="closed" className="font-display text-xl font-semibold tracking-[-0.02em]">Closed campaigns</h2>
          {closed.map((recall) => <Recall key={`${recall.brandSlug} ${recall.number}`} recall={recall} />)}
        </section>
      )}
    </PublicPage>
  )
}

function Recall({ recall }: { readonly recall: PublicRecall }) {
  const open = recall.state === 'published'
  return (
    <article className="grid gap-x-10 gap-y-4 border-t-2 border-ink py-7 md:grid-cols-[1fr_16rem]">
      <div>
        <p className={open ? 'flex items-center gap-2 font-semibold text-rejected' : 'flex items-center gap-2 font-semibold text-ink-soft'}><Icon name="octagon-alert" className="size-5" />{open ? 'Stop using it' : 'Closed'}</p>
        <h3 className="mt-1 font-display text-xl font-semibold tracking-[-0.02em]">{recall.title}</h3>
        <p className="text-base text-ink-soft">{recall.brandName} · <span className="font-mono">{recall.number}</span> · <DateText day={dateAt(new Date(recall.publishedAt), recall.timeZone)} today={dateAt(new Date(), recall.timeZone)} weekday={false} /></p>
        <h4 className="mt-4 font-semibold">What can happen</h4>
        <p className="measure whitespace-pre-line">{recall.hazard}</p>
        <h4 className="mt-3 font-semibold">What to do now</h4>
        <p className="measure whitespace-pre-line">{recall.remedy}</p>
        {recall.supportEmail && <p className="mt-3"><a className="prose-link inline-flex min-h-11 items-center" href={`mailto:${recall.supportEmail}?subject=${encodeURIComponent(`Recall ${recall.number}`)}`}>{recall.supportEmail}</a></p>}
      </div>
      <div>
        <h4 className="font-semibold">Only these lots</h4>
        <ul className="mt-1">
          {recall.lots.map((lot) => (
            <li key={`${lot.gtin} ${lot.code}`} className="border-b border-line py-1.5">
              {lot.gtin ? <PageLink className="prose-link inline-flex min-h-8 items-center font-mono" href={formatDigitalLink('', { gtin: lot.gtin, lot: lot.code }).value ?? '/find'}>{lot.code}</PageLink> : <span className="font-mono">{lot.code}</span>}
              {lot.skuName && <span className="block text-sm text-ink-soft">{lot.skuName}{lot.units && `, ${unitWords(lot.units)}`}</span>}
            </li>
          ))}
        </ul>
      </div>
    </article>
  )
}
