import { cache } from 'react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { env } from '#env.ts'
import { formatMinor, plainAmount } from '#kernel/money.ts'
import { PolicyLinks } from '#modules/policies/ui/policy-links.tsx'
import { getToyPage } from '#modules/repair/queries/toy-page.ts'
import { drawnLines } from '#modules/repair/ui/drawn-lines.ts'
import { GuideList } from '#modules/repair/ui/guide-list.tsx'
import { JsonLd } from '#modules/repair/ui/json-ld.tsx'
import { ageText } from '#modules/repair/ui/words.ts'
import { AssembledView, PartDrawing } from '#ui/drawing/part-drawing.tsx'
import { shapeOf } from '#modules/repair/ui/drawn-lines.ts'
import { PublicPage } from '../../public-page.tsx'
import { PageLink, PageLinkButton } from '#ui/page-link.tsx'

// Rendered once and kept for a minute; nothing here depends on who asks.
export const revalidate = 60
export const generateStaticParams = () => []

const toyPage = cache(getToyPage)

export async function generateMetadata({ params }: PageProps<'/toys/[slug]'>): Promise<Metadata> {
  const toy = await toyPage((await params).slug)
  return toy ? { title: `${toy.name}: parts and repair`, description: toy.summary, alternates: { canonical: `/toys/${toy.slug}` } } : {}
}

export default async function Page({ params }: PageProps<'/toys/[slug]'>) {
  const toy = (await toyPage((await params).slug)) ?? notFound()
  const newest = toy.revisions[0]
  const spares = newest?.lines.filter((line) => line.replaceable).slice(0, 6) ?? []
  return (
    <PublicPage>
      <JsonLd data={{
        '@type': 'ProductGroup', name: toy.name, description: toy.summary, productGroupID: toy.slug, url: `${env.APP_URL}/toys/${toy.slug}`, brand: { '@type': 'Brand', name: toy.brand.name },
        audience: { '@type': 'PeopleAudience', suggestedMinAge: toy.minAgeMonths / 12 },
        hasVariant: toy.skus.map((sku) => ({ '@type': 'Product', name: sku.name, sku: sku.code, gtin14: sku.gtin, offers: { '@type': 'Offer', price: plainAmount(sku.retailPrice, sku.currency), priceCurrency: sku.currency } })),
      }} />
      <div className="grid items-center gap-x-14 gap-y-8 lg:grid-cols-[1.15fr_1fr]">
        <div className="flex justify-center py-4">
          {newest && <AssembledView lines={drawnLines(newest.lines)} title={`${toy.name}, drawn`} className="max-h-[26rem] w-full max-w-xl" />}
        </div>
        <div>
          <p className="text-base font-medium text-ink-soft">{toy.brand.name}</p>
          <h1 className="mt-1 font-display text-2xl font-semibold tracking-[-0.03em] sm:text-3xl">{toy.name}</h1>
          <p className="measure mt-3 text-lg leading-normal">{toy.summary}</p>
          <p className="mt-3 text-ink-soft">{ageText(toy.minAgeMonths)}{newest && ` · ${newest.lines.length} parts, every one with a number`}</p>
          <div className="no-print mt-6 flex flex-wrap gap-3">
            <PageLinkButton href={`/toys/${toy.slug}/parts`} variant="primary">Parts and exploded view</PageLinkButton>
            {toy.guides.length > 0 && <PageLinkButton href="#repair">Repair guides</PageLinkButton>}
          </div>
        </div>
      </div>

      {toy.skus.length > 0 && (
        <section aria-labelledby="editions" className="mt-14">
          <h2 id="editions" className="font-display text-xl font-semibold tracking-[-0.02em]">{toy.skus.length > 1 ? 'Editions' : 'Price'}</h2>
          <ul className="mt-3 border-t border-line">
            {toy.skus.map((sku) => (
              <li key={sku.gtin} className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-3">
                <span><span className="font-medium">{sku.name}</span> <span className="whitespace-nowrap font-mono text-sm text-ink-soft">GTIN {sku.gtin}</span></span>
                <span className="tabular font-display text-lg font-semibold">{formatMinor(sku.retailPrice, sku.currency)}</span>
              </li>
            ))}
          </ul>
          <div className="mt-2 flex flex-wrap items-center gap-x-4 text-base text-ink-soft">
            {toy.brand.policies.length > 0 && <span>Before you buy:</span>}
            <PolicyLinks brandSlug={toy.brand.slug} brandName={toy.brand.name} kinds={toy.brand.policies} />
          </div>
        </section>
      )}

      {toy.guides.length > 0 && (
        <section id="repair" aria-labelledby="repair-title" className="mt-14">
          <h2 id="repair-title" className="mb-3 font-display text-xl font-semibold tracking-[-0.02em]">What is wrong with it?</h2>
          <GuideList guides={toy.guides} />
        </section>
      )}

      {spares.length > 0 && (
        <section aria-labelledby="spares" className="mt-14">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h2 id="spares" className="font-display text-xl font-semibold tracking-[-0.02em]">Parts that can be replaced</h2>
            <PageLink href={`/toys/${toy.slug}/parts`} className="prose-link inline-flex min-h-11 items-center text-base">All {newest?.lines.length} parts</PageLink>
          </div>
          <ul className="mt-4 grid grid-cols-2 gap-x-6 gap-y-8 sm:grid-cols-3 lg:grid-cols-6">
            {spares.map((line) => (
              <li key={line.findNumber} className="relative">
                <div aria-hidden className="flex h-24 items-end justify-center border-b border-ink pb-2"><PartDrawing shape={shapeOf(line.shape)} className="max-h-20 w-full max-w-24" /></div>
                <PageLink href={`/parts/${encodeURIComponent(line.partNumber)}`} className="mt-2 block text-base font-medium after:absolute after:inset-0">{line.partName}</PageLink>
                <p className="tabular text-sm text-ink-soft">{line.sparePrice === null ? 'Not sold' : formatMinor(line.sparePrice, toy.brand.currency)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}

      <section aria-labelledby="brand" className="mt-14 grid gap-x-14 gap-y-4 border-t border-line pt-8 sm:grid-cols-2">
        {toy.story && <p className="measure">{toy.story}</p>}
        <div>
          <h2 id="brand" className="font-semibold">{toy.brand.name}</h2>
          {toy.brand.about && <p className="measure text-ink-soft">{toy.brand.about}</p>}
          {toy.brand.supportEmail && <a className="prose-link inline-flex min-h-11 items-center" href={`mailto:${toy.brand.supportEmail}?subject=${encodeURIComponent(toy.name)}`}>{toy.brand.supportEmail}</a>}
        </div>
      </section>
    </PublicPage>
  )
}
