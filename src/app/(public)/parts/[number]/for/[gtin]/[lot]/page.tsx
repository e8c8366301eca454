import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { formatDigitalLink, parseDigitalLink } from '#kernel/gs1.ts'
import { listPublicRecalls } from '#modules/recalls/queries.ts'
import { UnitRecalled } from '#modules/recalls/ui/recall-state.tsx'
import { fitRows } from '#modules/repair/queries/fit-rows.ts'
import { getPartPage } from '#modules/repair/queries/part-page.ts'
import { getUnitPage } from '#modules/repair/queries/unit-page.ts'
import { PartView } from '#modules/repair/ui/part-view.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { PublicPage } from '../../../../../public-page.tsx'
import { PageLink } from '#ui/page-link.tsx'

// Says whether the unit is recalled: never cached.
export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'The part for your toy', robots: { index: false } }

export default async function Page({ params }: PageProps<'/parts/[number]/for/[gtin]/[lot]'>) {
  const { number, gtin, lot } = await params
  const { value: link } = parseDigitalLink(`/01/${gtin}/10/${lot}`)
  if (!link?.lot) notFound()
  const [unit, part] = await Promise.all([getUnitPage(link.gtin, link.lot), getPartPage(decodeURIComponent(number))])
  if (!part) notFound()
  const unitPath = formatDigitalLink('', link).value ?? '/find'
  const toyRevision = unit?.toy.revisions.find(({ code }) => code === unit.lot?.revisionCode)
  const line = toyRevision?.lines.find((each) => each.partNumber === part.number)
  const revision = part.revisions.find(({ code }) => code === line?.revision)
  // Not in this toy, or a lot nobody knows: the part's own page says what it fits.
  if (!unit?.lot || !toyRevision || !line || !revision) redirect(`/parts/${encodeURIComponent(part.number)}`)
  const recalls = unit.lot.recalled ? await listPublicRecalls({ lotId: unit.lot.id }) : []
  return (
    <PublicPage>
      <div className="no-print mb-4"><Breadcrumbs crumbs={[{ label: `Your ${unit.toy.name}, lot ${unit.lot.code}`, href: unitPath }]} /></div>
      <PartView
        part={part} revision={revision} rows={fitRows(part, toyRevision.id)} context={{ toyName: unit.toy.name, toyRevision: toyRevision.code, lot: unit.lot.code, recalled: unit.lot.recalled }}
        above={unit.lot.recalled && <div className="mb-8"><UnitRecalled recalls={recalls} lot={unit.lot.code} /></div>}
      >
        <p className="mt-4 border-t border-line pt-4 text-base">
          Chosen for your <PageLink href={unitPath} className="prose-link">{unit.toy.name}</PageLink>, lot <span className="font-mono">{unit.lot.code}</span>, revision {toyRevision.code}: number {line.findNumber} in its drawing{line.quantity > 1 ? `, ${line.quantity} in the toy` : ''}.
        </p>
      </PartView>
    </PublicPage>
  )
}
