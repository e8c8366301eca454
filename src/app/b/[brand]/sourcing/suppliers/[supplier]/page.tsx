import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { addressLine } from '#kernel/address.ts'
import { dateAt, weekdayName } from '#kernel/calendar-date.ts'
import { changeSupplierAction, retireSupplierAction, takeSupplierBackAction } from '#modules/sourcing/actions.ts'
import { listOffers } from '#modules/sourcing/queries/offers.ts'
import { listOrders } from '#modules/sourcing/queries/orders.ts'
import { getSupplier } from '#modules/sourcing/queries/suppliers.ts'
import { offerListSchema, orderListSchema } from '#modules/sourcing/schemas.ts'
import { offerLines, orderLines } from '#modules/sourcing/ui/list-lines.ts'
import { OffersTable } from '#modules/sourcing/ui/offers-table.tsx'
import { OrdersTable } from '#modules/sourcing/ui/orders-table.tsx'
import { sourcingHistory } from '#modules/sourcing/ui/sourcing-history.ts'
import { SupplierFields } from '#modules/sourcing/ui/supplier-fields.tsx'
import { LinkButton } from '#ui/button.tsx'
import { ConfirmForm } from '#ui/confirm-form.tsx'
import { DateText } from '#ui/date-text.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { Facts } from '#ui/facts.tsx'
import { ActionForm } from '#ui/form.tsx'
import { Money } from '#ui/money.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Timeline } from '#ui/timeline.tsx'

export const metadata: Metadata = { title: 'Supplier' }

const SHOWN = 12

export default async function Page({ params }: { readonly params: Promise<{ brand: string; supplier: string }> }) {
  const { brand, supplier: supplierId } = await params
  const base = `/b/${brand}/sourcing`
  const actor = await requireActor('brand', brand, `${base}/suppliers/${supplierId}`)
  const supplier = await getSupplier(actor, supplierId)
  if (!supplier) notFound()
  const now = new Date()
  const [offers, orders] = await Promise.all([
    listOffers(actor, offerListSchema.parse({ supplier: supplier.id }), dateAt(now, supplier.timeZone), SHOWN), listOrders(actor, orderListSchema.parse({ supplier: supplier.id }), now, SHOWN),
  ])
  const edits = may(actor, 'sourcing:order')
  const hidden = { workspace: brand, supplierId: supplier.id, version: supplier.version }
  const share = ({ of, all }: { of: number; all: number }) => (all === 0 ? '–' : `${Math.round((100 * of) / all)} %`)
  return (
    <>
      <PageHead title={supplier.name} crumbs={[{ label: 'Suppliers', href: `${base}/suppliers` }]} state={<StateBadge state={supplier.state} />} about={supplier.note || [supplier.city, supplier.country].filter(Boolean).join(', ')}
        action={edits && supplier.state === 'active' && <><LinkButton href={`${base}/offers/new?supplier=${supplier.id}`}>Note an offer</LinkButton><LinkButton variant="primary" href={`${base}/orders/new?supplier=${supplier.id}`}>Order</LinkButton></>}>
        <Facts facts={[
          { label: 'On time', value: share({ of: supplier.punctuality.onTime, all: supplier.punctuality.all }), note: supplier.punctuality.all > 0 ? `of ${supplier.punctuality.all} receipts` : 'nothing has come yet' },
          { label: 'Passed on arrival', value: share({ of: supplier.quality.good, all: supplier.quality.all }), note: supplier.quality.all > 0 ? `of ${supplier.quality.all} lots` : undefined },
          { label: 'One order costs', value: <Money minor={supplier.orderCost} currency={supplier.currency} />, note: 'freight and handling' },
          { label: 'Works', value: <span className="text-base">{supplier.workingDays.map((day) => weekdayName(day).slice(0, 3)).join(' ')}</span> },
        ]} />
      </PageHead>
      <div className="max-w-2xl">
        <DefinitionList items={[
          { label: 'Contact', value: supplier.contact || '–' },
          { label: 'E-mail', value: <a className="prose-link break-all" href={`mailto:${supplier.email}`}>{supplier.email}</a> },
          ...(supplier.phone ? [{ label: 'Phone', value: <a className="prose-link" href={`tel:${supplier.phone.replaceAll(' ', '')}`}>{supplier.phone}</a> }] : []),
          { label: 'Address', value: addressLine(supplier) },
          { label: 'Currency', value: supplier.currency },
          ...supplier.closures.map((closure) => ({ label: closure.reason || 'Closed', value: <><DateText day={closure.firstDay} />{closure.lastDay !== closure.firstDay && <> to <DateText day={closure.lastDay} /></>}</> })),
        ]} />
      </div>
      <Section title="What they ask" id="offers">
        {offers.rows.length === 0
          ? <p className="border-t border-line pt-3 text-ink-soft">No offers yet.</p>
          : <OffersTable rows={offerLines(offers.rows)} base={`${base}/offers`} of="supplier" />}
        {offers.next && <p className="mt-2"><LinkButton size="small" href={`${base}/offers?supplier=${supplier.id}`}>All offers</LinkButton></p>}
      </Section>
      <Section title="Orders" id="orders">
        {orders.rows.length === 0
          ? <p className="border-t border-line pt-3 text-ink-soft">Nothing has been ordered here yet.</p>
          : <OrdersTable rows={orderLines(orders.rows)} base={`${base}/orders`} of="supplier" />}
        {orders.next && <p className="mt-2"><LinkButton size="small" href={`${base}/orders?supplier=${supplier.id}`}>All orders</LinkButton></p>}
      </Section>
      {edits && (
        <Section title="Change" id="change">
          <details suppressHydrationWarning>
            <summary className="inline-flex min-h-9 cursor-pointer items-center font-semibold">Address, days and freight</summary>
            <ActionForm action={changeSupplierAction} hidden={hidden} submitLabel="Save supplier" className="mt-4 max-w-2xl">
              <SupplierFields supplier={supplier} currency={supplier.currency} country={supplier.country} />
            </ActionForm>
          </details>
        </Section>
      )}
      <Section title="History" id="history"><Timeline entries={sourcingHistory(supplier.trail)} timeZone={supplier.timeZone} /></Section>
      {edits && (
        <div className="mt-10 border-t border-line pt-6">
          {supplier.state === 'active'
            ? <ConfirmForm action={retireSupplierAction} hidden={hidden} label="Retire this supplier …" title={`Retire ${supplier.name}?`} consequence="Nothing more is ordered there, and shortages no longer name it. What is on order still comes. You can take it back." confirmLabel="Retire supplier" align="left" />
            : <ActionForm action={takeSupplierBackAction} hidden={hidden} submitLabel="Take it back" variant="quiet" />}
        </div>
      )}
    </>
  )
}
