import { cache } from 'react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { env } from '#env.ts'
import { plainAmount } from '#kernel/money.ts'
import { fitRows } from '#modules/repair/queries/fit-rows.ts'
import { getPartPage } from '#modules/repair/queries/part-page.ts'
import { JsonLd } from '#modules/repair/ui/json-ld.tsx'
import { PartView } from '#modules/repair/ui/part-view.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { PublicPage } from '../../public-page.tsx'

// Rendered once and kept for a minute; nothing here depends on who asks.
export const revalidate = 60
export const generateStaticParams = () => []

const partPage = cache((number: string) => getPartPage(decodeURIComponent(number)))

export async function generateMetadata({ params }: PageProps<'/parts/[number]'>): Promise<Metadata> {
  const part = await partPage((await params).number)
  return part ? { title: `${part.name} ${part.number}`, description: part.summary || `Spare part ${part.number} of ${part.brandName}: what it fits, what it is made of, how to get it.`, alternates: { canonical: `/parts/${encodeURIComponent(part.number)}` } } : {}
}

export default async function Page({ params }: PageProps<'/parts/[number]'>) {
  const part = (await partPage((await params).number)) ?? notFound()
  const revision = part.revisions[0] ?? notFound()
  const toys = [...new Map(part.usedIn.map((use) => [use.toySlug, use.toyName]))]
  return (
    <PublicPage path={`/parts/${encodeURIComponent(part.number)}`}>
      <JsonLd data={{
        '@type': 'Product', name: part.name, description: part.summary || undefined, mpn: part.number, sku: part.number, material: revision.material, url: `${env.APP_URL}/parts/${encodeURIComponent(part.number)}`,
        brand: { '@type': 'Brand', name: part.brandName },
        isAccessoryOrSparePartFor: toys.map(([slug, name]) => ({ '@type': 'Product', name, url: `${env.APP_URL}/toys/${slug}` })),
        ...(revision.sparePrice !== null && part.state === 'active' && { offers: { '@type': 'Offer', price: plainAmount(revision.sparePrice, part.currency), priceCurrency: part.currency, seller: { '@type': 'Organization', name: part.brandName } } }),
      }} />
      {toys.length > 0 && <div className="no-print mb-4"><Breadcrumbs crumbs={toys.slice(0, 2).map(([slug, name]) => ({ label: `Parts of ${name}`, href: `/toys/${slug}/parts` }))} /></div>}
      <PartView part={part} revision={revision} rows={fitRows(part)} />
    </PublicPage>
  )
}
