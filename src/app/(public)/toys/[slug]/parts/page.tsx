import { cache } from 'react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { typedNumber } from '#kernel/typed-number.ts'
import { getToyPage } from '#modules/repair/queries/toy-page.ts'
import { ChosenPart } from '#modules/repair/ui/chosen-part.tsx'
import { PartsSheet } from '#modules/repair/ui/parts-sheet.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { PublicPage } from '../../../public-page.tsx'

const toyPage = cache(getToyPage)
const paramsSchema = z.object({ revision: z.string().max(3).optional().catch(undefined), part: typedNumber().int().positive().optional().catch(undefined) })

export async function generateMetadata({ params }: PageProps<'/toys/[slug]/parts'>): Promise<Metadata> {
  const toy = await toyPage((await params).slug)
  return toy ? { title: `Parts of ${toy.name}`, description: `Every part of ${toy.name} in one drawing, with its number and price.`, alternates: { canonical: `/toys/${toy.slug}/parts` } } : {}
}

export default async function Page({ params, searchParams }: PageProps<'/toys/[slug]/parts'>) {
  const toy = (await toyPage((await params).slug)) ?? notFound()
  const asked = paramsSchema.parse(await searchParams)
  const revision = toy.revisions.find(({ code }) => code === asked.revision) ?? toy.revisions[0] ?? notFound()
  const chosen = revision.lines.find((line) => line.findNumber === asked.part)
  const path = `/toys/${toy.slug}/parts`
  return (
    <PublicPage path={`${path}?revision=${revision.code}`}>
      <div className="no-print"><Breadcrumbs crumbs={[{ label: toy.name, href: `/toys/${toy.slug}` }]} /></div>
      <h1 className="mt-1 font-display text-2xl font-semibold tracking-[-0.03em]">Parts of {toy.name}</h1>
      <PartsSheet
        toyName={toy.name} currency={toy.brand.currency} revisions={toy.revisions} revision={revision} chosen={chosen?.findNumber}
        revisionHref={(code) => `${path}?revision=${code}`} lineHref={(line) => `${path}?revision=${revision.code}&part=${line.findNumber}#chosen`}
        beside={chosen && <ChosenPart line={chosen} currency={toy.brand.currency} href={`/parts/${encodeURIComponent(chosen.partNumber)}#${chosen.revision}`} />}
        about={toy.revisions.length > 1 ? 'Which revision do you have? Scan the code on the toy, or type its lot above: then only the parts of your toy are shown.' : undefined}
      />
    </PublicPage>
  )
}
