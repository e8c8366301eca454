import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PromiseChain } from '#ui/charts/promise-chain.tsx'
import { TheLoop } from '#ui/charts/the-loop.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { Countdown } from '#ui/countdown.tsx'
import { ExplodedView } from '#ui/drawing/exploded-view.tsx'
import { BrandFrame } from '#ui/frames/brand-frame.tsx'
import type { BrandNavItem } from '#ui/frames/brand-rail.tsx'
import { FloorBar, FloorFrame, SyncState } from '#ui/frames/floor-frame.tsx'
import { FindBox, PublicFrame } from '#ui/frames/public-frame.tsx'
import { ShopFrame } from '#ui/frames/shop-frame.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { PROMISE, TOYS } from '../../sample-data.ts'
import { ReportForm, RestockForm } from '../../sample-forms.tsx'
import { SIGNAL_KIT } from '../../sample-toys.ts'

export const metadata: Metadata = { title: 'Design: frames', robots: { index: false, follow: false } }
export const dynamicParams = false

const FRAMES = ['brand', 'floor', 'shop', 'public'] as const

export function generateStaticParams() {
  return FRAMES.map((frame) => ({ frame }))
}

const at = (name: string) => `/design/frames/${name}`
const item = (group: BrandNavItem['group'], label: string, waiting?: number): BrandNavItem => ({ group, label, href: group === 'today' ? at('brand') : `${at('brand')}#${label.toLowerCase()}`, waiting })
const NAV = [item('today', 'Today', 3), item('plan', 'Pilots', 1), item('plan', 'Runs'), item('plan', 'Next run'), item('make', 'Toys and parts'), item('make', 'Quality', 2), item('move', 'Stock'), item('move', 'Restocks'), item('move', 'Shipments'), item('care', 'Recalls'), item('grow', 'Retailers'), item('grow', 'Sell-through')]
const USER = { name: 'Maya Okafor', email: 'maya@fernwood.example', role: 'Manager, Fernwood Toys' }

/** The four frames with something in them. */
export default async function Page({ params }: { readonly params: Promise<{ frame: string }> }) {
  const { frame } = await params
  if (frame === 'brand') {
    return (
      <BrandFrame brand="Fernwood Toys" home={at('brand')} items={NAV} user={USER}>
        <PageHead title="Good morning, Maya" about="Three things wait for you." action={<LinkButton href={at('brand')} variant="primary">Plan a pilot</LinkButton>} />
        <Section title="Where each toy is"><TheLoop toys={TOYS} /></Section>
      </BrandFrame>
    )
  }
  if (frame === 'floor') {
    return (
      <FloorFrame workshop="Mission Makers" items={[{ label: 'Today', icon: 'make', href: at('floor'), exact: true, waiting: 2 }, { label: 'Runs', icon: 'runs', href: `${at('floor')}/runs` }, { label: 'Inspect', icon: 'inspect', href: `${at('floor')}/inspect` }]} user={USER} sync={<SyncState />}
        undo={<FloorBar label="Last report"><span className="font-medium">20 good, 1 scrap reported</span><Button size="floor">Undo</Button></FloorBar>}>
        <h1 className="font-display text-2xl font-bold tracking-[-0.025em]">Signal Kit</h1>
        <p className="mt-1 mb-8 text-lg text-ink-soft"><span className="font-display text-3xl font-bold text-ink">312</span> of 500 good</p>
        <ReportForm />
      </FloorFrame>
    )
  }
  if (frame === 'shop') {
    return (
      <ShopFrame retailer="Tinker & Twine" user={USER} items={[{ label: 'Home', href: at('shop'), icon: 'home', exact: true }, { label: 'Restock', href: `${at('shop')}/restock`, icon: 'restock' }, { label: 'Orders', href: `${at('shop')}/orders`, icon: 'orders' }, { label: 'Sales', href: `${at('shop')}/sales`, icon: 'sales' }]}
        basket={<div className="flex items-center justify-between gap-4"><p><strong>12 units</strong> <span className="text-ink-soft">$204.00</span></p><Button variant="primary" size="touch">See the promise</Button></div>}>
        <PageHead title="Order in the next" about="for delivery on Friday" />
        <p className="-mt-6 mb-8 font-display text-3xl font-bold tracking-[-0.03em]"><Countdown until="2026-11-23T22:00:00Z" now="2026-11-23T18:48:00Z" over="Tomorrow" /></p>
        <RestockForm />
        <Section id="promise" title="You can have it on Friday"><PromiseChain steps={PROMISE} /></Section>
      </ShopFrame>
    )
  }
  if (frame === 'public') {
    return (
      <PublicFrame find={false} links={[{ label: 'Toys', href: '/' }, { label: 'Recalls', href: '/recalls' }, { label: 'Sign in', href: '/sign-in' }]} footer={[{ label: 'Recalls', href: '/recalls' }]}>
        <div className="grid items-center gap-10 lg:grid-cols-2">
          <div>
            <h1 className="font-display text-2xl font-bold tracking-[-0.03em] sm:text-3xl">Toys you can take apart. And put back together.</h1>
            <p className="measure mt-4 mb-8 text-lg text-ink-soft">Scan the code on the toy, or say what is wrong: you get the exact part of the exact run.</p>
            <FindBox size="large" />
          </div>
          <ExplodedView lines={SIGNAL_KIT} chosen={5} title="Signal Kit taken apart" />
        </div>
      </PublicFrame>
    )
  }
  notFound()
}
