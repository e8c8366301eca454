import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { isId } from '#kernel/ids.ts'
import { discardShopSalesAction, takeShopSalesAction } from '#modules/sales/actions.ts'
import { getSalesImport } from '#modules/sales/queries/imports.ts'
import { ImportHead } from '#modules/sales/ui/import-head.tsx'
import { ImportResult } from '#modules/sales/ui/import-result.tsx'

export const metadata: Metadata = { title: 'Upload' }

export default async function Page({ params }: { readonly params: Promise<{ retailer: string; importId: string }> }) {
  const { retailer, importId } = await params
  const path = `/s/${retailer}/sell-through`
  const actor = await requireActor('retailer', retailer, `${path}/${importId}`)
  const file = isId(importId) ? await getSalesImport(actor, importId) : null
  if (!file) notFound()
  return (
    <>
      <ImportHead file={file} crumbs={[{ label: 'Sell-through', href: path }]} />
      <ImportResult file={file} workspace={retailer} takeAction={takeShopSalesAction} discardAction={discardShopSalesAction} rejectedHref={`${path}/${file.id}/rejected`} nextHref={path} mayTake={may(actor, 'sales:import')} />
    </>
  )
}
