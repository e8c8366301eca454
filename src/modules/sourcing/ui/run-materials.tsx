import Link from 'next/link'
import type { BrandActor } from '#auth/actor.ts'
import type { Id } from '#kernel/ids.ts'
import { plural } from '#kernel/plural.ts'
import type { RunPart } from '#modules/runs/public.ts'
import { LinkButton } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Count } from '#ui/money.tsx'
import { Section } from '#ui/page-head.tsx'
import { getRunMaterials, type MaterialLine } from '../queries/run-materials.ts'
import { ComingList } from './coming-list.tsx'
import { CoverBar } from './cover-bar.tsx'

interface Line {
  readonly key: string
  readonly revisionId: Id
  readonly name: string
  readonly number: string
  readonly revision: string
  /** What the run still takes of it; null for a run that takes no more. */
  readonly need: MaterialLine | null
  /** Lots it was made from, and those it goes on with; null before the release. */
  readonly lots: RunPart | null
}

/**
 * The parts of a run in one place: what it still takes and where that comes from, and the lots it was made from. `parts`: of a released run.
 * Nothing for a run that has neither.
 */
export async function RunMaterials({ actor, number, parts }: { readonly actor: BrandActor; readonly number: string; readonly parts: readonly RunPart[] }) {
  const materials = await getRunMaterials(actor, number, new Date())
  const lines = linesOf(materials?.lines ?? [], parts)
  if (lines.length === 0) return null
  const short = lines.filter(({ need }) => need && need.missing > 0)
  const waiting = lines.filter(({ need }) => need && need.missing === 0 && need.awaited.length > 0)
  const open = [...short, ...waiting]
  const settled = lines.filter((line) => !open.includes(line))
  const takes = materials && materials.lines.length > 0 ? materials : null
  const about = !takes ? 'What it was made from: the oldest lot first, unless the floor loaded another.'
    : short.length > 0 ? `${short.length} of ${plural(lines.length, 'part')} ${are(short.length)} missing${waiting.length > 0 ? `, ${waiting.length} ${are(waiting.length)} coming` : ''}.`
      : waiting.length > 0 ? `${waiting.length} of ${plural(lines.length, 'part')} ${are(waiting.length)} still coming.` : 'Everything it still takes is at the workshop.'
  return (
    <Section title="Parts" id="materials" about={<>{about}{takes && <> Needed <DateText day={takes.neededOn} />; runs that start earlier go first.</>}</>}
      action={short.length > 0 && <LinkButton size="small" href={`/b/${actor.slug}/sourcing?q=${number}${takes?.planned ? '&planned=yes' : ''}`}>Order or transfer what is missing</LinkButton>}>
      {open.length > 0 && <Lines lines={open} brand={actor.slug} caption="Parts that are not all here" takes />}
      {settled.length > 0 && (open.length > 0 ? (
        <details suppressHydrationWarning className="mt-2">
          <summary className="inline-flex min-h-8 cursor-pointer items-center font-semibold">{plural(settled.length, 'part')} all here</summary>
          <Lines lines={settled} brand={actor.slug} caption="Parts that are all here" takes />
        </details>
      ) : <Lines lines={settled} brand={actor.slug} caption="Parts" takes={takes !== null} />)}
    </Section>
  )
}

const are = (count: number) => (count === 1 ? 'is' : 'are')

/** A part that is needed and was used stands once. */
function linesOf(needs: readonly MaterialLine[], parts: readonly RunPart[]): Line[] {
  const rest = new Map(parts.map((part) => [part.partRevisionId, part]))
  const needed = needs.map((need): Line => {
    const revisionId = need.key.split(':')[0]!
    const lots = rest.get(revisionId) ?? null
    rest.delete(revisionId)
    return { key: need.key, revisionId, name: need.name, number: need.number, revision: need.revision, need, lots }
  })
  return [...needed, ...[...rest.values()].map((lots): Line => ({ key: lots.partRevisionId, revisionId: lots.partRevisionId, name: lots.partName, number: lots.partNumber, revision: lots.partRevision, need: null, lots }))]
}

