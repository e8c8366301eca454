'use client' // The map comes as data: as elements, each place would be built and sent twice.
import type { MapPlace } from './places-map.tsx'

/** A map that is drawn already: where things are on each of its sheets. */
export interface DrawnMap {
  readonly title: string
  readonly places: readonly Pick<MapPlace, 'name' | 'kind' | 'href' | 'note' | 'strong'>[]
  /** What each way says of itself. */
  readonly lanes: readonly (string | undefined)[]
  readonly sheets: readonly MapSheet[]
  /** The places also as a list. */
  readonly list: boolean
}

/** Places, ways and labels are in the order of the map's own. */
export interface MapSheet {
  readonly width: number
  readonly height: number
  readonly className: string
  readonly land: string
  readonly stateLines: string
  readonly at: readonly (readonly [number, number])[]
  /** Paths; null: an end of it is not on the map. */
  readonly lanes: readonly (string | null)[]
  readonly labels: readonly { readonly place: number; readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' | 'middle'; readonly first?: true }[]
}

const KINDS = { workshop: 'Workshop', warehouse: 'Warehouse', shop: 'Shop', venue: 'Venue' } as const

/** The figure of `PlacesMap`. */
export function DrawnMap({ title, places, lanes, sheets, list }: DrawnMap) {
  return (
    <figure className="@container">
      {sheets.map((sheet) => <Sheet key={sheet.width} sheet={sheet} places={places} lanes={lanes} title={title} />)}
      <figcaption className="mt-2 flex flex-wrap gap-x-4 text-sm text-ink-soft">
        {[...new Set(places.map(({ kind }) => kind))].map((kind) => <span key={kind} className="inline-flex items-center gap-1.5"><svg viewBox="-8 -8 16 16" aria-hidden className="size-3.5"><PlaceMark kind={kind} /></svg>{KINDS[kind]}</span>)}
      </figcaption>
      {list && (
        <details suppressHydrationWarning className="mt-1 text-sm">
          <summary className="inline-flex min-h-6 items-center text-ink-soft underline decoration-line-strong underline-offset-4 hover:text-ink">The places as a list</summary>
          <ul className="mt-2 grid gap-x-8 sm:grid-cols-2">
            {places.map((place, index) => <li key={index} className="border-b border-line py-1.5">{place.href ? <a href={place.href} className="font-medium underline decoration-line-strong underline-offset-4">{place.name}</a> : <span className="font-medium">{place.name}</span>} <span className="text-ink-soft">{KINDS[place.kind]}{place.note && `, ${place.note}`}</span></li>)}
          </ul>
        </details>
      )}
    </figure>
  )
}

function Sheet({ sheet: { width, height, className, land, stateLines, at, lanes: ways, labels }, places, lanes, title }: { readonly sheet: MapSheet } & Pick<DrawnMap, 'places' | 'lanes' | 'title'>) {
  const lastStrong = places.map((_, index) => index).sort((a, b) => Number(places[a]!.strong ?? false) - Number(places[b]!.strong ?? false))
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} className={`chart w-full overflow-hidden rounded-surface ${className}`}>
      <rect width={width} height={height} fill="var(--progress-tint)" fillOpacity="0.6" />
      <path d={land} fill="var(--paper-raised)" stroke="var(--line-strong)" strokeWidth="0.7" strokeLinejoin="round" />
      <path d={stateLines} fill="none" stroke="var(--ink-soft)" strokeWidth="1.2" strokeDasharray="5 3" />
      {ways.map((way, index) => way && <path key={index} d={way} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinecap="round" opacity="0.75"><title>{lanes[index]}</title></path>)}
      {lastStrong.map((index) => {
        const [[x, y], { name, kind, strong }] = [at[index]!, places[index]!]
        return <g key={index} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}><title>{name}</title><PlaceMark kind={kind} strong={strong} /></g>
      })}
      {labels.map(({ place, x, y, anchor, first }) => <text key={place} x={x} y={y} textAnchor={anchor} className={first && 'strong'} style={{ paintOrder: 'stroke', stroke: 'var(--paper-raised)', strokeWidth: 3.5, strokeLinejoin: 'round' }}>{places[place]!.name}</text>)}
    </svg>
  )
}

/** Each kind has its own form, so that colour is not needed to tell them apart. */
function PlaceMark({ kind, strong }: { readonly kind: MapPlace['kind']; readonly strong?: boolean }) {
  const looks = { fill: strong ? 'var(--accent)' : kind === 'workshop' || kind === 'warehouse' ? 'var(--ink)' : 'var(--paper)', stroke: strong ? 'var(--accent-strong)' : 'var(--ink)', strokeWidth: 1.8, strokeLinejoin: 'round' as const }
  if (kind === 'workshop') return <path d="M-6 5V-2L-1.5 1V-2L3 1V-6H6V5Z" {...looks} />
  if (kind === 'warehouse') return <path d="M-6 5V-2L0-6L6-2V5Z" {...looks} />
  if (kind === 'venue') return <path d="M0-6L6 0L0 6L-6 0Z" {...looks} />
  return <circle r="4.6" {...looks} />
}
