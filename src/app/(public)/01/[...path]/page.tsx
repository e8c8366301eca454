import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { formatDigitalLink, parseDigitalLink, type DigitalLink } from '#kernel/gs1.ts'
import { PolicyLinks } from '#modules/policies/ui/policy-links.tsx'
import { listPublicRecalls, type PublicRecall } from '#modules/recalls/queries.ts'
import { RecallState, UnitRecalled } from '#modules/recalls/ui/recall-state.tsx'
import { BeTold } from '#modules/recalls/ui/be-told.tsx'
import type { ToyPage } from '#modules/repair/queries/toy-page.ts'
import { getUnitPage, type UnitPage } from '#modules/repair/queries/unit-page.ts'
import { drawnLines } from '#modules/repair/ui/drawn-lines.ts'
import { GuideList } from '#modules/repair/ui/guide-list.tsx'
import { PartsSheet } from '#modules/repair/ui/parts-sheet.tsx'
import { ageText } from '#modules/repair/ui/words.ts'
import { dayText } from '#ui/date-text.tsx'
import { AssembledView } from '#ui/drawing/part-drawing.tsx'
import { FindBox } from '#ui/frames/public-frame.tsx'
import { PublicPage } from '../../public-page.tsx'
import { PageLink } from '#ui/page-link.tsx'

// Whether a unit is recalled is read for every request: docs/decisions/007.
export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Your toy', robots: { index: false } }

/** GS1 Digital Link: /01/{GTIN}[/22/…][/10/{lot}][/21/{serial}], as it stands in the QR code of a toy. */
export default async function Page({ params, searchParams }: PageProps<'/01/[...path]'>) {
  const { path } = await params
  const query = await searchParams
  const typed = `/01/${path.join('/')}`
  const { value: link, reason } = parseDigitalLink(typed)
  if (!link) return <Unreadable code={path[0] ?? ''} reason={reason ?? ''} />
  const canonical = formatDigitalLink('', link).value ?? typed
  // A GTIN-8, -12 or -13 has one address: that of its GTIN-14.
  if (path[0] !== link.gtin) permanentRedirect(`${canonical}${queryText(query)}`)

  const [unit, recalls] = await Promise.all([getUnitPage(link.gtin, link.lot ?? null, link.serial), listPublicRecalls({ gtin: link.gtin, code: link.lot })])
  if (!unit) return <UnknownProduct gtin={link.gtin} />
  const revisionAsked = typeof query.revision === 'string' ? query.revision : undefined
  return unit.lot ? <KnownUnit unit={unit} lot={unit.lot} link={link} recalls={recalls} asked={query.asked !== undefined} /> : <WhichRevision unit={unit} link={link} asked={revisionAsked} />
}

/** The lot is known: is it recalled, what is it, its own parts; and whether it has a unit of the number on the label. */
function KnownUnit({ unit, lot, link, recalls, asked }: { readonly unit: UnitPage; readonly lot: NonNullable<UnitPage['lot']>; readonly link: DigitalLink; readonly recalls: readonly PublicRecall[]; readonly asked: boolean }) {
  const { toy } = unit
  const revision = toy.revisions.find(({ code }) => code === lot.revisionCode)
  const base = `/for/${link.gtin}/${encodeURIComponent(lot.code)}`
  const serial = lot.unitKnown === false ? undefined : link.serial
  const noSuchUnit = lot.unitKnown === false && <p>No toy of lot <span className="font-mono">{lot.code}</span> has the number <span className="font-mono break-all">{link.serial}</span>. Compare number and lot with the label, digit by digit. {toy.brand.supportEmail ? <>If they are the same, ask <a className="prose-link" href={`mailto:${toy.brand.supportEmail}?subject=${encodeURIComponent(`Lot ${lot.code}, number ${link.serial}`)}`}>{toy.brand.supportEmail}</a>.</> : `If they are the same, ask ${toy.brand.name}.`}</p>
  return (
    <PublicPage>
      {lot.recalled
        ? <><UnitRecalled recalls={recalls} lot={lot.code} />{noSuchUnit && <div className="measure mt-4 border-l-4 border-held bg-held-tint px-4 py-3">{noSuchUnit}</div>}</>
        : noSuchUnit ? <RecallState look="open" title="We know this lot, but not this number">{noSuchUnit}<p>Lot <span className="font-mono">{lot.code}</span> itself is not recalled, checked now.</p></RecallState>
        : <RecallState look="clear" title="No recall for this toy"><p className="text-base">Lot <span className="font-mono">{lot.code}</span>, checked now.</p></RecallState>}
      <Head toy={toy} name={unit.sku.name} facts={[
        ['Lot', <span key="lot" className="font-mono text-md">{lot.code}</span>],
        ...(serial ? [['Serial number', <span key="serial" className="font-mono text-md">{serial}</span>] as const] : []),
        ...(revision ? [['Revision', revision.code] as const] : []),
        ...(lot.workshop ? [['Made at', lot.workshop] as const] : []),
        ...(lot.madeOn ? [['Made on', dayText(lot.madeOn, { weekday: false, today: '0000' })] as const] : []),
        ['For', ageText(toy.minAgeMonths)],
      ]} />
      {revision
        ? <Parts toy={toy} revision={revision} lineHref={(number) => `/parts/${encodeURIComponent(number)}${base}`} title={lot.recalled ? 'What is in it' : 'Tap the part you need'} about={lot.recalled ? 'Follow the recall first. Do not mend a recalled toy on your own.' : undefined} />
        : <p className="mt-10 border-l-4 border-held bg-held-tint px-4 py-3">We know this lot, but not to which revision it was built. {toy.brand.supportEmail ? <>Ask <a className="prose-link" href={`mailto:${toy.brand.supportEmail}?subject=${encodeURIComponent(`Lot ${lot.code}`)}`}>{toy.brand.supportEmail}</a> before you order a part.</> : `Ask ${toy.brand.name} before you order a part.`}</p>}
      <Care toy={toy} revisionCode={revision?.code}>
        {!lot.recalled && <BeTold href={`/registrations${base}${serial ? `?number=${encodeURIComponent(serial)}` : ''}`} brandName={toy.brand.name} asked={asked} />}
      </Care>
    </PublicPage>
  )
}

