import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { listSkuOptions } from '#modules/catalogue/public.ts'
import { getPilotForRun } from '#modules/pilots/queries/get-pilot.ts'
import { askedQuantity, getOrderOptions } from '#modules/runs/queries/order-options.ts'
import { newRunQuerySchema } from '#modules/runs/schemas.ts'
import { OrderRunForm } from '#modules/runs/ui/order-run-form.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { NumberField, SelectField } from '#ui/fields.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Order a run' }

export default async function Page({ params, searchParams }: { params: Promise<{ brand: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand } = await params
  const path = `/b/${brand}/runs/new`
  const actor = await requireActor('brand', brand, path)
  const asked = newRunQuerySchema.parse(await searchParams)
  const pilot = asked.pilot ? await getPilotForRun(actor, asked.pilot) : null
  const skuId = pilot?.skuId ?? asked.sku
  // What was typed comes back as it was typed, with what is wrong with it; nobody typed anything yet on a page without a quantity in its address.
  const typed = asked.quantity === undefined ? null : askedQuantity(asked.quantity)
  const quantity = typed === null ? pilot?.plannedQuantity : typed.ok ? typed.value : undefined
  const [skus, options] = await Promise.all([listSkuOptions(actor.brandId), skuId && quantity ? getOrderOptions(actor, skuId, quantity) : null])
  if (!may(actor, 'runs:order')) return <><PageHead title="Order a run" crumbs={[{ label: 'Runs', href: `/b/${brand}/runs` }]} /><Notice title="Your role does not include ordering runs">Ask an owner or manager of this brand.</Notice></>
  return (
    <>
      <PageHead title="Order a run" crumbs={[{ label: 'Runs', href: `/b/${brand}/runs` }]} about={pilot ? `For ${pilot.number}: ${pilot.title}` : 'What, how many; then the workshops side by side.'} />
      {skus.length === 0
        ? <EmptyState title="First a toy to make" action={<LinkButton variant="primary" href={`/b/${brand}/toys`}>Open the catalogue</LinkButton>}>A run needs a SKU with a revision and its bill of materials.</EmptyState>
        : (
          <form action={path} className="flex flex-wrap items-start gap-3">
            {pilot && <input type="hidden" name="pilot" value={pilot.number} />}
            {pilot
              ? <div className="grid gap-1.5"><span className="font-medium">SKU</span><span className="flex min-h-9 items-center">{pilot.skuCode} · {pilot.skuName}</span></div>
              : <SelectField name="sku" label="SKU" defaultValue={skuId} error={typed !== null && !skus.some(({ id }) => id === skuId) ? 'Choose a SKU.' : undefined} placeholder="Choose a SKU" options={skus.map((sku) => ({ value: sku.id, label: `${sku.name} · ${sku.code}`, group: sku.toyName }))} className="w-full sm:w-80" />}
            <NumberField name="quantity" label="Good units" defaultValue={typed?.ok === false ? asked.quantity : quantity} error={typed?.ok === false ? typed.refusal.message : undefined} unit="units" className="w-40" />
            <Button type="submit" className="mt-[27px]" variant={options ? 'quiet' : 'primary'}>{options ? 'Compare again' : 'Compare workshops'}</Button>
          </form>
        )}
      {options && quantity !== undefined && (
        <Section title={`${quantity.toLocaleString('en-US')} × ${options.sku.name}`} about="Price and ready day of each workshop, with what it has already taken on. The day is the day the goods are made; inspection and the way come after.">
          {options.offers.length === 0
            ? <EmptyState title="No workshop yet" action={<LinkButton variant="primary" href={`/b/${brand}/retailers`}>Invite a workshop</LinkButton>}>Invite a microfactory, or add a workshop of your own.</EmptyState>
            : options.offers.every(({ unitCost }) => unitCost === null)
              ? <EmptyState title="No workshop has a price for this toy" action={<LinkButton variant="primary" href={`/b/${brand}/runs/terms?toy=${options.sku.toyId}`}>Enter its terms</LinkButton>}>Agree on setup, price and time with a workshop; then it can be compared and quoted.</EmptyState>
              : <OrderRunForm key={`${options.sku.id}-${quantity}`} workspace={brand} options={options} quantity={quantity} pilotId={pilot?.id} />}
        </Section>
      )}
    </>
  )
}
