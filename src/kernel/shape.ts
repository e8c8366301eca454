/** The parametric set every toy of the product is drawn from. */
export const SHAPE_KINDS = [
  'box', 'wheel', 'axle', 'panel', 'board', 'lid', 'gear', 'lens', 'knob', 'rod', 'plate', 'dome', 'spring', 'cable', 'battery', 'screw', 'speaker', 'strap', 'ring', 'bag',
] as const

export type ShapeKind = (typeof SHAPE_KINDS)[number]

/** A point in millimetres: x to the right, y to the back, z up. */
export type Point = readonly [number, number, number]

/** What a part looks like. `size` is its bounding box in millimetres along x, y and z. */
export interface Shape {
  readonly kind: ShapeKind
  readonly size: Point
}

/** Where a part sits in a toy: `at` is the middle of its footprint (x, y) and its underside (z); `lift` is how far the exploded view raises it. */
export interface Placement {
  readonly at: Point
  readonly lift: number
  /** Further pieces of the same line. */
  readonly copies?: readonly Point[]
}

function isPoint(value: unknown): value is Point {
  return Array.isArray(value) && value.length === 3 && value.every((n) => typeof n === 'number' && Number.isFinite(n))
}

/** True for a shape that can be drawn: data from a form, an import or an older row is checked before it reaches the drawing. */
export function isShape(value: unknown): value is Shape {
  if (typeof value !== 'object' || value === null) return false
  const { kind, size } = value as Partial<Shape>
  return SHAPE_KINDS.some((known) => known === kind) && isPoint(size) && size.every((n) => n > 0 && n <= 2000)
}

export function isPlacement(value: unknown): value is Placement {
  if (typeof value !== 'object' || value === null) return false
  const { at, lift, copies } = value as Partial<Placement>
  return isPoint(at) && typeof lift === 'number' && Number.isFinite(lift) && (copies === undefined || (Array.isArray(copies) && copies.every(isPoint)))
}
