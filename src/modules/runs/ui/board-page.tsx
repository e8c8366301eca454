import Link from 'next/link'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { addDays, shortDay } from '#kernel/calendar-date.ts'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/fields.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { NoRows } from '#ui/no-rows.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page-head.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { withParams, type Params } from '#ui/url-params.ts'
import type { Board, BoardTrouble } from '../queries/board.ts'
import { BoardLoads } from './board-loads.tsx'
import { BoardTable } from './board-table.tsx'
import { restingText } from './resting-text.ts'

const SORTS = [{ value: 'name', label: 'By name' }, { value: '-over', label: 'Most too much first' }, { value: '-used', label: 'Fullest first' }]
const ONLY = [{ value: 'over', label: 'Too much' }, { value: 'late', label: 'Late' }]

/** The plan of the workshops that were asked for: which days, the picture of each, and what does not fit with who could give way. Of many workshops, their hours. */
export function BoardPage({ board, params, view, base, mayMove, size = 'normal' }: {
  readonly board: Board
  readonly params: Params
  readonly view: 'week' | 'month'
  /** Of the workspace. */
  readonly base: string
  readonly mayMove: boolean
  readonly size?: 'normal' | 'floor'
}) {
  const onFloor = base.startsWith('/f/')
  const path = `${base}${onFloor ? '/board' : '/runs/board'}`
  const several = board.choices.length > 1
  const step = view === 'week' ? 7 : 28
  const at = (from: string | undefined, as = view) => withParams(path, params, { view: as, from })
  if (board.choices.length === 0) return <EmptyState title="No workshop yet" action={!onFloor && <LinkButton variant="primary" href={`${base}/retailers/new`}>Invite a workshop</LinkButton>}>The board shows the machines of every open workshop you work with.</EmptyState>
  return (
    <>
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 *:mb-0">
        <Tabs label="Span" tabs={[{ label: 'Week', href: at(board.from, 'week'), current: view === 'week' }, { label: 'Five weeks', href: at(board.from, 'month'), current: view === 'month' }]} />
        <div className="flex flex-wrap items-center gap-2">
          <LinkButton href={at(addDays(board.from, -step))} size={size} aria-label="Earlier" icon={<ChevronLeft aria-hidden />}>{null}</LinkButton>
          <LinkButton href={at(undefined)} size={size}>Today</LinkButton>
          <LinkButton href={at(addDays(board.from, step))} size={size} aria-label="Later" icon={<ChevronRight aria-hidden />}>{null}</LinkButton>
          <span className="font-medium whitespace-nowrap sm:mx-2">{shortDay(board.from)} – {shortDay(board.to)}</span>
          <LinkButton href={withParams(`${path}/export`, params, { view, from: board.from, ...(onFloor && { workshop: undefined, place: params.workshop }) })} size={size} prefetch={false}>Export CSV</LinkButton>
        </div>
      </div>
      <FilterBar path={path} params={params} search={several ? 'Workshop, run, toy' : 'Run, toy'} sorts={several ? SORTS : undefined} fields={['workshop']} chips={several ? [{ name: 'only', label: 'Only', options: ONLY }] : []}>
        {several && <SelectField name="workshop" label="Workshop" hideLabel className="min-w-36 flex-1 sm:w-44 sm:flex-none" placeholder="All workshops" defaultValue={typeof params.workshop === 'string' ? params.workshop : ''} options={board.choices.map(({ id, name }) => ({ value: id, label: name }))} />}
      </FilterBar>
      {board.loads.length === 0 ? <NoRows title={several ? 'No workshop fits' : 'No run fits'} path={path} params={params} filters={['workshop', 'only']} none={null} /> : <Legend runs={board.workshops.length > 0} />}
      {board.loads.length > board.workshops.length && <BoardLoads loads={board.loads} address={withParams(path, params, { view, from: board.from, workshop: undefined })} wide={view === 'month'} />}
      {mayMove && board.workshops.length > 0 && <p id="board-keys" className="js-only measure mb-6 text-sm text-ink-soft"><span className="pointer-coarse:hidden">Drag a run that has not begun to another day, or take its handle and use the arrow keys.</span><span className="hidden pointer-coarse:inline">Press the handle of a run that has not begun to choose its day.</span> What changes is shown before anything is saved.</p>}
      {board.workshops.map((workshop) => (
        <Section key={workshop.id} title={workshop.name} about={`${workshop.city} · ${workshop.hoursPerDay} hours a working day`}>
          {workshop.trouble.map((trouble) => <Trouble key={trouble.on} trouble={trouble} base={base} mayMove={mayMove} />)}
          <BoardTable workshop={workshop} base={base} mayMove={mayMove} wide={view === 'month'} />
        </Section>
      ))}
    </>
  )
}

function Trouble({ trouble, base, mayMove }: { readonly trouble: BoardTrouble; readonly base: string; readonly mayMove: boolean }) {
  const hours = (Math.round(trouble.over * 10) / 10).toLocaleString('en-US')
  return (
    <div className="mb-4">
      <Notice kind="caution" title={`${shortDay(trouble.on)}: ${hours} hours more than the workshop is open`}>
        <p>On the machines until then: {trouble.because.join(', ')}.{trouble.relief.length === 0 && ' Nothing that could still move would help: pause something, agree on a later day, or on a longer one.'}</p>
        {trouble.relief.length > 0 && (
          <>
            <p className="mt-1">What could give way:</p>
            <ul className="mt-1 grid gap-1.5">
              {trouble.relief.slice(0, 4).map(({ number, called, brandSlug, startOn, readyOn, readyBefore, solves, resting }) => (
                <li key={called}>
                  <span className="font-mono text-sm">{number}</span>{called.slice(number.length)} to {shortDay(startOn)}: ready {readyBefore && readyBefore !== readyOn ? <><s>{shortDay(readyBefore)}</s> {shortDay(readyOn)}</> : shortDay(readyOn)}{solves ? '' : ', which helps in part'}. {restingText(resting)}
                  {mayMove && <> <Link className="prose-link" href={`${base}/runs/${number}/move?brand=${brandSlug}&to=${startOn}`}>Look at this move</Link></>}
                </li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    </div>
  )
}

/** What the colours mean: of hours, and where there are runs, of these. */
function Legend({ runs }: { readonly runs: boolean }) {
  const key = (className: string, label: string) => <li className="inline-flex items-center gap-1.5"><span aria-hidden className={`size-3 rounded-[3px] ${className}`} />{label}</li>
  return (
    <ul className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
      {runs ? <>{key('bg-seq-2', 'confirmed')}{key('bg-cat-3', 'released')}{key('bg-progress-fill', 'being made')}{key('bg-rejected-fill', 'late, or too much')}{key('bg-planned-fill', 'done, or other brands')}</>
        : <>{key('bg-progress-fill', 'hours of your runs')}{key('bg-planned-fill', 'of other brands')}{key('bg-rejected-fill', 'too much')}</>}
      {key('bg-[repeating-linear-gradient(135deg,var(--line-strong)_0_2px,transparent_2px_5px)]', 'closed')}{runs && key('w-1! rounded-full! bg-ink', 'promised day')}
    </ul>
  )
}
