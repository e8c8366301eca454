import 'server-only'
import { geoMercator, geoPath, type GeoProjection } from 'd3-geo'
import { coast } from './coast.ts'

export interface MapPlace {
  readonly id: string
  readonly name: string
  readonly kind: 'workshop' | 'warehouse' | 'shop' | 'venue'
  readonly latitude: number
  readonly longitude: number
  readonly href?: string
  /** "120 on hand": in the list below the map. */
  readonly note?: string
  /** Drawn in the accent. */
  readonly strong?: boolean
}

export interface MapLane {
  readonly from: string // place id
  readonly to: string
  readonly label?: string
}

const KINDS = { workshop: 'Workshop', warehouse: 'Warehouse', shop: 'Shop', venue: 'Venue' } as const

/** Places and the ways between them on coast and county lines, without tiles. The places are also a list, below the map. */
export function PlacesMap({ places, lanes = [], title, list = true }: {
  readonly places: readonly MapPlace[]
  readonly lanes?: readonly MapLane[]
  readonly title: string
  readonly list?: boolean
}) {
  if (places.length === 0) return null
  return (
    <figure className="@container">
      <MapSheet places={places} lanes={lanes} title={title} width={920} height={520} className="hidden @2xl:block" />
      <MapSheet places={places} lanes={lanes} title={title} width={380} height={400} className="@2xl:hidden" />
      <figcaption className="mt-2 flex flex-wrap gap-x-4 text-sm text-ink-soft">
        {[...new Set(places.map(({ kind }) => kind))].map((kind) => <span key={kind} className="inline-flex items-center gap-1.5"><svg viewBox="-8 -8 16 16" aria-hidden className="size-3.5"><PlaceMark kind={kind} /></svg>{KINDS[kind]}</span>)}
      </figcaption>
      {list && (
        <details suppressHydrationWarning className="mt-1 text-sm">
          <summary className="inline-flex min-h-6 items-center text-ink-soft underline decoration-line-strong underline-offset-4 hover:text-ink">The places as a list</summary>
          <ul className="mt-2 grid gap-x-8 sm:grid-cols-2">
            {places.map((place) => <li key={place.id} className="border-b border-line py-1.5">{place.href ? <a href={place.href} className="font-medium underline decoration-line-strong underline-offset-4">{place.name}</a> : <span className="font-medium">{place.name}</span>} <span className="text-ink-soft">{KINDS[place.kind]}{place.note && `, ${place.note}`}</span></li>)}
          </ul>
        </details>
      )}
    </figure>
  )
}

function MapSheet({ places, lanes, title, width, height, className }: { readonly places: readonly MapPlace[]; readonly lanes: readonly MapLane[]; readonly title: string; readonly width: number; readonly height: number; readonly className: string }) {
  const margin = Math.min(64, width * 0.13)
  const projection = geoMercator().fitExtent([[margin, margin], [width - margin, height - margin]], { type: 'MultiPoint', coordinates: around(places) })
  projection.clipExtent([[-4, -4], [width + 4, height + 4]])
  const { land, stateLines } = groundOf(projection, width, height)
  const at = new Map(places.map((place) => [place.id, projection([place.longitude, place.latitude]) ?? [0, 0]] as const))
  const labels = placeLabels(places.map((place) => ({ id: place.id, text: place.name, at: at.get(place.id)! as [number, number], first: place.kind === 'workshop' || Boolean(place.strong) })), width, height)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} className={`chart w-full overflow-hidden rounded-surface ${className}`}>
      <rect width={width} height={height} fill="var(--progress-tint)" fillOpacity="0.6" />
      <path d={land} fill="var(--paper-raised)" stroke="var(--line-strong)" strokeWidth="0.7" strokeLinejoin="round" />
      <path d={stateLines} fill="none" stroke="var(--ink-soft)" strokeWidth="1.2" strokeDasharray="5 3" />
      {lanes.map((lane, index) => {
        const [from, to] = [at.get(lane.from), at.get(lane.to)]
        if (!from || !to) return null
        return <path key={index} d={bow(from as [number, number], to as [number, number])} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinecap="round" opacity="0.75"><title>{lane.label}</title></path>
      })}
      {[...places].sort((a, b) => Number(a.strong ?? false) - Number(b.strong ?? false)).map((place) => {
        const [x, y] = at.get(place.id)!
        return <g key={place.id} transform={`translate(${x!.toFixed(1)} ${y!.toFixed(1)})`}><title>{place.name}</title><PlaceMark kind={place.kind} strong={place.strong} /></g>
      })}
      {labels.map((label) => <text key={label.id} x={label.x} y={label.y} textAnchor={label.anchor} className={label.first ? 'strong' : undefined} style={{ paintOrder: 'stroke', stroke: 'var(--paper-raised)', strokeWidth: 3.5, strokeLinejoin: 'round' }}>{label.text}</text>)}
    </svg>
  )
}

