import type { Metadata } from 'next'
import Link from 'next/link'
import { Download, Hammer, Plus } from 'lucide-react'
import { BarRow } from '#ui/charts/bar-row.tsx'
import { DemandDistribution } from '#ui/charts/demand-distribution.tsx'
import { LotStrip } from '#ui/charts/lot-strip.tsx'
import { PlacesMap } from '#ui/charts/places-map.tsx'
import { PromiseChain, promiseChainText } from '#ui/charts/promise-chain.tsx'
import { SellThroughCurve } from '#ui/charts/sell-through-curve.tsx'
import { Sparkline } from '#ui/charts/sparkline.tsx'
import { TheLoop } from '#ui/charts/the-loop.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { CommandPalette } from '#ui/command-palette.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Countdown } from '#ui/countdown.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { DefinitionList } from '#ui/definition-list.tsx'
import { AssembledView, PartDrawing } from '#ui/drawing/part-drawing.tsx'
import { ExplodedView } from '#ui/drawing/exploded-view.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { FindBox } from '#ui/frames/public-frame.tsx'
import { SyncState } from '#ui/frames/floor-frame.tsx'
import { Money } from '#ui/money.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { Pager } from '#ui/pager.tsx'
import { Skeleton, TableSkeleton } from '#ui/skeleton.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { ThemeChoice } from '#ui/theme-choice.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { DEMAND, HISTORY, LANES, PLACES, PROMISE, RUNS, SALES, STATES, TOYS, type SampleRun } from './sample-data.ts'
import { CancelForm, OrderRunForm, ReportForm, RestockForm, RuleForm } from './sample-forms.tsx'
import { ALL_SHAPES, SIGNAL_KIT } from './sample-toys.ts'

export const metadata: Metadata = { title: 'Design', robots: { index: false, follow: false } }

const COLOURS = ['paper', 'paper-raised', 'paper-sunk', 'line', 'line-strong', 'ink-soft', 'ink', 'accent', 'accent-tint', 'released-fill', 'held-fill', 'rejected-fill', 'progress-fill', 'planned-fill', 'seq-1', 'seq-2', 'seq-3', 'seq-4', 'seq-5', 'cat-1', 'cat-2', 'cat-3', 'cat-4', 'cat-5', 'cat-6']

