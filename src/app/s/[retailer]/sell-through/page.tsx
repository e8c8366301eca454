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
import { importLines } from '#modules/sales/ui/import-line.ts'
import { ImportsTable } from '#modules/sales/ui/imports-table.tsx'
import { sellThroughLines } from '#modules/sales/ui/sell-through-line.ts'
import { SellThroughTable } from '#modules/sales/ui/sell-through-table.tsx'
import { UploadForm } from '#modules/sales/ui/upload-form.tsx'
import { LinkButton } from '#ui/button.tsx'
import { SelectField } from '#ui/fields.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { NumberPager, Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Sell-through' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ retailer: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { retailer } = await params
  const path = `/s/${retailer}/sell-through`
  const actor = await requireActor('retailer', retailer, path)
  const raw = await searchParams
  const filter = sellThroughSchema.parse(raw)
  const [table, imports, places, { brands }] = await Promise.all([getSellThrough(actor, filter), listSalesImports(actor, salesImportListSchema.parse(raw), 10), listPlacesOfSale(actor), getShopChoices(actor)])
  const urlParams = { q: filter.q, place: filter.place, days: filter.days === 28 ? undefined : String(filter.days), sort: filter.sort === '-sold' ? undefined : filter.sort }
  const filtered = Boolean(filter.q || filter.place || filter.days !== 28)
  return (
    <>
      <PageHead title="Sell-through" about="Upload what your till exports, and Shortrun tells you what runs low before it is gone." />
      {may(actor, 'sales:import') && places.length > 0 && brands.length > 0 && <UploadForm action={checkShopSalesAction} workspace={retailer} places={places} brands={brands} size="touch" />}
      {(table.totals.rows > 0 || filtered) && (
        <Section id="table" title="What sold">
          <FilterBar path={path} params={urlParams} search="Toy or code" fields={['place', 'days']} beside={<LinkButton size="small" href={withParams(`${path}/export`, urlParams)} prefetch={false} icon={<Download aria-hidden />}>CSV</LinkButton>}>
            <SelectField name="days" label="Period" hideLabel defaultValue={String(filter.days)} options={[{ value: '7', label: '7 days' }, { value: '28', label: '4 weeks' }, { value: '91', label: '13 weeks' }]} />
            {places.length > 1 && <SelectField name="place" label="Place" hideLabel placeholder="All places" defaultValue={filter.place} options={places.map(({ id, name }) => ({ value: id, label: name }))} />}
          </FilterBar>
          {table.rows.length === 0 ? <NoRows title="Nothing sold fits" path={path} params={{ ...urlParams, page: raw.page }} filters={['place', 'days']} none={null} /> : <SellThroughTable rows={sellThroughLines(table.rows)} days={filter.days} showPlace={places.length > 1} sorting={{ path, params: urlParams, sort: filter.sort }} />}
          <NumberPager path={path} params={urlParams} page={filter.page} size={PAGE_SIZE} total={table.totals.rows} />
        </Section>
      )}
      {imports.rows.length > 0 && <Section id="imports" title="Uploads"><ImportsTable rows={importLines(imports.rows)} path={path} /><Pager path={path} params={urlParams} after={imports.next} before={imports.previous} shown={imports.rows.length} /></Section>}
      <Section id="formats" title="Which files are understood"><FormatGuide templateHref={`${path}/template`} /></Section>
    </>
  )
}
