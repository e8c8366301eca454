import type { Metadata } from 'next'
import { CircleCheckBig } from 'lucide-react'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { dateAt } from '#kernel/calendar-date.ts'
import { getBeginning } from '#modules/home/queries/beginning.ts'
import { listLoop, type ToyOnLoop } from '#modules/home/queries/loop.ts'
import { listNeeds } from '#modules/home/queries/needs.ts'
import { FirstSteps } from '#modules/home/ui/first-steps.tsx'
import { NeedsList } from '#modules/home/ui/needs-list.tsx'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { TheLoop } from '#ui/charts/the-loop.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'

export const metadata: Metadata = { title: 'Today' }

export default async function Page({ params }: { readonly params: Promise<{ brand: string }> }) {
  const { brand: slug } = await params
  const actor = await requireActor('brand', slug, `/b/${slug}`)
  const brand = await getBrandFacts(actor)
  const now = new Date()
  const today = dateAt(now, brand.timeZone)
  const [needs, toys, beginning] = await Promise.all([listNeeds(actor, today, now), listLoop(actor, today), getBeginning(actor)])
  const mine = needs.filter((need) => need.mine)
  const others = needs.filter((need) => !need.mine)
  const young = !beginning.hasPilot && may(actor, 'catalogue:edit')
  const hour = Number(new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone: brand.timeZone }).format(now))
  const greeting = hour < 5 ? 'Still up' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening'
  const date = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: brand.timeZone }).format(now)
  const isMine = (toy: ToyOnLoop) => (toy.whose === 'planner' && may(actor, 'pilots:plan')) || (toy.whose === 'quality' && may(actor, 'quality:dispose'))
  return (
    <>
      <PageHead title={`${greeting}, ${actor.name.split(' ')[0]}`} about={date} />
      {young && <FirstSteps slug={slug} beginning={beginning} />}
      {(!young || mine.length > 0) && (
        <Section title={mine.length === 0 ? 'Nothing waits for you' : mine.length === 1 ? 'One thing needs you' : `${mine.length} things need you`} id="needs">
          {mine.length === 0 ? <p className="flex items-center gap-2.5 border-t border-line pt-4 text-ink-soft"><CircleCheckBig aria-hidden className="size-5 text-released" />Everything that can move is moving. New requests, decisions and late runs appear here.</p>
            : <NeedsList slug={slug} needs={mine} label="Needs you" />}
        </Section>
      )}
      {toys.length > 0 && (
        <Section title="Where each toy is" id="loop">
          <div className="pt-2"><TheLoop toys={toys.map((toy) => ({ station: toy.station, name: toy.name, waits: toy.waits, mine: isMine(toy), href: `/b/${slug}${toy.path ?? `/toys/${toy.toyId}`}` }))} /></div>
        </Section>
      )}
      {others.length > 0 && <Section title="Waits for others" id="others"><NeedsList slug={slug} needs={others} label="Waits for others" /></Section>}
    </>
  )
}
