'use client'
import { useRouter } from 'next/navigation'
import { useState, type CSSProperties, type DragEvent, type KeyboardEvent } from 'react'
import { GripVertical } from 'lucide-react'
import { shortDay } from '#kernel/calendar-date.ts'
import { cx } from '#ui/class-names.ts'
import { isOver } from './ended-run.ts'
import { DayHeads, hours, LoadCell } from './load-cell.tsx'
import type { BoardRun, BoardWorkshop } from '../queries/board.ts'

/** The page on which a move is looked at before it is made. It works alone too: the handle of a run is a link to it. */
function moveAddress(base: string, run: BoardRun, to?: string): string {
  return `${base}/runs/${run.number}/move?brand=${run.brandSlug}${to ? `&to=${to}` : ''}`
}

/**
 * One workshop's machines, a row a run, a column a day. A run that has not begun is dragged to another day, or taken by its handle and moved with the arrow keys;
 * either way the next page says what would change. What it says is announced.
 */
export function BoardTable({ workshop, base, mayMove, wide }: { readonly workshop: BoardWorkshop; readonly base: string; readonly mayMove: boolean; readonly wide: boolean }) {
  const router = useRouter()
  const [ghost, setGhost] = useState<{ readonly id: string; readonly to: string } | null>(null)
  const [said, setSaid] = useState('')
  /** The run that the mouse has taken; what is dragged is not told to the days it passes. */
  const [dragged, setDragged] = useState<BoardRun | null>(null)
  const { days, today } = workshop
  const open = days.filter(({ day, open: free }) => free > 0 && day >= today).map(({ day }) => day)

  const onKey = (event: KeyboardEvent, run: BoardRun) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.key === 'Escape' && ghost) {
      setGhost(null)
      setSaid(`${run.called} stays where it is.`)
    }
    if (step === 0 || open.length === 0) return
    event.preventDefault()
    const at = ghost?.id === run.id ? ghost.to : (run.startOn ?? today)
    const index = open.findIndex((day) => day >= at)
    const to = open[Math.min(open.length - 1, Math.max(0, (index < 0 ? open.length - 1 : index) + step))]!
    setGhost({ id: run.id, to })
    setSaid(`${run.called} would start ${shortDay(to)}. Enter shows what changes, Escape leaves it.`)
  }

  const take = (event: DragEvent, run: BoardRun) => {
    event.dataTransfer.setData('text/plain', run.id)
    event.dataTransfer.effectAllowed = 'move'
    setDragged(run)
  }
  const over = (event: DragEvent, day: string, free: number) => {
    if (!dragged) return
    if (free === 0 || day < today) return setGhost(null)
    event.preventDefault()
    if (ghost?.id === dragged.id && ghost.to === day) return
    setGhost({ id: dragged.id, to: day })
    setSaid(`${dragged.called} would start ${shortDay(day)}.`)
  }
  const letGo = () => {
    setDragged(null)
    setGhost(null)
  }

  return (
    <div className="relative overflow-x-auto" onDragEnd={letGo}>
      <p aria-live="polite" className="sr-only">{said}</p>
      <table aria-label={`Plan of ${workshop.name}`} className={cx('board', wide && 'wide')}>
        <thead>
          <DayHeads first="Run" days={days} today={today} wide={wide} />
          <tr>
            <th scope="row" className="font-normal text-ink-soft">Hours used</th>
            {days.map((day) => <LoadCell key={day.day} day={day} today={today} wide={wide} />)}
          </tr>
        </thead>
        <tbody>
          {workshop.runs.map((run) => {
            const may = mayMove && run.movable
            const moved = ghost?.id === run.id ? ghost.to : null
            return (
              <tr key={run.id}>
                <th scope="row">
                  <span className="flex items-center gap-1">
                    {may && (
                      <a href={moveAddress(base, run, moved ?? undefined)} draggable onKeyDown={(event) => onKey(event, run)} onBlur={() => { if (!dragged) setGhost(null) }}
                        onDragStart={(event) => take(event, run)} aria-label={`Move ${run.called}${run.startOn ? `, starts ${shortDay(run.startOn)}` : ''}`} aria-describedby="board-keys"
                        className="ml-0.5 grid size-6 shrink-0 cursor-grab place-items-center rounded-control text-ink-soft hover:bg-paper-sunk hover:text-ink"><GripVertical aria-hidden className="size-4" /></a>
                    )}
                    <a href={`${base}/runs/${run.number}?brand=${run.brandSlug}`} className="row-link min-w-0 leading-tight hover:underline">
                      <span className="block truncate font-medium">{run.name}</span>
                      {run.brand && <span className="block truncate text-xs text-ink-soft">{run.brand}</span>}
                      <span className="block text-xs text-ink-soft"><span className="font-mono">{run.number}</span> · {run.readyOn ? `ready ${shortDay(run.readyOn).slice(4)}` : 'no day'}{run.late && <strong className="font-semibold text-rejected"> · late</strong>}{run.rework > 0 && ` · ${run.rework.toLocaleString('en-US')} to rework`}</span>
                    </a>
                  </span>
                </th>
                {days.map(({ day, open: free, closed }) => (
                  <td key={day} onDragOver={(event) => over(event, day, free)}
                    onDrop={() => { if (dragged) router.push(moveAddress(base, dragged, day)) }}
                    className={cx(day === today && 'today', free === 0 && 'shut', moved === day && 'outline-2 -outline-offset-2 outline-accent outline-dashed') || undefined}>
                    {free === 0 && <span className="sr-only">{closed || 'closed'}</span>}
                    <Bar run={run} day={day} today={today} open={free} onTake={may ? (event) => take(event, run) : undefined} end={day === run.readyOn} />
                  </td>
                ))}
              </tr>
            )
          })}
          {workshop.runs.length === 0 && <tr><td colSpan={days.length + 1} className="nothing-here">No run of yours in these days. <a href={`${base}/runs`} className="prose-link">All runs</a></td></tr>}
        </tbody>
      </table>
    </div>
  )
}

function Bar({ run, day, today, open, onTake, end }: { readonly run: BoardRun; readonly day: string; readonly today: string; readonly open: number; readonly onTake?: (event: DragEvent) => void; readonly end: boolean }) {
  const value = run.hours[day] ?? 0
  const promised = end && <span title={`Ready ${shortDay(day)}`} className="absolute inset-y-1 right-0 w-1 rounded-full bg-ink" />
  if (value <= 0) return promised || null
  const done = day < today || (isOver(run.state) && run.rework === 0)
  const style: CSSProperties = { height: `${Math.max(18, Math.min(100, (100 * value) / Math.max(open, 1)))}%` }
  return (
    <>
      <span draggable={onTake !== undefined} onDragStart={onTake} title={`${run.called}: ${hours(value)} h ${done ? 'done' : 'planned'} on ${shortDay(day)}`} style={style}
        className={cx('bar', onTake && 'cursor-grab', done ? 'bg-planned-fill' : run.late ? 'bg-rejected-fill' : run.state === 'confirmed' ? 'bg-seq-2' : run.state === 'released' ? 'bg-cat-3' : 'bg-progress-fill')}>
        <span className="sr-only">{hours(value)} hours {done ? 'done' : 'planned'}</span>
      </span>
      {promised}
    </>
  )
}
