import type { Axis, Triple } from '#kernel/shape.ts'

/** A point on the sheet; y runs down, as in SVG. */
export type Point = readonly [x: number, y: number]
export type Vector = readonly [x: number, y: number, z: number]

const COS = Math.sqrt(3) / 2
const SIN = 0.5

/** Isometric: x to the lower right, y to the lower left, z up; all three axes at their true length. */
export function project([x, y, z]: Vector): Point {
  return [(x - y) * COS, (x + y) * SIN - z]
}

/**
 * A point of a plane across `axis`, as (u, v) in the plane and w along the axis.
 * Seen from the viewer u runs to the right and v up in the standing planes (x, y); lying (z), u to the lower right and v to the upper right.
 */
export function across(axis: Axis, [u, v]: Point, w: number, [x, y, z]: Vector): Vector {
  if (axis === 'x') return [x + w, y - u, z + v]
  if (axis === 'y') return [x + u, y + w, z + v]
  return [x + u, y - v, z + w]
}

/** A circle across an axis becomes an ellipse: half axes for radius 1, and its turn in degrees. */
export const ELLIPSE = { major: Math.sqrt(1.5), minor: Math.sqrt(0.5), turn: { x: 120, y: 60, z: 0 } } as const

/** Unit vector of the ellipse's long axis on the sheet, so turned that a body along the axis closes clockwise. */
export function longAxis(axis: Axis): Point {
  if (axis === 'x') return [-SIN, COS]
  if (axis === 'y') return [-SIN, -COS]
  return [1, 0]
}

/** Sizes as (width in the plane, height in the plane, length along the axis). */
export function alongAxis(axis: Axis, [x, y, z]: Triple): readonly [u: number, v: number, w: number] {
  if (axis === 'x') return [y, z, x]
  if (axis === 'y') return [x, z, y]
  return [x, y, z]
}

/** Numbers as short as a drawing needs them. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}

export function at([x, y]: Point): string {
  return `${short(x)} ${short(y)}`
}
