import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { formatDigitalLink, parseDigitalLink } from '#kernel/gs1.ts'
import { BeToldForm } from '#modules/recalls/ui/be-told-form.tsx'
import { getUnitPage } from '#modules/repair/queries/unit-page.ts'
import { drawnLines } from '#modules/repair/ui/drawn-lines.ts'
import { AssembledView } from '#ui/drawing/part-drawing.tsx'
import { PageLink } from '#ui/page-link.tsx'
import { PublicPage } from '../../../../public-page.tsx'

export const metadata: Metadata = { title: 'Be told of a recall', robots: { index: false } }

/** Where a family leaves its address for the toy it has; from the toy's own page, which knows lot and number. */
export default async function Page({ params, searchParams }: PageProps<'/registrations/for/[gtin]/[lot]'>) {
  const [{ gtin: digits, lot: code }, { number }] = await Promise.all([params, searchParams])
  const { value: link } = parseDigitalLink(`/01/${digits}/10/${code}`)
  const unit = link?.lot ? await getUnitPage(link.gtin, link.lot) : null
  if (!unit?.lot) notFound()
  const { toy, sku: { name, gtin }, lot } = unit
  const known = typeof number === 'string' && /^\d{1,8}$/.test(number) ? number : undefined
  const back = formatDigitalLink('', { gtin, lot: lot.code, ...(known && { serial: known }) }).value ?? '/find'
  // The recall comes first: there is nothing to wait for any more.
  if (lot.recalled) redirect(back)
  const lines = (toy.revisions.find(({ code: revision }) => revision === lot.revisionCode) ?? toy.revisions[0])?.lines
  return (
    <PublicPage find={false}>
      <div className="grid gap-x-16 gap-y-8 md:grid-cols-[1fr_16rem]">
        <div>
          <h1 className="font-display text-2xl font-semibold tracking-[-0.03em]">Be told if your {name} is recalled</h1>
          <p className="measure mt-3">{toy.brand.name} writes to you if lot <span className="font-mono whitespace-nowrap">{lot.code}</span> ever must be recalled, and about nothing else. First you get a message with a button to say yes.</p>
          <p className="measure mt-2 mb-7 text-ink-soft">
            We keep your address and which toy it is for, nothing more, until you stop. {toy.brand.policies.includes('privacy') && <PageLink href={`/policies/${toy.brand.slug}/privacy`} className="prose-link">How {toy.brand.name} keeps your data</PageLink>}
          </p>
          <BeToldForm gtin={gtin} lot={lot.code} numbered={lot.serialised} number={known} back={back} />
        </div>
        {lines && <div aria-hidden className="max-md:hidden"><AssembledView lines={drawnLines(lines)} className="w-full" /></div>}
      </div>
    </PublicPage>
  )
}
