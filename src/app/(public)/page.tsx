import type { Metadata } from 'next'
import { listToyCards, type ToyCard } from '#modules/repair/queries/find.ts'
import { drawnLines } from '#modules/repair/ui/drawn-lines.ts'
import { ToyShelf } from '#modules/repair/ui/toy-shelf.tsx'
import { ExplodedView } from '#ui/drawing/exploded-view.tsx'
import { FindBox } from '#ui/frames/public-frame.tsx'
import { unstable_cache } from 'next/cache'
import { LoopTrack } from './loop-track.tsx'
import { PublicPage } from './public-page.tsx'
import { PageLink, PageLinkButton } from '#ui/page-link.tsx'

// A build has no database, so the page is not made then; the toys on it are kept for a minute.
export const dynamic = 'force-dynamic'
export const metadata: Metadata = {
  title: { absolute: 'Shortrun: toys made in short runs nearby' },
  description: 'Plan a pilot of fifty, make it at a workshop nearby, restock shops within the week, decide the next run from what sold, and keep every toy repairable.',
}

const toysOnSale = unstable_cache(() => listToyCards(8), ['landing-toys'], { revalidate: 60 })

export default async function Page() {
  const toys = await toysOnSale()
  const hero = [...toys].sort((a, b) => b.lines.length - a.lines.length)[0]
  return (
    <PublicPage find={false}>
      <section className="grid items-center gap-x-12 gap-y-10 pt-2 lg:grid-cols-[1.05fr_1fr] lg:pt-8">
        <div>
          <h1 className="font-display text-[2.6rem] leading-[1.02] font-semibold tracking-[-0.04em] sm:text-[4.25rem]">Make fifty toys this week. Know what to make next.</h1>
          <p className="mt-6 max-w-xl text-lg leading-relaxed text-ink-soft">Shortrun runs a toy brand that makes in workshops nearby: pilots, short runs, quality by the lot, shops restocked within the week, and parts for every toy for years.</p>
          <div className="mt-8 flex flex-wrap gap-3">
            <PageLinkButton href="/sign-in" variant="primary">Sign in</PageLinkButton>
            <PageLinkButton href="#loop">See how it works</PageLinkButton>
          </div>
        </div>
        {hero && <Hero toy={hero} />}
      </section>

      <section aria-labelledby="find" className="mt-20 grid items-center gap-x-12 gap-y-5 border-y-2 border-ink py-9 lg:grid-cols-[1fr_1.35fr]">
        <div>
          <h2 id="find" className="font-display text-xl font-semibold tracking-[-0.025em]">A toy in your hand?</h2>
          <p className="mt-1 text-ink-soft">Is it recalled, what is wrong with it, which part fits. No account.</p>
        </div>
        <FindBox size="large" />
      </section>

      {toys.length > 0 && (
        <section aria-labelledby="toys" className="mt-20">
          <h2 id="toys" className="mb-6 max-w-2xl font-display text-2xl font-semibold tracking-[-0.03em]">Made on Shortrun. Every one comes apart again.</h2>
          <ToyShelf toys={toys} />
        </section>
      )}

      <section id="loop" aria-labelledby="loop-title" className="mt-24 scroll-mt-6">
        <h2 id="loop-title" className="max-w-2xl font-display text-2xl font-semibold tracking-[-0.03em]">One loop, from the first fifty to the next five hundred</h2>
        <p className="measure mt-3 text-ink-soft">Each step is done by the person whose job it is, and the next one sees it at once.</p>
        <div className="mt-10"><LoopTrack /></div>
      </section>

      <section aria-labelledby="people" className="mt-24">
        <h2 id="people" className="font-display text-2xl font-semibold tracking-[-0.03em]">Everyone has their own door</h2>
        <ul className="mt-6 border-t border-line">
          {PEOPLE.map(({ who, gets, href, door }) => (
            <li key={who} className="relative grid gap-x-10 gap-y-1 border-b border-line py-5 hover:bg-paper-raised sm:grid-cols-[15rem_1fr_auto] sm:items-baseline">
              <h3 className="font-display text-lg font-semibold tracking-[-0.015em]">{who}</h3>
              <p className="measure">{gets}</p>
              <PageLink href={href} className="prose-link inline-flex min-h-6 items-center text-base font-medium after:absolute after:inset-0">{door}<span className="sr-only">: {who}</span></PageLink>
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="start" className="mt-24 flex flex-wrap items-end justify-between gap-x-12 gap-y-6 border-t-2 border-ink pt-8">
        <div>
          <h2 id="start" className="max-w-xl font-display text-2xl font-semibold tracking-[-0.03em]">Start with one toy and one workshop.</h2>
          <p className="measure mt-2 text-ink-soft">First toy, first parts list and first pilot take an afternoon. Nothing needs a spreadsheet beside it.</p>
        </div>
        <PageLinkButton href="/sign-in" variant="primary">Sign in or make an account</PageLinkButton>
      </section>
    </PublicPage>
  )
}

const PEOPLE = [
  { who: 'Brand managers', gets: 'Plan a pilot with a threshold and a day to decide. See the next run proposed with its quantity, its range and the reasons: also when the answer is to make none.', href: '/sign-in', door: 'Brand' },
  { who: 'Workshops', gets: 'What to make next, the frozen parts list, good and scrap reported in three taps with gloves on.', href: '/sign-in', door: 'Floor' },
  { who: 'Quality', gets: 'Sampling plans, checklists, and lots that nobody can ship until somebody has released them.', href: '/sign-in', door: 'Quality' },
  { who: 'Shops and cafés', gets: 'A restock asked for in a minute, with a day promised and the reason for that day.', href: '/sign-in', door: 'Shop' },
  { who: 'Families and schools', gets: 'Scan the toy: recalled or not, its own parts, and the guide to mend it. No account, and it prints.', href: '/find', door: 'Find a part' },
] as const

/** The real toy with the most parts, taken apart; its numbers lead to its parts. */
function Hero({ toy }: { readonly toy: ToyCard }) {
  const lines = drawnLines(toy.lines, (line) => `/toys/${toy.slug}/parts?part=${line.findNumber}#chosen`)
  const marked = toy.lines.find((line) => line.shape.kind === 'board') ?? toy.lines[0]
  return (
    <figure className="flex flex-col items-center">
      <ExplodedView lines={lines} chosen={marked?.findNumber} title={`${toy.name}, taken apart`} className="max-h-[36rem] w-full max-w-lg" />
      <figcaption className="mt-3 text-base text-ink-soft"><PageLink href={`/toys/${toy.slug}`} className="prose-link inline-flex min-h-6 items-center font-medium">{toy.name}</PageLink> by {toy.brandName}: {toy.lines.length} parts, all of them numbered</figcaption>
    </figure>
  )
}