interface Ground { readonly land: string; readonly stateLines: string }

/** Drawing the coast takes longer than all else of the page, and is the same as long as the places are: the last few are kept. */
const grounds = new Map<string, Ground>()
const MOST_GROUNDS = 64

function groundOf(projection: GeoProjection, width: number, height: number): Ground {
  const key = `${projection.scale()} ${projection.translate().join(' ')} ${width} ${height}`
  const known = grounds.get(key)
  if (known) return known
  const path = geoPath(projection).digits(1)
  const [west, north] = projection.invert?.([0, 0]) ?? [-180, 90]
  const [east, south] = projection.invert?.([width, height]) ?? [180, -90]
  const { counties, stateLines } = coast()
  const drawn = {
    land: counties.filter(({ bounds: [[w, s], [e, n]] }) => w < east && e > west && s < north && n > south).map(({ land }) => path(land) ?? '').join(''),
    stateLines: path(stateLines) ?? '',
  }
  if (grounds.size >= MOST_GROUNDS) grounds.delete(grounds.keys().next().value!)
  grounds.set(key, drawn)
  return drawn
}

/** Each kind has its own form, so that colour is not needed to tell them apart. */
function PlaceMark({ kind, strong }: { readonly kind: MapPlace['kind']; readonly strong?: boolean }) {
  const looks = { fill: strong ? 'var(--accent)' : kind === 'workshop' || kind === 'warehouse' ? 'var(--ink)' : 'var(--paper)', stroke: strong ? 'var(--accent-strong)' : 'var(--ink)', strokeWidth: 1.8, strokeLinejoin: 'round' as const }
  if (kind === 'workshop') return <path d="M-6 5V-2L-1.5 1V-2L3 1V-6H6V5Z" {...looks} />
  if (kind === 'warehouse') return <path d="M-6 5V-2L0-6L6-2V5Z" {...looks} />
  if (kind === 'venue') return <path d="M0-6L6 0L0 6L-6 0Z" {...looks} />
  return <circle r="4.6" {...looks} />
}

/** The places' own points, and a little more around a single one. */
function around(places: readonly MapPlace[]): [number, number][] {
  const points = places.map(({ longitude, latitude }): [number, number] => [longitude, latitude])
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)]
  const least = 0.15
  const [lon, lat] = [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2]
  return [...points, [lon - least, lat - least], [lon + least, lat + least]]
}

/** A lane as a slight bow, so that there and back are two lines. */
function bow([x0, y0]: [number, number], [x1, y1]: [number, number]): string {
  const [mx, my] = [(x0 + x1) / 2 - (y1 - y0) * 0.14, (y0 + y1) / 2 + (x1 - x0) * 0.14]
  return `M${x0.toFixed(1)} ${y0.toFixed(1)}Q${mx.toFixed(1)} ${my.toFixed(1)} ${x1.toFixed(1)} ${y1.toFixed(1)}`
}

interface Label {
  readonly id: string
  readonly text: string
  readonly at: readonly [number, number]
  readonly first: boolean
}

/** Names where there is room: right, left, above or below the mark; a name that would cover another is left to the list. */
function placeLabels(wanted: readonly Label[], width: number, height: number) {
  const taken = wanted.map(({ at: [x, y] }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }))
  const placed: (Label & { x: number; y: number; anchor: 'start' | 'end' | 'middle' })[] = []
  for (const label of [...wanted].sort((a, b) => Number(b.first) - Number(a.first))) {
    const [x, y] = label.at
    const long = label.text.length * (label.first ? 7.2 : 6.4)
    const options = [
      { anchor: 'start' as const, x: x + 10, y: y + 4, left: x + 9 }, { anchor: 'end' as const, x: x - 10, y: y + 4, left: x - 9 - long },
      { anchor: 'middle' as const, x, y: y - 11, left: x - long / 2 }, { anchor: 'middle' as const, x, y: y + 19, left: x - long / 2 },
    ]
    for (const option of options) {
      const box = { left: option.left, right: option.left + long, top: option.y - 13, bottom: option.y + 5 }
      if (box.left < 4 || box.right > width - 4 || box.top < 4 || box.bottom > height - 4) continue
      if (taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) continue
      taken.push(box)
      placed.push({ ...label, x: option.x, y: option.y, anchor: option.anchor })
      break
    }
  }
  return placed
}
