import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listTrail } from '#audit/list-trail.ts'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { isId } from '#kernel/ids.ts'
import { discardBrandSalesAction, takeBrandSalesAction } from '#modules/sales/actions.ts'
import { getSalesImport } from '#modules/sales/queries/imports.ts'
import { ImportHead } from '#modules/sales/ui/import-head.tsx'
import { ImportResult } from '#modules/sales/ui/import-result.tsx'
import { SALES_EVENT_WORDS } from '#modules/sales/ui/import-words.ts'
import { Section } from '#ui/page-head.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Upload' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string; importId: string }> }) {
  const { brand, importId } = await params
  const path = `/b/${brand}/sell-through`
  const actor = await requireActor('brand', brand, `${path}/imports/${importId}`)
  const file = isId(importId) ? await getSalesImport(actor, importId) : null
  if (!file) notFound()
  const trail = await listTrail(actor.brandId, { kind: 'sales-import', id: file.id })
  return (
    <>
      <ImportHead file={file} crumbs={[{ label: 'Sell-through', href: path }]} />
      <ImportResult file={file} workspace={brand} takeAction={takeBrandSalesAction} discardAction={discardBrandSalesAction} rejectedHref={`${path}/imports/${file.id}/rejected`} nextHref={path} mayTake={may(actor, 'sales:import')} />
      <Section id="history" title="History"><Timeline timeZone={file.timeZone} entries={trail.map(({ id, at, type, by }) => ({ id, at, what: SALES_EVENT_WORDS[type] ?? type, by }))} /></Section>
    </>
  )
}