function Lines({ lines, brand, caption, takes }: { readonly lines: readonly Line[]; readonly brand: string; readonly caption: string; readonly takes: boolean }) {
  return (
    <DataTable caption={caption} rows={lines} rowKey={({ key }) => key} href={({ revisionId }) => `/b/${brand}/sourcing/parts/${revisionId}`} columns={[
      { key: 'part', label: 'Part', cell: (line) => <>{line.name}<span className="block text-sm font-normal text-ink-soft"><span className="font-mono text-xs">{line.number}</span> · <span className="whitespace-nowrap">revision {line.revision}</span></span></>, className: 'sm:min-w-44' },
      ...(takes ? [
        { key: 'covered', label: 'Covered', cell: ({ need, lots }: Line) => <>{need && <Covered line={need} brand={brand} />}{lots && <Lots part={lots} brand={brand} />}</>, className: 'w-full' },
        { key: 'needed', label: 'Takes', number: true, cell: ({ need }: Line) => <Amount of={need?.needed ?? 0} /> }, { key: 'here', label: 'Here', number: true, cell: ({ need }: Line) => <Amount of={need?.here ?? 0} /> },
        { key: 'missing', label: 'Missing', number: true, cell: ({ need }: Line) => (need && need.missing > 0 ? <strong className="font-semibold text-rejected"><Count value={need.missing} /></strong> : <span className="text-ink-soft">–</span>) },
      ] : [{ key: 'lots', label: 'From lots', cell: ({ lots }: Line) => lots && <Lots part={lots} brand={brand} over />, className: 'w-full' }]),
    ]} />
  )
}

const Amount = ({ of }: { readonly of: number }) => (of > 0 ? <Count value={of} /> : <span className="text-ink-soft">–</span>)

/** Which lots went into the run, what is loaded next unless it takes no more, and what no lot covers. What is left is there for all runs; which of them gets it is counted elsewhere. */
function Lots({ part, brand, over = false }: { readonly part: RunPart; readonly brand: string; readonly over?: boolean }) {
  const left = part.lots.reduce((sum, { usable }) => sum + usable, 0)
  const lot = (code: string) => <Link href={`/b/${brand}/stock/lots/${code}`} className="font-mono text-xs hover:underline">{code}</Link>
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-soft">
      {part.used.map(({ lotCode, quantity }) => <span key={lotCode} className="tabular whitespace-nowrap">{quantity.toLocaleString('en-US')} used of {lot(lotCode)}</span>)}
      {!over && part.lots[0] && <span><span className="whitespace-nowrap">next {lot(part.lots[0].lotCode)},</span> <span className="tabular whitespace-nowrap">{left.toLocaleString('en-US')} left for all runs</span></span>}
      {part.used.length === 0 && !part.lots[0] && <span>{part.booked ? 'none left in a lot' : 'the workshop’s own, no lot recorded'}</span>}
      {part.uncovered > 0 && <strong className="font-semibold whitespace-nowrap text-held">{part.uncovered.toLocaleString('en-US')} used from no lot</strong>}
    </span>
  )
}

function Covered({ line, brand }: { readonly line: MaterialLine; readonly brand: string }) {
  const { choice, missing, elsewhere } = line
  return (
    <div className="grid min-w-0 gap-1 py-1 text-left">
      <CoverBar here={line.here} coming={line.awaited.reduce((sum, { pieces }) => sum + pieces, 0)} missing={missing} label={line.name} />
      {line.awaited.length > 0 && <ComingList coming={line.awaited} brand={brand} />}
      {missing > 0 && <p className="text-sm text-ink-soft">{choice?.reason ?? (elsewhere.length > 0 ? elsewhere.map(({ place, free }) => `${free.toLocaleString('en-US')} free at ${place}`).join(', ') : 'Nobody offers it, and no place has it free.')}</p>}
    </div>
  )
}
