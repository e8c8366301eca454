/** The loop as a track: six stations, out along the top and back along the bottom. On a phone it runs down. */
const STATIONS = [
  { name: 'Pilot', text: 'One toy, one question, a threshold, and a day on which it is answered.' },
  { name: 'Run', text: 'Twenty to two thousand at a workshop nearby. The parts list freezes when work begins.' },
  { name: 'Quality', text: 'The lot waits in quarantine until a sampled inspection releases it.' },
  { name: 'Stock', text: 'Counted by lot and place. What is not released cannot be promised to anybody.' },
  { name: 'Shops', text: 'A restock gets its day at once, with the chain behind it, and arrives in the same week.' },
  { name: 'Decision', text: 'What sold, and what would have sold while shelves were empty, says how many to make.' },
] as const

// Where each station stands on the wide track: top row left to right, bottom row right to left.
const PLACES = ['lg:col-start-1 lg:row-start-1', 'lg:col-start-2 lg:row-start-1', 'lg:col-start-3 lg:row-start-1', 'lg:col-start-3 lg:row-start-3', 'lg:col-start-2 lg:row-start-3', 'lg:col-start-1 lg:row-start-3'] as const

export function LoopTrack() {
  return (
    <div className="relative">
      <svg aria-hidden viewBox="0 0 1000 300" preserveAspectRatio="none" className="pointer-events-none absolute inset-x-0 top-4 hidden h-[calc(50%+0.5rem)] w-full overflow-visible lg:block" fill="none" strokeWidth="2">
        <path d="M10 1H860Q990 1 990 150T860 299H10" stroke="var(--ink)" vectorEffect="non-scaling-stroke" />
        <path d="M10 299C-48 299-48 1 4 1" stroke="var(--accent)" strokeDasharray="7 6" vectorEffect="non-scaling-stroke" />
      </svg>
      <ol className="relative grid gap-x-10 border-l-2 border-ink pl-7 lg:grid-cols-3 lg:border-0 lg:pl-0">
        {STATIONS.map((station, index) => (
          <li key={station.name} className={`relative pb-8 lg:pr-16 lg:pb-12 ${PLACES[index]}`}>
            <span aria-hidden className={`absolute top-0 -left-[45px] flex size-8 items-center justify-center rounded-full border-2 font-display text-base font-semibold lg:static ${index === 5 ? 'border-accent bg-accent text-on-accent' : 'border-ink bg-paper'}`}>{index + 1}</span>
            <h3 className="font-display text-lg font-semibold tracking-[-0.02em] lg:mt-3">{station.name}</h3>
            <p className="mt-1 max-w-xs text-ink-soft">{station.text}</p>
          </li>
        ))}
      </ol>
    </div>
  )
}