/** Every component in every state, for those who build with it. Not indexed, and nothing here is real. */
export default function Page() {
  return (
    <div className="mx-auto max-w-[70rem] px-4 pt-6 pb-24 sm:px-8">
      <a href="#main" className="skip-link">Skip to the content</a>
      <header className="mb-10 flex flex-wrap items-center justify-between gap-4">
        <p className="font-display text-lg font-bold tracking-[-0.03em]">Shortrun design</p>
        <div className="flex flex-wrap items-center gap-4"><CommandPalette items={[{ label: 'Runs', hint: 'Page', href: '#tables' }, { label: 'Drawings', hint: 'Page', href: '#drawings' }]} /><div className="w-56"><ThemeChoice /></div></div>
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        <PageHead title="Signal Kit: will a light sensor sell without a demo?" crumbs={[{ label: 'Fernwood Toys', href: '#main' }, { label: 'Pilots', href: '#tables' }]} number="PIL-0003" state={<StateBadge state="deciding" />} about="Decision due Friday; the first run sold out."
          action={<><LinkButton href="#forms" variant="quiet">Amend</LinkButton><LinkButton href="#forms" variant="primary">Decide</LinkButton></>}>
          <Facts facts={[{ label: 'Sold', value: 500, note: 'of 500', href: '#tables' }, { label: 'Sold out', value: 'day 4', tone: 'released' }, { label: 'Not seen', value: 'about 210', note: 'units' }, { label: 'Returned', value: '1.2 %', note: 'of 3 % allowed' }, { label: 'Cost so far', value: <Money minor={892_500} currency="USD" whole /> }]} />
        </PageHead>

        <Tabs label="Parts of this page" tabs={[{ label: 'Everything', href: '/design', current: true }, { label: 'Brand frame', href: '/design/frames/brand' }, { label: 'Floor frame', href: '/design/frames/floor', count: 2 }, { label: 'Shop frame', href: '/design/frames/shop' }, { label: 'Public frame', href: '/design/frames/public' }]} />

        <Section id="loop" title="The loop"><TheLoop toys={TOYS} /></Section>

        <Section id="curve" title="Sell-through and demand">
          <div className="grid gap-12 lg:grid-cols-2">
            <SellThroughCurve days={SALES} available={500} finding="Sold out on day 4; about 210 more would have gone" about="Six shops and the pop-up at Café Aurora. Hatched: what the empty shelves kept us from seeing." />
            <DemandDistribution chances={DEMAND} chosen={760} interval={{ low: 497, high: 981, share: 0.8 }} finding="760 covers the demand of six weeks in 6 of 10 cases" about="Critical ratio 0.61: a missing unit costs more than one left over." unit="units in six weeks" />
          </div>
        </Section>

        <Section id="promise" title="The promise chain">
          <PromiseChain steps={PROMISE} />
          <div className="mt-6 grid gap-8 sm:grid-cols-2"><PromiseChain steps={PROMISE.slice(1)} compact label="Compact chain" /><pre className="font-mono text-sm leading-relaxed whitespace-pre-wrap text-ink-soft">{promiseChainText(PROMISE)}</pre></div>
        </Section>

        <Section id="lots" title="Lot strip">
          <div className="grid gap-6">
            <LotStrip label="Lot L261119-2" parts={[{ part: 'released', quantity: 48 }, { part: 'allocated', quantity: 24 }, { part: 'shipped', quantity: 96 }, { part: 'sold', quantity: 310 }, { part: 'scrapped', quantity: 22 }]} />
            <LotStrip label="Lot L261121-1" parts={[{ part: 'quarantine', quantity: 200 }, { part: 'held', quantity: 30 }, { part: 'rejected', quantity: 10 }, { part: 'returned', quantity: 20 }, { part: 'unaccounted', quantity: 2 }]} />
            <LotStrip label="An empty lot" parts={[]} />
          </div>
        </Section>

        <Section id="drawings" title="Drawings" about="Isometric, from one parametric set. The chosen part carries the accent.">
          <div className="grid items-center gap-10 lg:grid-cols-[1.1fr_1fr]">
            <ExplodedView lines={SIGNAL_KIT} chosen={5} title="Signal Kit, revision A, taken apart" />
            <div className="grid gap-8"><AssembledView lines={SIGNAL_KIT} title="Signal Kit put together" className="w-full max-w-sm" />
              <ol className="grid gap-x-6 sm:grid-cols-2">{SIGNAL_KIT.map((line) => <li key={line.findNumber} id={`part-${line.findNumber}`} className="flex items-center gap-3 border-b border-line py-1.5"><span className="tabular w-5 text-right text-ink-soft">{line.findNumber}</span><PartDrawing shape={line.shape} className="w-10" chosen={line.findNumber === 5} /><span className="font-medium">{line.label}</span></li>)}</ol>
            </div>
          </div>
          <ul className="mt-10 grid grid-cols-3 gap-x-6 gap-y-8 sm:grid-cols-5 lg:grid-cols-10">{ALL_SHAPES.map(({ name, ...shape }) => <li key={name} className="flex flex-col justify-end text-center"><PartDrawing shape={shape} /><span className="mt-2 text-xs text-ink-soft">{name}</span></li>)}</ul>
        </Section>

        <Section id="map" title="Map"><PlacesMap places={PLACES} lanes={LANES} title="Three workshops, six shops and a café around the Bay" /></Section>

        <Section id="tables" title="Table" action={<LinkButton href="#tables" icon={<Plus aria-hidden />} size="small">New run</LinkButton>}>
          <FilterBar path="/design" params={{ state: 'in-production', q: '', sort: '-ready' }} search="Search runs" chips={[{ name: 'state', label: 'State', options: [{ value: 'in-production', label: 'In production', count: 1 }, { value: 'paused', label: 'Paused', count: 1 }, { value: 'closed', label: 'Closed', count: 1 }] }]} beside={<LinkButton href="#tables" size="small" variant="plain" icon={<Download aria-hidden />}>CSV</LinkButton>} />
          <form id="runs-form" action="/design" aria-label="Runs chosen" />
          <DataTable<SampleRun>
            caption="Runs" rows={RUNS} rowKey={(run) => run.number} href={() => '#tables'} sorting={{ path: '/design', params: {}, sort: '-ready' }}
            select={{ form: 'runs-form', name: 'runs', label: (run) => `Choose ${run.number}` }} bulk={<><span>Chosen runs</span><Button type="submit" form="runs-form" size="small">Export</Button></>}
            columns={[
              { key: 'number', label: 'Run', sort: 'number', cell: (run) => <span className="font-mono text-sm">{run.number}</span>, total: 'Six runs' },
              { key: 'toy', label: 'Toy', cell: (run) => <><span className="block font-medium">{run.toy}</span><span className="block text-sm text-ink-soft">{run.workshop}</span></> },
              { key: 'state', label: 'State', cell: (run) => <StateBadge state={run.state} /> },
              { key: 'good', label: 'Good', number: true, sort: 'good', cell: (run) => <>{run.good} <span className="text-ink-soft">of {run.quantity}</span></>, total: '748' },
              { key: 'trend', label: 'Per day', cell: (run) => (run.good > 0 ? <Sparkline values={[0, 12, 30, 28, 44, run.good / 6]} label="Good units per day" /> : null) },
              { key: 'ready', label: 'Ready', number: true, sort: 'ready', first: 'least', cell: (run) => <DateText day={run.ready} /> },
              { key: 'cost', label: 'Cost', number: true, cell: (run) => <Money minor={run.cost} currency="USD" whole />, total: <Money minor={1_873_100} currency="USD" whole /> },
            ]}
          />
          <Pager path="/design" params={{}} after="x" shown={6} total={48} />
        </Section>

        <Section title="Nothing here yet">
          <EmptyState title="No pilot yet" action={<><LinkButton href="#forms" variant="primary">Plan a pilot</LinkButton><LinkButton href="#drawings">See an example</LinkButton></>}>A pilot asks one question with one SKU: what you expect, how you will know, and when you decide.</EmptyState>
        </Section>

        <Section id="forms" title="Forms">
          <div className="grid gap-12 lg:grid-cols-2">
            <OrderRunForm />
            <div className="grid content-start gap-10"><RuleForm /><RestockForm /><ReportForm /><div className="justify-self-start"><CancelForm /></div><FindBox size="large" /></div>
          </div>
        </Section>

        <Section title="Buttons">
          <div className="flex flex-wrap items-center gap-3"><Button variant="primary">Release lot</Button><Button>Hold</Button><Button variant="danger">Reject</Button><Button variant="plain">Later</Button><Button disabled>Not now</Button><Button size="small" icon={<Plus aria-hidden />}>Add line</Button><Button size="touch" variant="primary">Request restock</Button><Button size="floor" variant="primary" icon={<Hammer aria-hidden />}>Report</Button></div>
        </Section>

        <Section title="States">
          <dl className="grid gap-3">{STATES.map(([thing, states]) => <div key={thing} className="grid gap-1 sm:grid-cols-[8rem_1fr]"><dt className="text-ink-soft">{thing}</dt><dd className="flex flex-wrap gap-1.5">{states.map((state) => <StateBadge key={state} state={state} />)}</dd></div>)}</dl>
        </Section>

        <Section title="Notices">
          <div className="grid max-w-3xl gap-3">
            <Notice title="The design has moved on">This run was frozen with revision A. Revision B changes two parts. <Link href="#drawings" className="prose-link">See the difference</Link></Notice>
            <Notice kind="done" title="Everything was received">24 units, on the promised day.</Notice>
            <Notice kind="caution" title="Held: two lids with a sharp gate mark" action={<Button size="small">See the lot</Button>} />
            <Notice kind="alarm" title="Recall RCL-0001: stop using the battery case of lot L260911-1">Take out the batteries and ask for the free part. Other lots are safe.</Notice>
          </div>
        </Section>

        <Section title="Words and figures">
          <div className="grid grid-cols-1 gap-10 lg:grid-cols-2">
            <DefinitionList items={[{ label: 'Lot', value: <span className="font-mono">L261119-2 <CopyButton text="L261119-2" /></span> }, { label: 'Made', value: <DateText day="2026-11-19" /> }, { label: 'Price', value: <Money minor={3400} currency="USD" /> }, { label: 'Today’s cut-off', value: <>in <Countdown until="2026-11-23T22:00:00Z" now="2026-11-23T18:48:00Z" over="passed" className="font-semibold" /></> }, { label: 'Floor', value: <span className="flex flex-wrap gap-6"><SyncState /><SyncState kept="unknown" /><SyncState kept="nothing" /><SyncState waiting={2} /><SyncState offline waiting={3} /></span> }]} />
            <BarRow label="Sold by place" rows={[{ label: 'Tinker & Twine', value: 142, strong: true }, { label: 'Pier Play', value: 118 }, { label: 'Café Aurora', value: 96 }, { label: 'Rafael Toys', value: 61 }]} />
            <Timeline entries={HISTORY} timeZone="America/Los_Angeles" />
            <div className="grid content-start gap-3"><Skeleton className="h-7 w-64" /><TableSkeleton rows={3} columns={3} /></div>
          </div>
        </Section>

        <Section title="Type and colour">
          <div className="grid gap-2">
            <p className="font-display text-3xl font-semibold tracking-[-0.03em]">Made nearby</p><p className="font-display text-2xl font-semibold tracking-[-0.025em]">Sold out on day 4</p><p className="font-display text-xl font-semibold">Page title</p><p className="text-lg">Large text</p><p className="text-md">Text for reading</p><p>Text of the workspace</p><p className="text-sm text-ink-soft">Help and notes</p><p className="font-mono text-sm">RUN-0042 L261119-2 09521234543213</p>
          </div>
          <ul className="mt-6 grid grid-cols-4 gap-3 sm:grid-cols-8 lg:grid-cols-12">{COLOURS.map((name) => <li key={name} className="text-xs text-ink-soft"><span aria-hidden className="mb-1 block h-10 rounded-control ring-1 ring-line" style={{ background: `var(--${name})` }} />{name}</li>)}</ul>
        </Section>
      </main>
    </div>
  )
}
