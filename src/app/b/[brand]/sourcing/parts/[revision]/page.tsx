import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { sendTransferAction } from '#modules/shipments/actions.ts'
import { getPartSupply, type SupplyAtPlace } from '#modules/sourcing/queries/part-supply.ts'
import { PartOffers } from '#modules/sourcing/ui/part-offers.tsx'
import { shortageLines } from '#modules/sourcing/ui/shortage-line.ts'
import { ShortagesList } from '#modules/sourcing/ui/shortages-list.tsx'
import { getBrandFacts } from '#modules/places/queries/get-brand.ts'
import { LinkButton } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Facts } from '#ui/facts.tsx'
import { Count } from '#ui/money.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { StateBadge } from '#ui/state-badge.tsx'

export const metadata: Metadata = { title: 'Supply of a part' }

/** Places whose days and runs are told in full; of the others it is said how much they need, and each can be looked at. */
const MOST_IN_FULL = 4
const MOST_TO_DO = 6

export default async function Page({ params, searchParams }: { readonly params: Promise<{ brand: string; revision: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { brand, revision } = await params
  const { at } = await searchParams
  const base = `/b/${brand}/sourcing`
  const actor = await requireActor('brand', brand, `${base}/parts/${revision}`)
  const [part, { timeZone }] = await Promise.all([getPartSupply(actor, revision, new Date()), getBrandFacts(actor)])
  if (!part) notFound()
  const usable = part.places.reduce((sum, place) => sum + place.usable, 0) + part.elsewhere.reduce((sum, { pieces }) => sum + pieces, 0)
  const late = part.places.reduce((sum, { needs }) => sum + needs.reduce((pieces, need) => pieces + need.late, 0), 0)
  const missing = part.places.reduce((sum, { shortage }) => sum + (shortage?.missing ?? 0), 0)
  const shortages = part.places.flatMap(({ shortage }) => shortage ?? [])
  const asked = part.places.find(({ locationId }) => locationId === at)
  const inFull = asked ? [asked] : part.places.slice(0, MOST_IN_FULL)
  const others = part.places.filter((place) => !inFull.includes(place))
  const allowed = { mayOrder: may(actor, 'sourcing:order'), maySend: may(actor, 'shipments:send') }
  return (
    <>
      <PageHead title={part.name} number={`${part.number} ${part.revision}`} crumbs={[{ label: 'Sourcing', href: base }]} about="Where it is used, needed and lies; runs that are not confirmed yet are counted in."
        action={<LinkButton href={`/b/${brand}/parts/${part.partId}`}>The part</LinkButton>}>
        <Facts facts={[
          { label: 'Free to use', value: <Count value={usable} />, note: 'at all places' },
          { label: 'Needed', value: <Count value={part.places.reduce((sum, { total }) => sum + total, 0)} />, note: 'by open runs' },
          { label: 'Missing', value: <Count value={missing} />, note: late > 0 && `and ${late.toLocaleString('en-US')} ${late === 1 ? 'comes' : 'come'} too late`, tone: missing > 0 ? 'rejected' : undefined },
          ...(part.elsewhere.length > 0 ? [{ label: 'Where nobody needs it', value: <Count value={part.elsewhere.reduce((sum, { pieces }) => sum + pieces, 0)} />, note: part.elsewhere.map(({ place }) => place).join(', ') }] : []),
        ]} />
      </PageHead>
      {shortages.length > 0 && (
        <Section title="What to do" id="do">
          <ShortagesList rows={shortageLines(shortages.slice(0, MOST_TO_DO), allowed)} brand={brand} today={part.today} mayOrder={allowed.mayOrder} planned transferAction={sendTransferAction} />
          {shortages.length > MOST_TO_DO && <p className="pt-3"><a className="prose-link" href={`${base}?planned=yes&q=${encodeURIComponent(part.number)}`}>All {shortages.length} places where it is short</a></p>}
        </Section>
      )}
      {inFull.map((place) => <AtPlace key={place.locationId} place={place} brand={brand} today={part.today} />)}
      {others.length > 0 && (
        <Section title="The other places that need it" id="others">
          <DataTable caption="Other places that need it" rows={others} rowKey={({ locationId }) => locationId} href={({ locationId }) => `${base}/parts/${revision}?at=${locationId}#at-${locationId}`} columns={[
            { key: 'place', label: 'Place', cell: ({ place }) => place },
            { key: 'runs', label: 'Runs', number: true, cell: ({ needs }) => <Count value={needs.length} /> },
            { key: 'usable', label: 'Free to use', number: true, cell: ({ usable: free }) => <Count value={free} /> },
            { key: 'total', label: 'Needed', number: true, cell: ({ total }) => <Count value={total} /> },
            { key: 'missing', label: 'Missing', number: true, cell: ({ shortage }) => <Dash value={shortage?.missing ?? 0} /> },
          ]} />
        </Section>
      )}
      <PartOffers actor={actor} partId={part.partId} timeZone={timeZone} />
      <Section title="Where it is used" id="used">
        <DataTable caption="Toys that take it" rows={part.usedIn} rowKey={({ toyId, revision: code, findNumber }) => `${toyId} ${code} ${findNumber}`} href={({ toyId }) => `/b/${brand}/toys/${toyId}`} empty={<p className="border-t border-line pt-3 text-ink-soft">No toy takes it.</p>} columns={[
          { key: 'toy', label: 'Toy', cell: ({ toy, revision: code }) => <>{toy}<span className="font-normal text-ink-soft"> · revision {code}</span></> },
          { key: 'state', label: 'State', cell: ({ state }) => <StateBadge state={state} /> },
          { key: 'find', label: 'Find number', number: true, cell: ({ findNumber }) => findNumber },
          { key: 'quantity', label: 'In one toy', number: true, cell: ({ quantity }) => <Count value={quantity} /> },
        ]} />
      </Section>
      <Section title="Lots" id="lots">
        <DataTable caption="Lots of it" rows={part.lots} rowKey={({ code, place }) => `${code} ${place}`} href={({ code }) => `/b/${brand}/stock/lots/${code}`} empty={<p className="border-t border-line pt-3 text-ink-soft">None is anywhere.</p>} columns={[
          { key: 'lot', label: 'Lot', cell: ({ code }) => <span className="font-mono text-sm">{code}</span> },
          { key: 'state', label: 'State', cell: ({ quality, recalled }) => <StateBadge state={recalled ? 'recalled' : quality} /> },
          { key: 'place', label: 'At', cell: ({ place }) => place },
          { key: 'expires', label: 'Good until', cell: ({ expiresOn }) => <DateText day={expiresOn} /> },
          { key: 'onHand', label: 'On hand', number: true, cell: ({ onHand }) => <Count value={onHand} /> },
        ]} />
        {part.moreLots && <p className="pt-3"><a className="prose-link" href={`/b/${brand}/stock?by=lot&q=${encodeURIComponent(part.number)}`}>All lots of it, in stock</a></p>}
      </Section>
    </>
  )
}

function AtPlace({ place, brand, today }: { readonly place: SupplyAtPlace; readonly brand: string; readonly today: string }) {
  return (
    <Section title={place.place} id={`at-${place.locationId}`} about={`${place.usable.toLocaleString('en-US')} free to use, ${place.total.toLocaleString('en-US')} needed by ${place.needs.length} ${place.needs.length === 1 ? 'run' : 'runs'}.`}>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <DataTable caption={`Day by day at ${place.place}`} showCaption rows={place.record} rowKey={({ on }) => on} columns={[
          { key: 'on', label: 'Day', cell: ({ on }) => <DateText day={on} today={today} /> },
          { key: 'gross', label: 'Needed', number: true, cell: ({ gross }) => <Dash value={gross} /> },
          { key: 'scheduled', label: 'Comes', number: true, cell: ({ scheduled }) => <Dash value={scheduled} /> },
          ...(place.record.some(({ late }) => late > 0) ? [{ key: 'late', label: 'Comes late', number: true, cell: ({ late }: SupplyAtPlace['record'][number]) => <Dash value={late} /> }] : []),
          { key: 'net', label: 'Missing', number: true, cell: ({ net }) => (net > 0 ? <strong className="font-semibold text-rejected"><Count value={net} /></strong> : <Dash value={0} />) },
          { key: 'projected', label: 'Left', number: true, cell: ({ projected }) => <Count value={projected} /> },
        ]} />
        <DataTable caption="Runs that take it" showCaption rows={place.needs} rowKey={({ run }) => run} href={({ run }) => `/b/${brand}/runs/${run}`} columns={[
          { key: 'run', label: 'Run', cell: ({ run, name }) => <>{name}<span className="block font-mono text-xs font-normal text-ink-soft">{run}</span></> },
          { key: 'on', label: 'Needed', cell: ({ on, planned }) => <><DateText day={on} today={today} />{planned && <span className="block text-sm text-ink-soft">planned</span>}</> },
          { key: 'pieces', label: 'Takes', number: true, cell: ({ pieces }) => <Count value={pieces} /> },
          { key: 'missing', label: 'Missing', number: true, cell: ({ missing, late }) => <><Dash value={missing} />{late > 0 && <span className="block text-sm text-held">{late.toLocaleString('en-US')} late</span>}</> },
        ]} />
      </div>
    </Section>
  )
}

function Dash({ value }: { readonly value: number }) {
  return value > 0 ? <Count value={value} /> : <span className="text-ink-soft">–</span>
}
