import type { Metadata } from 'next'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { checkBrandSalesAction } from '#modules/sales/actions.ts'
import { listPlacesOfSale } from '#modules/sales/queries/imports.ts'
import { FormatGuide } from '#modules/sales/ui/format-guide.tsx'
import { UploadForm } from '#modules/sales/ui/upload-form.tsx'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Upload sales' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand } = await params
  const path = `/b/${brand}/sell-through`
  const actor = await requireActor('brand', brand, `${path}/import`)
  const places = await listPlacesOfSale(actor)
  const head = <PageHead title="Upload sales" crumbs={[{ label: 'Sell-through', href: path }]} about="First the file is checked line by line. Then you decide what is taken." />
  if (!may(actor, 'sales:import')) return <>{head}<EmptyState title="Your role does not include this">Ask an owner or manager of this brand to upload the file.</EmptyState></>
  if (places.length === 0) return <>{head}<EmptyState title="No place of sale yet" action={<LinkButton variant="primary" href={`/b/${brand}/retailers`}>Invite a shop</LinkButton>}>Sales belong to a shop or venue. Approve a retailer, or add a venue of your own in the settings.</EmptyState></>
  return (
    <>
      {head}
      <UploadForm action={checkBrandSalesAction} workspace={brand} places={places} />
      <Section id="formats" title="Which files are understood"><FormatGuide templateHref={`${path}/template`} /></Section>
    </>
  )
}