/** The product is known, its lot is not: nothing is claimed about recalls of this unit, and the revision is chosen by the reader. */
async function WhichRevision({ unit, link, asked }: { readonly unit: UnitPage; readonly link: DigitalLink; readonly asked?: string }) {
  const { toy } = unit
  const recalls = await listPublicRecalls({ gtin: link.gtin })
  const revision = toy.revisions.find(({ code }) => code === asked) ?? (toy.revisions.length === 1 ? toy.revisions[0] : undefined)
  const address = formatDigitalLink('', link).value ?? ''
  const lots = [...new Set(recalls.flatMap((recall) => recall.lots.filter(({ gtin }) => gtin === link.gtin).map(({ code }) => code)))]
  return (
    <PublicPage>
      <RecallState look={lots.length > 0 ? 'alarm' : 'open'} title={link.lot ? `We know this toy, but not lot ${link.lot}` : lots.length > 0 ? 'Some of these toys are recalled' : 'Which lot is yours?'}>
        {link.lot && <p>No lot <span className="font-mono">{link.lot}</span> of {unit.sku.name} was ever made. Compare the letters and digits with the label: a zero and the letter O look alike. The lot may also belong to another toy.</p>}
        {link.serial && !link.lot && <p>The serial number <span className="font-mono">{link.serial}</span> alone does not tell us the lot.</p>}
        {lots.length > 0
          ? <p>Recalled {lots.length === 1 ? 'is lot' : 'are lots'} {lots.map((code, index) => <span key={code}>{index > 0 && ', '}<strong className="font-mono">{code}</strong></span>)}. If your toy has {lots.length === 1 ? 'this code' : 'one of these codes'}, stop using it and <PageLink href="/recalls" className="prose-link">read what to do</PageLink>.</p>
          : <p>No lot of this toy is recalled. With the lot we can also show exactly the parts that are in yours.</p>}
        <div className="pt-1"><FindBox label="Lot code on the toy" /></div>
      </RecallState>
      <Head toy={toy} name={unit.sku.name} facts={[['GTIN', <span key="gtin" className="font-mono text-md">{link.gtin}</span>], ['By', toy.brand.name], ['For', ageText(toy.minAgeMonths)]]} />
      {toy.revisions.length > 1 && (
        <section aria-labelledby="revision" className="mt-10">
          <h2 id="revision" className="font-display text-xl font-semibold tracking-[-0.02em]">Choose the revision yourself</h2>
          <p className="measure mt-1 text-ink-soft">It stands after the name on the label. If you cannot find it, go by what changed.</p>
          <ul className="mt-3 border-t border-line">
            {toy.revisions.map((each) => (
              <li key={each.code} className="relative flex min-h-14 items-center gap-5 border-b border-line py-2 hover:bg-paper-raised">
                <PageLink href={`${address}?revision=${each.code}#parts`} aria-current={each.code === revision?.code ? 'true' : undefined} className="font-display text-lg font-semibold whitespace-nowrap after:absolute after:inset-0">Revision {each.code}</PageLink>
                <span className="text-ink-soft">{each.changeNote || 'The first one.'}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {revision && <Parts toy={toy} revision={revision} lineHref={(number, code) => `/parts/${encodeURIComponent(number)}#${code}`} title={`Parts of revision ${revision.code}`} />}
      <Care toy={toy} revisionCode={revision?.code} />
    </PublicPage>
  )
}

function Head({ toy, name, facts }: { readonly toy: ToyPage; readonly name: string; readonly facts: readonly (readonly [string, React.ReactNode])[] }) {
  const newest = toy.revisions[0]
  return (
    <header className="mt-8 flex items-center gap-5 sm:gap-8">
      {newest && <div aria-hidden className="w-28 shrink-0 sm:w-40"><AssembledView lines={drawnLines(newest.lines)} className="max-h-32 w-full" /></div>}
      <div className="min-w-0">
        <h1 className="font-display text-xl font-semibold tracking-[-0.025em] sm:text-2xl"><PageLink href={`/toys/${toy.slug}`} className="underline-offset-4 hover:underline">{name}</PageLink></h1>
        <dl className="mt-2 flex flex-wrap gap-x-7 gap-y-2">
          {facts.map(([label, value]) => <div key={label}><dt className="text-sm text-ink-soft">{label}</dt><dd className="font-medium">{value}</dd></div>)}
        </dl>
      </div>
    </header>
  )
}

function Parts({ toy, revision, lineHref, title, about }: { readonly toy: ToyPage; readonly revision: ToyPage['revisions'][number]; readonly lineHref: (partNumber: string, revision: string) => string; readonly title: string; readonly about?: string }) {
  return (
    <section id="parts" aria-labelledby="parts-title" className="mt-10">
      <h2 id="parts-title" className="font-display text-xl font-semibold tracking-[-0.02em]">{title}</h2>
      <PartsSheet toyName={toy.name} currency={toy.brand.currency} revisions={[revision]} revision={revision} about={about} lineHref={(line) => lineHref(line.partNumber, line.revision)} />
    </section>
  )
}

function Care({ toy, revisionCode, children }: { readonly toy: ToyPage; readonly revisionCode?: string; readonly children?: React.ReactNode }) {
  const guides = toy.guides.filter((guide) => revisionCode === undefined || guide.revisionCodes.length === 0 || guide.revisionCodes.includes(revisionCode))
  return (
    <>
      {guides.length > 0 && (
        <section id="repair" aria-labelledby="repair-title" className="mt-14">
          <h2 id="repair-title" className="mb-3 font-display text-xl font-semibold tracking-[-0.02em]">What is wrong with it?</h2>
          <GuideList guides={guides} />
        </section>
      )}
      {children}
      <div className="mt-10 flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-line pt-4">
        <span className="text-ink-soft">{toy.brand.name}</span>
        <PolicyLinks brandSlug={toy.brand.slug} brandName={toy.brand.name} kinds={toy.brand.policies} />
        {toy.brand.supportEmail && <a href={`mailto:${toy.brand.supportEmail}?subject=${encodeURIComponent(toy.name)}`} className="prose-link inline-flex min-h-11 items-center">{toy.brand.supportEmail}</a>}
      </div>
    </>
  )
}

function Unreadable({ code, reason }: { readonly code: string; readonly reason: string }) {
  return (
    <PublicPage find={false}>
      <RecallState look="open" title="We cannot read this code">
        <p className="break-all font-mono text-base">{decoded(code)}</p>
        <p>{reason} If you typed it, compare it with the label digit by digit. If you scanned it, the label may be damaged: type the lot, or the name of the toy.</p>
      </RecallState>
      <div className="mt-8"><FindBox size="large" /></div>
    </PublicPage>
  )
}

function UnknownProduct({ gtin }: { readonly gtin: string }) {
  return (
    <PublicPage find={false}>
      <RecallState look="open" title="No toy here has this code">
        <p className="font-mono text-base">{gtin}</p>
        <p>The code is in order, but it belongs to no toy on Shortrun. It may be a toy of a brand that is not here. About recalls of it we know nothing: look at the maker’s own site.</p>
      </RecallState>
      <div className="mt-8"><FindBox size="large" label="Look for it by name" /></div>
    </PublicPage>
  )
}

function queryText(query: Record<string, string | string[] | undefined>): string {
  const text = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [value].flat().map((each) => [name, each])))).toString()
  return text ? `?${text}` : ''
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
