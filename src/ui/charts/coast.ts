import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { geoBounds } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

type Atlas = Topology<{ counties: GeometryCollection; states: GeometryCollection; nation: GeometryCollection }>

export interface Coast {
  readonly counties: readonly { readonly land: Feature<Polygon | MultiPolygon>; readonly bounds: readonly [[number, number], [number, number]] }[]
  readonly stateLines: ReturnType<typeof mesh>
}

let known: Coast | undefined

/** Counties and state lines of the United States (us-atlas, 1:10 million), read once. */
export function coast(): Coast {
  known ??= read()
  return known
}

function read(): Coast {
  const atlas = JSON.parse(readFileSync(join(process.cwd(), 'node_modules', 'us-atlas', 'counties-10m.json'), 'utf8')) as Atlas
  const counties = feature(atlas, atlas.objects.counties).features as Feature<Polygon | MultiPolygon>[]
  return { counties: counties.map((land) => ({ land, bounds: geoBounds(land) })), stateLines: mesh(atlas, atlas.objects.states, (a, b) => a !== b) }
}
