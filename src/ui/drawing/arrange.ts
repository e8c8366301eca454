import type { Placement, Shape, Triple } from '#kernel/shape.ts'
import { project, type Point, type Vector } from './projection.ts'
import { inPainterOrder, passesThrough } from './painter-order.ts'
import { axisOf, piecesOf, type Piece } from './solids.ts'

/** One line of a bill of materials as the drawing needs it. */
export interface DrawnLine {
  readonly findNumber: number
  readonly shape: Shape
  readonly placement: Placement
  readonly label: string
  readonly href?: string
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface ArrangedPiece extends Piece {
  readonly findNumber: number
}

export interface Arrangement {
  readonly pieces: readonly ArrangedPiece[]
  readonly bounds: Box
  /** Per find number: where its first copy is seen. */
  readonly seen: ReadonlyMap<number, Box>
  /** Find numbers of long thin parts: a leader must meet them at their middle. */
  readonly thin: ReadonlySet<number>
  /** From where a moved part belongs to where it is drawn. */
  readonly paths: readonly (readonly [Point, Point])[]
}

/**
 * All parts of a toy on the sheet, far ones first, scaled so that the drawing fills `room` (width, height) in sheet units.
 * `apart` 1: exploded as the placements say; 0: assembled.
 */
export function arrange(lines: readonly DrawnLine[], room: Point, apart: number): Arrangement {
  const plain = place(lines, 1, apart)
  const wide = boundsOf(plain.map(({ piece }) => piece))
  const scale = Math.min(room[0] / Math.max(1, wide.right - wide.left), room[1] / Math.max(1, wide.bottom - wide.top))
  const placed = place(lines, scale, apart)
  const seen = new Map<number, Box>()
  for (const { piece, first } of placed) {
    if (!first) continue
    const box = boundsOf([piece])
    const known = seen.get(piece.findNumber)
    seen.set(piece.findNumber, known ? join(known, box) : box)
  }
  const paths: [Point, Point][] = []
  for (const line of lines) {
    const lift = liftOf(line.placement, apart)
    if (Math.hypot(...lift) * scale < 8) continue
    for (const at of [line.placement.at, ...(line.placement.copies ?? [])]) {
      const middle: Vector = [at[0], at[1], at[2] + line.shape.size[2] / 2]
      paths.push([project(times(middle, scale)), project(times([middle[0] + lift[0], middle[1] + lift[1], middle[2] + lift[2]], scale))])
    }
  }
  const pieces = cutWhereTheyComeOut(lines, placed.map(({ piece }) => piece))
  const thin = new Set(lines.filter(({ shape }) => {
    const [longest, second] = [...shape.size].sort((a, b) => b - a)
    return second! < longest! * 0.4
  }).map(({ findNumber }) => findNumber))
  return { pieces: inPainterOrder(pieces), bounds: boundsOf(pieces), seen, thin, paths }
}

function place(lines: readonly DrawnLine[], scale: number, apart: number): { piece: ArrangedPiece; first: boolean }[] {
  return lines.flatMap((line) => {
    const lift = liftOf(line.placement, apart)
    const shape: Shape = { ...line.shape, size: times(line.shape.size, scale), ...(line.shape.radius === undefined ? {} : { radius: line.shape.radius * scale }) }
    return [line.placement.at, ...(line.placement.copies ?? [])].flatMap((at, copy) =>
      piecesOf(shape, times([at[0] + lift[0], at[1] + lift[1], at[2] + lift[2]], scale)).map((piece) => ({ piece: { ...piece, findNumber: line.findNumber }, first: copy === 0 })))
  })
}

/**
 * An axle that runs through a wheel is cut at the wheel's outer face: what lies inside is hidden, what comes out is drawn over it.
 * As one piece it would have to be wholly before or wholly behind the wheel.
 */
function cutWhereTheyComeOut(lines: readonly DrawnLine[], pieces: readonly ArrangedPiece[]): ArrangedPiece[] {
  const shapes = new Map(lines.map(({ findNumber, shape }) => [findNumber, shape]))
  return pieces.flatMap((piece) => {
    const shape = shapes.get(piece.findNumber)
    if (!shape || (shape.kind !== 'axle' && shape.kind !== 'rod')) return [piece]
    const along = ({ x: 0, y: 1, z: 2 } as const)[axisOf(shape)]
    const inside = (place: number) => place > piece.min[along] + 1 && place < piece.max[along] - 1
    const cuts = [...new Set(pieces.filter((other) => other.findNumber !== piece.findNumber && passesThrough(piece, other, along)).map((other) => other.max[along]).filter(inside))].sort((a, b) => a - b)
    const ends = [piece.min[along], ...cuts, piece.max[along]]
    if (ends.length === 2) return [piece]
    return ends.slice(1).flatMap((end, index) => {
      const start = ends[index]!
      const size = piece.max.map((high, axis) => (axis === along ? end - start : high - piece.min[axis]!)) as unknown as Triple
      const middle = piece.max.map((high, axis) => (axis === along ? (start + end) / 2 : (high + piece.min[axis]!) / 2)) as unknown as Triple
      const at: Triple = [middle[0], middle[1], middle[2] - size[2] / 2]
      return piecesOf({ ...shape, kind: 'rod', size }, at).map((part) => ({ ...part, findNumber: piece.findNumber }))
    })
  })
}

function liftOf({ lift }: Placement, apart: number): Vector {
  return typeof lift === 'number' ? [0, 0, lift * apart] : [lift[0] * apart, lift[1] * apart, lift[2] * apart]
}

function times([x, y, z]: Vector, by: number): Triple {
  return [x * by, y * by, z * by]
}

/** The rectangle of the sheet that the pieces' boxes cover. */
export function boundsOf(pieces: readonly Piece[]): Box {
  const points = pieces.flatMap(({ min, max }) => [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => project([bits & 1 ? max[0] : min[0], bits & 2 ? max[1] : min[1], bits & 4 ? max[2] : min[2]])))
  if (points.length === 0) return { left: 0, top: 0, right: 1, bottom: 1 }
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

function join(a: Box, b: Box): Box {
  return { left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) }
}

export interface Balloon {
  readonly findNumber: number
  readonly at: Point
  readonly anchor: Point
}

/** Find numbers in two columns beside the drawing, in the order of what they point at, `gap` apart: leaders do not cross. */
export function placeBalloons(arrangement: Arrangement, columns: readonly [left: number, right: number], [top, bottom]: Point, gap: number): Balloon[] {
  const { bounds, seen, thin } = arrangement
  const middle = (bounds.left + bounds.right) / 2
  const all = [...seen].map(([findNumber, box]) => ({ findNumber, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, box }))
  // Alternate what sits near the middle, so that neither column overflows.
  const byX = all.sort((a, b) => a.x - b.x || a.findNumber - b.findNumber)
  const half = Math.ceil(byX.length / 2)
  const clearlyLeft = byX.filter(({ x }) => x < middle - (bounds.right - bounds.left) * 0.08).length
  const clearlyRight = byX.filter(({ x }) => x > middle + (bounds.right - bounds.left) * 0.08).length
  const fits = Math.floor((bottom - top) / gap) + 1
  const split = Math.min(Math.max(half, clearlyLeft, byX.length - fits), Math.max(byX.length - clearlyRight, half), fits)
  return [byX.slice(0, split), byX.slice(split)].flatMap((column, side) => {
    const sorted = [...column].sort((a, b) => a.y - b.y)
    const ys = spread(sorted.map(({ y }) => y), gap, top, bottom)
    return sorted.map(({ findNumber, x, y, box }, index): Balloon => ({
      findNumber, at: [columns[side]!, ys[index]!],
      // Towards the balloon's side of the part, but well on it.
      anchor: [thin.has(findNumber) ? x : side === 0 ? x - (x - box.left) * 0.35 : x + (box.right - x) * 0.35, y],
    }))
  })
}

/** Moves sorted heights apart to at least `gap`, as little as possible, inside [top, bottom] when there is room. */
function spread(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const ys = [...wanted]
  for (let round = 0; round < 60; round++) {
    for (let index = 1; index < ys.length; index++) {
      const lack = gap - (ys[index]! - ys[index - 1]!)
      if (lack > 0) {
        ys[index - 1]! -= lack / 2
        ys[index]! += lack / 2
      }
    }
    for (let index = 0; index < ys.length; index++) ys[index] = Math.min(bottom - (ys.length - 1 - index) * gap, Math.max(top + index * gap, ys[index]!))
  }
  return ys
}
