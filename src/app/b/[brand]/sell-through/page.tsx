import type { Metadata } from 'next'
import { Download, Upload } from 'lucide-react'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { PAGE_SIZE } from '#kernel/paging.ts'
import { listReportingPlaces, listSalesImports } from '#modules/sales/queries/imports.ts'
import { getSellThrough } from '#modules/sales/queries/sell-through.ts'
import { salesImportListSchema, sellThroughSchema } from '#modules/sales/schemas.ts'
import { importLines } from '#modules/sales/ui/import-line.ts'
import { ImportsTable } from '#modules/sales/ui/imports-table.tsx'
import { sellThroughLines } from '#modules/sales/ui/sell-through-line.ts'
import { SellThroughTable } from '#modules/sales/ui/sell-through-table.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { SelectField } from '#ui/fields.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { NumberPager, Pager } from '#ui/pager.tsx'
import { withParams } from '#ui/url-params.ts'

export const metadata: Metadata = { title: 'Sell-through' }

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/sell-through`
  const actor = await requireActor('brand', brand, path)
  const raw = await searchParams
  const filter = sellThroughSchema.parse(raw)
  const uploads = salesImportListSchema.parse(raw)
  const [table, imports, { reporting, places }] = await Promise.all([getSellThrough(actor, filter), listSalesImports(actor, uploads, 10), listReportingPlaces(actor, filter.place)])
  const urlParams = { q: filter.q, place: filter.place, days: filter.days === 28 ? undefined : String(filter.days), sort: filter.sort === '-sold' ? undefined : filter.sort }
  const upload = may(actor, 'sales:import') && <LinkButton variant="primary" href={`${path}/import`} icon={<Upload aria-hidden />}>Upload sales</LinkButton>
  const nothing = imports.rows.length === 0 && table.totals.rows === 0 && !filter.q && !filter.place
  const { totals } = table

  return (
    <>
      <PageHead title="Sell-through" about="What shops and pop-ups sold. A day on which the shelf was empty shows less than people wanted." action={upload}>
        {!nothing && <Facts facts={[
          { label: `Sold, ${filter.days} days`, value: totals.net.toLocaleString('en-US'), note: 'less returns' },
          { label: 'Left in shops', value: totals.onHand.toLocaleString('en-US') },
          { label: 'Shelves that ran empty', value: totals.ranEmpty, note: `of ${totals.rows}`, tone: totals.ranEmpty > 0 ? 'held' : undefined },
          { label: 'Places that report', value: totals.places, note: `of ${places}` },
        ]} />}
      </PageHead>
      {nothing ? (
        <EmptyState title="No sales yet" action={upload}>Shops upload what their till exports, or you do it for them: Square, Shopify, Clover, or a plain template. From then on you see what sells where, and when a shelf ran empty.</EmptyState>
      ) : (
        <>
          <Section id="table" title="By toy and place">
            <FilterBar path={path} params={urlParams} search="Toy or code" fields={['place', 'days']}
              beside={<LinkButton size="small" href={withParams(`${path}/export`, urlParams)} prefetch={false} icon={<Download aria-hidden />}>CSV</LinkButton>}>
              <SelectField name="days" label="Period" hideLabel defaultValue={String(filter.days)} options={[{ value: '7', label: '7 days' }, { value: '28', label: '4 weeks' }, { value: '91', label: '13 weeks' }]} />
              {reporting.length > 1 && <SelectField name="place" label="Place" hideLabel placeholder="All places" defaultValue={filter.place} options={reporting.map(({ id, name }) => ({ value: id, label: name }))} />}
            </FilterBar>
            {table.rows.length === 0 ? <NoRows title="Nothing sold fits" path={path} params={{ ...urlParams, page: raw.page }} filters={['place', 'days']} none={<p className="py-6 text-ink-soft">Nothing is known for this period.</p>} /> : <SellThroughTable rows={sellThroughLines(table.rows)} days={filter.days} sorting={{ path, params: urlParams, sort: filter.sort }} />}
            <NumberPager path={path} params={urlParams} page={filter.page} size={PAGE_SIZE} total={totals.rows} />
          </Section>
          <Section id="imports" title="Uploads">
            {imports.rows.length === 0 ? <p className="text-ink-soft">No file was uploaded yet.</p> : <ImportsTable rows={importLines(imports.rows)} path={`${path}/imports`} />}
            <Pager path={path} params={urlParams} after={imports.next} before={imports.previous} shown={imports.rows.length} />
          </Section>
        </>
      )}
    </>
  )
}
