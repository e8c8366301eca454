import 'server-only'
import { geoMercator, geoPath, type GeoProjection } from 'd3-geo'
import { coast } from './coast.ts'
import { DrawnMap, type MapSheet } from './drawn-map.tsx'

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

/** Places and the ways between them on coast and county lines, without tiles. The places are also a list, below the map. */
export function PlacesMap({ places, lanes = [], title, list = true }: {
  readonly places: readonly MapPlace[]
  readonly lanes?: readonly MapLane[]
  readonly title: string
  readonly list?: boolean
}) {
  if (places.length === 0) return null
  return (
    <DrawnMap title={title} list={list} lanes={lanes.map(({ label }) => label)}
      places={places.map(({ name, kind, href, note, strong }) => ({ name, kind, ...(href && { href }), ...(note && { note }), ...(strong && { strong }) }))}
      sheets={[sheetOf(places, lanes, 920, 520, 'hidden @2xl:block'), sheetOf(places, lanes, 380, 400, '@2xl:hidden')]} />
  )
}

function sheetOf(places: readonly MapPlace[], lanes: readonly MapLane[], width: number, height: number, className: string): MapSheet {
  const margin = Math.min(64, width * 0.13)
  const projection = geoMercator().fitExtent([[margin, margin], [width - margin, height - margin]], { type: 'MultiPoint', coordinates: around(places) })
  projection.clipExtent([[-4, -4], [width + 4, height + 4]])
  const points = places.map(({ longitude, latitude }) => projection([longitude, latitude]) ?? ([0, 0] as [number, number]))
  const at = new Map(places.map(({ id }, index) => [id, points[index]!]))
  const labels = placeLabels(places.map(({ name, kind, strong }, place) => ({ place, text: name, at: points[place]!, first: kind === 'workshop' || Boolean(strong) })), width, height)
  return {
    width, height, className, ...groundOf(projection, width, height),
    at: points.map(([x, y]) => [tenths(x), tenths(y)] as const),
    lanes: lanes.map(({ from, to }) => {
      const [start, end] = [at.get(from), at.get(to)]
      return start && end ? bow(start, end) : null
    }),
    labels: labels.map(({ place, x, y, anchor, first }) => ({ place, x: tenths(x), y: tenths(y), anchor, ...(first && { first }) })),
  }
}

/** Finer than this nobody sees. */
const tenths = (length: number) => Number(length.toFixed(1))

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
  /** Which of the places. */
  readonly place: number
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
