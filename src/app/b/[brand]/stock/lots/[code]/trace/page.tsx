import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { may } from '#auth/permissions.ts'
import { requireActor } from '#auth/require-actor.ts'
import { plural } from '#kernel/plural.ts'
import { intersectRanges, unitWords } from '#kernel/unit-range.ts'
import { getTrace, type Trace } from '#modules/trace/queries/get-trace.ts'
import type { ReachedLot } from '#modules/trace/queries/traced-lots.ts'
import { traceSchema } from '#modules/trace/schemas.ts'
import { RecallReport } from '#modules/trace/ui/recall-report.tsx'
import { TraceGraph } from '#modules/trace/ui/trace-graph.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/fields.tsx'
import { PageHead, Section } from '#ui/page-head.tsx'
import { PrintButton } from '#ui/print-button.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { withParams } from '#ui/url-params.ts'

interface Props { readonly params: Promise<{ brand: string; code: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Trace of lot ${decodeURIComponent((await params).code)}` }
}

export default async function Page({ params, searchParams }: Props) {
  const { brand, code } = await params
  const lots = `/b/${brand}/stock/lots`
  const actor = await requireActor('brand', brand, `${lots}/${code}/trace`)
  const search = await searchParams
  const { units } = traceSchema.parse(search)
  const trace = await getTrace(actor, decodeURIComponent(code), units)
  if (!trace) notFound()
  const { lot, recall, own } = trace
  const here = `${lots}/${encodeURIComponent(lot.code)}`
  const asked = units ? unitWords(units) : `lot ${lot.code}`
  return (
    <>
      <PageHead title={units ? `Trace of ${asked}` : 'Trace and mock recall'} number={lot.code} crumbs={[{ label: 'Stock', href: `/b/${brand}/stock` }, { label: `Lot ${lot.code}`, href: here }]}
        state={<StateBadge state={lot.recalled ? 'recalled' : lot.quality} size="large" />} about={<>{lot.itemName}{lot.revision && <>, revision {lot.revision}</>}</>}
        action={<><LinkButton href={withParams(`${here}/trace/export`, { units: units ? search.units : undefined })} prefetch={false}>Export CSV</LinkButton><LinkButton href={withParams(`${here}/trace/epcis`, { units: units ? search.units : undefined })} prefetch={false}>EPCIS 2.0</LinkButton><PrintButton variant="quiet" />{!lot.recalled && may(actor, 'recalls:publish') && <LinkButton href={`/b/${brand}/recalls/new?lot=${encodeURIComponent(lot.code)}`}>Draft a recall</LinkButton>}</>}>
        <Facts facts={facts(trace)} />
      </PageHead>
      <form action={`${here}/trace`} className="mb-6 flex flex-wrap items-end gap-3">
        <TextField name="units" label="Only these units" optional placeholder="80 or 76–120" defaultValue={units ? `${units[0]!.first}${units[0]!.last === units[0]!.first ? '' : `-${units[0]!.last}`}` : ''} className="w-44" />
        <Button type="submit">Trace them</Button>
        {units && <LinkButton variant="plain" href={`${here}/trace`}>The whole lot</LinkButton>}
      </form>
      {(trace.below.length > 0 || trace.above.length > 0) && <Section title="From what, into what"><TraceGraph trace={trace} base={lots} /></Section>}
      <Section title={`What ${units && units[0]!.first < units[0]!.last ? 'were' : 'was'} ${asked} made from?`}><Reached lots={trace.below} base={lots} into={lot.serialised ? intoUnits(trace) : undefined} none="No lot of a part or material is recorded for it." /></Section>
      <Section title={`What did ${asked} go into?`}><Reached lots={trace.above} base={lots} none="It went into no other lot." /></Section>
      {trace.above.length > 0 && (
        <Section title="Mock recall: what holds it" about={`${plural(recall.total, 'piece')} of ${plural(recall.lots.length, 'lot')}. ${accounted(recall)}`}>
          <RecallReport recall={recall} lots={trace.above} base={lots} label={`What holds ${lot.code}`} />
        </Section>
      )}
      <Section title={trace.above.length > 0 ? 'The lot itself' : 'Mock recall'} about={`${plural(own.total, 'piece')}. ${accounted(own)}`}>
        <RecallReport recall={own} lots={[lot]} base={lots} label={`Lot ${lot.code}`} />
      </Section>
    </>
  )
}

function facts({ lot, recall, own, above, below, inspections, registrations }: Trace) {
  const affected = above.length > 0 ? recall : own
  return [
    { label: above.length > 0 ? 'Pieces that hold it' : 'Pieces', value: affected.total.toLocaleString('en-US') },
    { label: 'Out in the world', value: ((affected.disposition.shipped ?? 0) + (affected.disposition.sold ?? 0)).toLocaleString('en-US'), note: registrations.registered > 0 && `${registrations.registered.toLocaleString('en-US')} registered, ${registrations.reachable.toLocaleString('en-US')} reachable` },
    { label: 'Reconciled', value: `${affected.reconciliationPct} %`, note: affected.unaccounted > 0 ? `${affected.unaccounted.toLocaleString('en-US')} unaccounted for` : 'all at one place' },
    { label: 'Lots', value: `${below.length} below`, note: `${above.length} above` },
    { label: lot.itemKind === 'sku' ? 'Made' : 'Received', value: <DateText day={lot.madeOn} weekday={false} />, note: lot.site ?? undefined },
    ...(inspections.length > 0 ? [{ label: 'Inspected', value: inspections.map(({ number }) => number).join(', '), note: inspections.at(-1)!.state }] : []),
  ]
}

function accounted({ total, unaccounted, reconciliationPct }: { readonly total: number; readonly unaccounted: number; readonly reconciliationPct: number }): string {
  if (reconciliationPct !== 100) return `The books do not add up: ${reconciliationPct} % reconciled.`
  return unaccounted === 0 ? 'Each is at exactly one place.' : `${(total - unaccounted).toLocaleString('en-US')} are at one place each, ${unaccounted.toLocaleString('en-US')} unaccounted for.`
}

/** Which units of the lot each lot went into, where that was not all of them. */
function intoUnits({ lot, units, uses }: Trace): ReadonlyMap<string, string> {
  const all = unitWords(units ?? lot.madeUnits)
  const direct = Map.groupBy(uses.filter(({ producedLotId }) => producedLotId === lot.id), ({ consumedLotId }) => consumedLotId)
  return new Map([...direct].flatMap(([id, some]) => {
    const words = unitWords(units ? intersectRanges(some, units) : some)
    return words === all ? [] : [[id, words] as const]
  }))
}

function Reached({ lots, base, none, into }: { readonly lots: readonly ReachedLot[]; readonly base: string; readonly none: string; readonly into?: ReadonlyMap<string, string> }) {
  if (lots.length === 0) return <p className="text-ink-soft">{none}</p>
  if (lots.length > MOST_LISTED) return <>{[...Map.groupBy(lots, ({ itemName, revision }) => (revision ? `${itemName} · rev ${revision}` : itemName))].map(([name, same]) => <ReachedOf key={name} name={name} lots={same} base={base} />)}</>
  return (
    <ul className="border-t border-line">
      {lots.map((lot) => (
        <li key={lot.id} className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-2">
          <Link href={`${base}/${encodeURIComponent(lot.code)}/trace`} className="prose-link font-mono text-sm">{lot.code}</Link>
          <span>{lot.itemName}{lot.revision && <span className="text-ink-soft"> · rev {lot.revision}</span>}</span>
          {lot.units && <span className="text-sm text-ink-soft">{unitWords(lot.units)}</span>}
          {into?.has(lot.id) && <span className="text-sm text-ink-soft">in {into.get(lot.id)}</span>}
          {lot.recalled && <StateBadge state="recalled" />}
        </li>
      ))}
    </ul>
  )
}

/** Lots that are listed one by one; more are folded by what they are. */
const MOST_LISTED = 30

function ReachedOf({ name, lots, base }: { readonly name: string; readonly lots: readonly ReachedLot[]; readonly base: string }) {
  return (
    <details suppressHydrationWarning className="border-y border-line py-2 [&+details]:border-t-0">
      <summary className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-4"><span className="font-medium">{name}</span><span className="text-sm text-ink-soft">{plural(lots.length, 'lot')}</span></summary>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 pt-2 pb-3">
        {lots.map((lot) => <li key={lot.id} className="inline-flex min-h-6 items-center gap-2"><a href={`${base}/${encodeURIComponent(lot.code)}/trace`} className="prose-link font-mono text-sm">{lot.code}</a>{lot.units && <span className="text-sm text-ink-soft">{unitWords(lot.units)}</span>}</li>)}
      </ul>
    </details>
  )
}
