/**
 * How a part looks, for the isometric drawings: stored in PartRevision.shape and, as a placement, in BomLine.placement.
 * Units are millimetres (any unit does, as long as a toy's parts share it): x runs to the lower right, y to the lower left, z up.
 */
export const SHAPE_KINDS = [
  'box', 'wheel', 'axle', 'panel', 'board', 'lid', 'gear', 'lens', 'knob', 'rod', 'plate', 'dome', 'spring', 'cable', 'battery', 'screw', 'speaker', 'strap', 'ring', 'bag',
] as const

export type ShapeKind = (typeof SHAPE_KINDS)[number]
export type Axis = 'x' | 'y' | 'z'
export type Triple = readonly [x: number, y: number, z: number]

/** Outlines a panel (plush, card, felt, wood) can have. */
export const PANEL_OUTLINES = ['rounded', 'round', 'heart', 'star', 'bear', 'ear', 'leaf', 'house', 'cloud', 'fish'] as const
export type PanelOutline = (typeof PANEL_OUTLINES)[number]

export interface Shape {
  readonly kind: ShapeKind
  /** The part's outer size along x, y and z. Each > 0. */
  readonly size: Triple
  /** Round and long kinds: the axis they turn around or run along. Unless told: wheel, axle, rod, cable x · the others z. Panel: the direction it faces. */
  readonly axis?: Axis
  /** gear: teeth · wheel: spokes · spring: turns · board: chips · plate, strap: holes · knob: ridges. */
  readonly count?: number
  /** panel: its outline. */
  readonly outline?: PanelOutline
  /** box, lid, plate: rounded corners seen from above. */
  readonly radius?: number
  /** box: open at the top · panel: sewn (stitches along the edge). */
  readonly open?: boolean
  readonly sewn?: boolean
}

/** Where a part sits in the toy. `at` is the middle of its underside: x and y of its middle, z of its lowest point. */
export interface Placement {
  readonly at: Triple
  /** How far the exploded view moves it: up by a number, or along [x, y, z]. */
  readonly lift: number | Triple
  /** Further places of the same line (the other three wheels), in the same sense as `at`. They are moved along with it. */
  readonly copies?: readonly Triple[]
}

/** True for a drawable shape: known kind, three finite sizes above 0, known axis and outline. */
export function isShape(value: unknown): value is Shape {
  if (!isRecord(value)) return false
  return (
    (SHAPE_KINDS as readonly unknown[]).includes(value.kind) &&
    isTriple(value.size) && value.size.every((length) => length > 0) &&
    (value.axis === undefined || value.axis === 'x' || value.axis === 'y' || value.axis === 'z') &&
    (value.count === undefined || (Number.isInteger(value.count) && Number(value.count) >= 0 && Number(value.count) <= 64)) &&
    (value.outline === undefined || (PANEL_OUTLINES as readonly unknown[]).includes(value.outline)) &&
    (value.radius === undefined || (Number.isFinite(value.radius) && Number(value.radius) >= 0)) &&
    (value.open === undefined || typeof value.open === 'boolean') && (value.sewn === undefined || typeof value.sewn === 'boolean')
  )
}

/** True for a usable placement. */
export function isPlacement(value: unknown): value is Placement {
  if (!isRecord(value) || !isTriple(value.at)) return false
  const { lift, copies } = value
  return (Number.isFinite(lift) || isTriple(lift)) && (copies === undefined || (Array.isArray(copies) && copies.every(isTriple)))
}

function isTriple(value: unknown): value is Triple {
  return Array.isArray(value) && value.length === 3 && value.every((part) => Number.isFinite(part))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
