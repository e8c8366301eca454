import type { Metadata } from 'next'
import { Download } from 'lucide-react'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { PAGE_SIZE } from '#kernel/paging.ts'
import { getShopChoices } from '#modules/restocks/queries/shop-shelf.ts'
import { checkShopSalesAction } from '#modules/sales/actions.ts'
import { listPlacesOfSale, listSalesImports } from '#modules/sales/queries/imports.ts'
import { getSellThrough } from '#modules/sales/queries/sell-through.ts'
import { salesImportListSchema, sellThroughSchema } from '#modules/sales/schemas.ts'
import { FormatGuide } from '#modules/sales/ui/format-guide.tsx'
import { ImportsTable } from '#modules/sales/ui/imports-table.tsx'
import { SellThroughTable } from '#modules/sales/ui/sell-through-table.tsx'
import { UploadForm } from '#modules/sales/ui/upload-form.tsx'
import { LinkButton } from '#ui/button.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { NumberPager, Pager } from '#ui/pager.tsx'

export const metadata: Metadata = { title: 'Sell-through' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ retailer: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { retailer } = await params
  const path = `/s/${retailer}/sell-through`
  const actor = await requireActor('retailer', retailer, path)
  const raw = await searchParams
  const filter = sellThroughSchema.parse(raw)
  const { after } = salesImportListSchema.parse(raw)
  const [table, imports, places, { brands }] = await Promise.all([getSellThrough(actor, filter), listSalesImports(actor, { after }, 10), listPlacesOfSale(actor), getShopChoices(actor)])
  return (
    <>
      <PageHead title="Sell-through" about="Upload what your till exports, and Shortrun tells you what runs low before it is gone." />
      {may(actor, 'sales:import') && places.length > 0 && brands.length > 0 && <UploadForm action={checkShopSalesAction} workspace={retailer} places={places} brands={brands} size="touch" />}
      {table.totals.rows > 0 && (
        <Section id="table" title="The last four weeks" action={<LinkButton size="small" href={`${path}/export`} prefetch={false} icon={<Download aria-hidden />}>CSV</LinkButton>}>
          <SellThroughTable rows={table.rows} days={filter.days} showPlace={places.length > 1} sorting={{ path, params: {}, sort: filter.sort }} />
          <NumberPager path={path} params={{ sort: filter.sort === '-sold' ? undefined : filter.sort }} page={filter.page} size={PAGE_SIZE} total={table.totals.rows} />
        </Section>
      )}
      {imports.rows.length > 0 && <Section id="imports" title="Uploads"><ImportsTable rows={imports.rows} path={path} /><Pager path={path} params={{}} after={imports.next} shown={imports.rows.length} /></Section>}
      <Section id="formats" title="Which files are understood"><FormatGuide templateHref={`${path}/template`} /></Section>
    </>
  )
}
