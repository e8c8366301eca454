import Link from 'next/link'
import type { Shape } from '#kernel/shape.ts'
import { cx } from '../class-names.ts'
import { PartDrawing } from '../drawing/part-drawing.tsx'

/** The stations of the loop, in order. After the decision it begins again. */
export const LOOP_STATIONS = ['pilot', 'run', 'quality', 'stock', 'shops', 'decision'] as const
export type LoopStation = (typeof LOOP_STATIONS)[number]

const STATIONS: Readonly<Record<LoopStation, { readonly words: string; readonly shape: Shape }>> = {
  pilot: { words: 'Pilot', shape: { kind: 'board', size: [44, 36, 3], count: 4 } },
  run: { words: 'Run', shape: { kind: 'gear', size: [44, 44, 12], count: 12 } },
  quality: { words: 'Quality', shape: { kind: 'lens', size: [38, 38, 12] } },
  stock: { words: 'Stock', shape: { kind: 'box', size: [40, 34, 26], open: true } },
  shops: { words: 'Shops', shape: { kind: 'bag', size: [36, 14, 42], axis: 'y' } },
  decision: { words: 'Decision', shape: { kind: 'knob', size: [38, 38, 20] } },
}

export interface LoopToy {
  readonly station: LoopStation
  readonly name: string
  readonly href: string
  /** What it waits for, and for whom: "waits for inspection". */
  readonly waits?: string
  /** It waits for the reader. */
  readonly mine?: boolean
}

/** Each toy's place on pilot → run → quality → stock → shops → decision, with what waits for whom. */
export function TheLoop({ toys, label = 'Where each toy is' }: { readonly toys: readonly LoopToy[]; readonly label?: string }) {
  return (
    <div className="relative sm:pt-7">
      {/* The way back from the decision to the next pilot. */}
      <span aria-hidden className="absolute top-1 right-[8.33%] left-[8.33%] hidden h-[68px] rounded-t-[22px] border-2 border-b-0 border-line-strong sm:block" />
      <span aria-hidden className="absolute top-1 left-1/2 hidden -translate-x-1/2 -translate-y-1/2 bg-paper px-3 text-xs text-ink-soft sm:block">what was learnt begins the next one</span>
      <ol aria-label={label} className="relative grid gap-0 sm:grid-cols-6">
        {LOOP_STATIONS.map((station, index) => {
          const here = toys.filter((toy) => toy.station === station)
          const { words, shape } = STATIONS[station]
          const mine = here.some((toy) => toy.mine)
          return (
            <li key={station} className="relative flex gap-4 pb-5 sm:block sm:px-2 sm:pb-0 sm:text-center">
              {index < LOOP_STATIONS.length - 1 && <span aria-hidden className="absolute top-14 bottom-0 left-[27px] w-0.5 bg-line-strong sm:top-[35px] sm:bottom-auto sm:left-[calc(50%+36px)] sm:h-0.5 sm:w-[calc(100%-72px)]" />}
              {index < LOOP_STATIONS.length - 1 && <span aria-hidden className="absolute hidden sm:top-[31px] sm:left-[calc(150%-44px)] sm:block sm:border-y-[5px] sm:border-l-[8px] sm:border-y-transparent sm:border-l-line-strong" />}
              <span aria-hidden className={cx('relative grid size-14 shrink-0 place-items-center rounded-full bg-paper ring-2 sm:mx-auto sm:size-[72px]', mine ? 'ring-accent' : here.length > 0 ? 'ring-ink' : 'ring-line-strong')}>
                <PartDrawing shape={shape} className={cx('w-11 sm:w-14', here.length === 0 && 'opacity-45')} chosen={mine} />
              </span>
              <div className="min-w-0 flex-1">
                <p className={cx('font-display text-md font-semibold sm:mt-2', here.length === 0 && 'text-ink-soft')}>{words}{here.length > 0 && <span className="tabular ml-1.5 font-sans text-sm font-normal text-ink-soft">{here.length}</span>}</p>
                {here.length > 0 && (
                  <ul className="mt-1 grid gap-2">
                    {here.map((toy) => (
                      <li key={toy.href}>
                        <Link href={toy.href} className="group block rounded-control py-0.5 hover:bg-paper-sunk">
                          <span className="block leading-snug font-medium group-hover:underline underline-offset-4">{toy.name}</span>
                          {toy.waits && <span className={cx('block text-sm leading-snug', toy.mine ? 'font-medium text-accent-ink' : 'text-ink-soft')}>{toy.waits}</span>}
                        </Link>
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
