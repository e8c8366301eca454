import type { Axis, Shape, ShapeKind, Triple } from '#kernel/shape.ts'
import { arc, circle, cylinder, dome, line, onCircle, polygon, prism, type Mark } from './marks.ts'
import { gearOutline, panelOutline, roundedRectangle, sackOutline, scaled } from './outlines.ts'
import { across, alongAxis, at as sheetPoint, ELLIPSE, longAxis, project, short, type Point, type Vector } from './projection.ts'

/** A convex-enough piece of a part: the box it fills decides what covers what; its marks are drawn in order. */
export interface Piece {
  readonly min: Vector
  readonly max: Vector
  readonly marks: readonly Mark[]
}

const DEFAULT_AXIS: Partial<Record<ShapeKind, Axis>> = { wheel: 'x', axle: 'x', rod: 'x', cable: 'x', bag: 'y' }
const TAU = Math.PI * 2

interface Sheet {
  readonly shape: Shape
  readonly axis: Axis
  /** Middle of the part in the two directions across the axis, and its beginning along it. */
  readonly base: Vector
  readonly u: number
  readonly v: number
  readonly w: number
  readonly radius: number
  readonly size: Triple
  readonly at: Vector
}

/** The axis a part turns around or runs along. */
export function axisOf(shape: Shape): Axis {
  return shape.axis ?? DEFAULT_AXIS[shape.kind] ?? 'z'
}

/** The pieces of a part whose underside's middle is `at`. */
export function piecesOf(shape: Shape, at: Vector): Piece[] {
  const axis = axisOf(shape)
  const [u, v, w] = alongAxis(axis, shape.size)
  const [x, y, z] = at
  const base: Vector = axis === 'x' ? [x - w / 2, y, z + v / 2] : axis === 'y' ? [x, y - w / 2, z + v / 2] : [x, y, z]
  const sheet: Sheet = { shape, axis, base, u, v, w, radius: Math.min(u, v) / 2, size: shape.size, at }
  if (shape.kind === 'box' && shape.open) return openBox(sheet)
  const [sx, sy, sz] = shape.size
  if (shape.kind === 'screw' && axis === 'z') {
    // The head alone stays in sight when the screw is in: so it is a piece of its own.
    const head = headOf(sheet)
    const marks = screwMarks(sheet)
    const r = sheet.radius * 0.44
    return [
      { min: [x - r, y - r, z], max: [x + r, y + r, z + sz - head], marks: marks.shank },
      { min: [x - sx / 2, y - sy / 2, z + sz - head], max: [x + sx / 2, y + sy / 2, z + sz], marks: marks.head },
    ]
  }
  return [{ min: [x - sx / 2, y - sy / 2, z], max: [x + sx / 2, y + sy / 2, z + sz], marks: DRAW[shape.kind](sheet) }]
}

const cap = (s: Sheet, w = s.w): Vector => across(s.axis, [0, 0], w, s.base)
const onCap = (s: Sheet, point: Point, w = s.w): Vector => across(s.axis, point, w, s.base)

const DRAW: Readonly<Record<ShapeKind, (sheet: Sheet) => Mark[]>> = {
  box: (s) => {
    const outline = roundedRectangle(s.u, s.v, s.shape.radius ?? 0)
    return [...prism(s.axis, outline, s.base, 0, s.w), ...edgeLight(s, outline)]
  },
  lid: (s) => {
    const outline = roundedRectangle(s.u, s.v, s.shape.radius ?? Math.min(s.u, s.v) * 0.12)
    return [...prism(s.axis, outline, s.base, 0, s.w * 0.7), ...prism(s.axis, scaled(outline, 0.86), s.base, s.w * 0.7, s.w),
      { kind: 'detail', weight: 0.7, d: polygon(scaled(outline, 0.78).map((point) => onCap(s, point))) }]
  },
  plate: (s) => {
    const outline = roundedRectangle(s.u, s.v, s.shape.radius ?? Math.min(s.u, s.v) * 0.12)
    return [...prism(s.axis, outline, s.base, 0, s.w), ...holes(s, s.shape.count ?? 4)]
  },
  panel: (s) => {
    const outline = panelOutline(s.shape.outline ?? 'rounded', s.u, s.v, s.shape.radius ?? Math.min(s.u, s.v) * 0.3)
    const marks = prism(s.axis, outline, s.base, 0, s.w, 'top')
    if (s.shape.sewn !== false) marks.push({ kind: 'detail', weight: 0.9, dash: '3.2 2.6', d: polygon(scaled(outline, 0.87).map((point) => onCap(s, point))) })
    if (s.shape.outline === 'bear') marks.push(...face(s))
    return marks
  },
  board,
  wheel,
  gear: (s) => {
    const { radius: r } = s
    const marks = prism(s.axis, gearOutline(r, s.shape.count || 16), s.base, 0, s.w)
    marks.push({ kind: 'detail', weight: 0.8, d: circle(s.axis, cap(s), r * 0.66) })
    marks.push(...cylinder(s.axis, s.base, r * 0.34, s.w, s.w * 1.0 + Math.min(s.w * 0.5, r * 0.3), false))
    marks.push({ kind: 'dark', d: circle(s.axis, cap(s, s.w + Math.min(s.w * 0.5, r * 0.3)), r * 0.15) })
    return marks
  },
  axle: (s) => [
    ...cylinder(s.axis, s.base, s.radius, 0, s.w),
    ...[0.05, 0.09, 0.91, 0.95].map((part): Mark => ({ kind: 'detail', weight: 0.8, d: frontArc(s, s.radius, s.w * part) })),
    { kind: 'detail', weight: 0.7, d: circle(s.axis, cap(s), s.radius * 0.55) },
  ],
  rod: (s) => [...cylinder(s.axis, s.base, s.radius, 0, s.w), { kind: 'detail', weight: 0.7, d: circle(s.axis, cap(s), s.radius * 0.62) }],
  lens: (s) => {
    const marks = cylinder(s.axis, s.base, s.radius, 0, s.w)
    if (s.axis === 'z') marks.push(...dome(cap(s), s.radius * 0.8, s.radius * 0.28))
    else marks.push({ kind: 'detail', weight: 1, d: circle(s.axis, cap(s), s.radius * 0.8) })
    marks.push({ kind: 'detail', weight: 1.3, d: arc(s.axis, cap(s), s.radius * 0.55, Math.PI * 0.6, Math.PI * 0.95) })
    return marks
  },
  knob: (s) => {
    const ridges = s.shape.count ?? 16
    const outline = Array.from({ length: ridges * 2 }, (_, step): Point => {
      const [r, angle] = [s.radius * (step % 2 ? 0.93 : 1), (step / (ridges * 2)) * TAU]
      return [r * Math.cos(angle), r * Math.sin(angle)]
    })
    return [...prism(s.axis, outline, s.base, 0, s.w), { kind: 'detail', weight: 0.8, d: circle(s.axis, cap(s), s.radius * 0.74) },
      { kind: 'detail', weight: 2, d: line(onCap(s, [0, s.radius * 0.2]), onCap(s, [0, s.radius * 0.68])) }]
  },
  dome: (s) => dome(s.at, Math.min(s.size[0], s.size[1]) / 2, s.size[2]),
  ring: (s) => [...cylinder(s.axis, s.base, s.radius, 0, s.w), ...bore(s, s.radius * 0.62), { kind: 'detail', weight: 0.6, d: circle(s.axis, cap(s), s.radius * 0.82) }],
  spring: (s) => {
    const [turns, wire] = [s.shape.count || 6, Math.max(1.6, Math.min(s.radius * 0.2, s.w / 16))]
    const steps = turns * 24
    const path = Array.from({ length: steps + 1 }, (_, step) => onCap(s, [(s.radius - wire) * Math.cos((step / 24) * TAU), (s.radius - wire) * Math.sin((step / 24) * TAU)], wire + ((s.w - 2 * wire) * step) / steps))
    // The far halves first, so that the near halves pass in front.
    const far: string[] = []
    const near: string[] = []
    for (let start = 0; start < steps; start += 12) (nearHalf(s.axis, start) ? near : far).push(line(...path.slice(start, start + 13)))
    return [...far, ...near].map((d): Mark => ({ kind: 'wire', width: wire, d }))
  },
  cable: (s) => {
    const width = Math.max(1.8, Math.min(s.u, s.v) * 0.16)
    const [plug, reach] = [s.w * 0.1, s.w * 0.8]
    const path = Array.from({ length: 33 }, (_, step) => onCap(s, [Math.sin((step / 32) * TAU * 1.5) * (s.u / 2 - width), Math.sin((step / 32) * TAU) * Math.max(0, s.v / 2 - width) * 0.3], plug + (reach * step) / 32))
    const end = (from: number): Mark[] => prism(s.axis, roundedRectangle(s.u * 0.34, Math.max(width * 2, s.v * 0.5), 0), s.base, from, from + plug)
    return [...end(0), { kind: 'wire', width, d: line(...path) }, ...end(plug + reach)]
  },
  battery: (s) => [
    ...cylinder(s.axis, s.base, s.radius, 0, s.w * 0.94),
    { kind: 'detail', weight: 0.9, d: frontArc(s, s.radius, s.w * 0.68) },
    ...cylinder(s.axis, s.base, s.radius * 0.36, s.w * 0.94, s.w, false),
    ...(s.axis === 'z' ? [plus(s)] : []),
  ],
  screw: (s) => [...screwMarks(s).shank, ...screwMarks(s).head],
  speaker: (s) => [
    ...cylinder(s.axis, s.base, s.radius * 0.55, 0, s.w * 0.5), ...cylinder(s.axis, s.base, s.radius, s.w * 0.5, s.w),
    ...[0.84, 0.72, 0.6].map((part): Mark => ({ kind: 'detail', weight: part > 0.8 ? 1 : 0.6, d: circle(s.axis, cap(s), s.radius * part) })),
    { kind: 'dark', d: circle(s.axis, cap(s), s.radius * 0.26) },
  ],
  strap: (s) => {
    const outline = roundedRectangle(s.u, s.v, Math.min(s.u, s.v) / 2)
    const marks = prism(s.axis, outline, s.base, 0, s.w)
    marks.push({ kind: 'detail', weight: 0.8, dash: '3 2.4', d: polygon(roundedRectangle(s.u - s.radius * 0.5, s.v - s.radius * 0.5, s.radius).map((point) => onCap(s, point))) })
    const count = s.shape.count ?? 5
    const [long, alongU] = [Math.max(s.u, s.v), s.u >= s.v]
    for (let index = 0; index < count; index++) {
      const place = long / 2 - s.radius - (index * Math.min(s.radius * 1.1, long / (count + 2)))
      marks.push({ kind: 'dark', d: circle(s.axis, onCap(s, alongU ? [place, 0] : [0, place]), s.radius * 0.2) })
    }
    return marks
  },
  bag: (s) => {
    const neck = (side: number): Vector => onCap(s, [side * s.u * 0.16, s.v * 0.29])
    return [
      ...prism(s.axis, sackOutline(s.u, s.v), s.base, 0, s.w, 'top'),
      { kind: 'detail', weight: 2, d: line(neck(-1), neck(1)) },
      { kind: 'detail', weight: 1.2, d: line(neck(1), onCap(s, [s.u * 0.3, s.v * 0.2]), onCap(s, [s.u * 0.27, s.v * 0.08])) },
      { kind: 'detail', weight: 0.7, d: line(onCap(s, [-s.u * 0.06, s.v * 0.25]), onCap(s, [-s.u * 0.14, s.v * 0.05])) },
      { kind: 'detail', weight: 0.7, d: line(onCap(s, [s.u * 0.04, s.v * 0.25]), onCap(s, [s.u * 0.08, s.v * 0.08])) },
    ]
  },
}

const headOf = (s: Sheet): number => Math.min(s.w * 0.32, s.radius * 0.9)

function screwMarks(s: Sheet): { shank: Mark[]; head: Mark[] } {
  const length = s.w - headOf(s)
  const shank = cylinder(s.axis, s.base, s.radius * 0.44, 0, length, false)
  for (let turn = 0.08; turn < 0.95; turn += Math.max(0.09, 2.6 / length)) shank.push({ kind: 'detail', weight: 0.7, d: frontArc(s, s.radius * 0.47, length * turn) })
  const head = cylinder(s.axis, s.base, s.radius, length, s.w, false)
  for (const [u, v] of [[1, 0], [0, 1]] as const) head.push({ kind: 'detail', weight: 1.5, d: line(onCap(s, [u * -s.radius * 0.5, v * -s.radius * 0.5]), onCap(s, [u * s.radius * 0.5, v * s.radius * 0.5])) })
  return { shank, head }
}

function wheel(s: Sheet): Mark[] {
  const { radius: r, axis, w } = s
  const marks = cylinder(axis, s.base, r, 0, w, false)
  for (let step = 0; step < 40; step++) {
    const angle = (step / 40) * TAU
    if (!facesViewer(axis, angle)) continue
    marks.push({ kind: 'detail', weight: 0.7, d: line(...[0.14, 0.86].map((part) => across(axis, [r * Math.cos(angle), r * Math.sin(angle)], w * part, s.base))) })
  }
  marks.push({ kind: 'face', tone: axis === 'z' ? 'top' : axis === 'x' ? 'right' : 'left', d: circle(axis, cap(s), r) })
  marks.push({ kind: 'face', tone: 'top', d: circle(axis, cap(s), r * 0.7) })
  const spokes = s.shape.count ?? 5
  for (let spoke = 0; spoke < spokes; spoke++) {
    const angle = (spoke / spokes) * TAU + 0.35
    marks.push({ kind: 'dark', faint: true, d: circle(axis, onCircle(axis, cap(s), r * 0.46, angle), Math.min(r * 0.13, (r * 1.1) / spokes)) })
  }
  marks.push({ kind: 'face', tone: 'left', d: circle(axis, cap(s), r * 0.22) }, { kind: 'dark', d: circle(axis, cap(s), r * 0.09) })
  return marks
}

/** A circuit board: chips, a row of pins, a round part, and holes in its corners. Laid out by the count alone, so that it always looks the same. */
function board(s: Sheet): Mark[] {
  const marks = prism(s.axis, roundedRectangle(s.u, s.v, s.shape.radius ?? Math.min(s.u, s.v) * 0.06), s.base, 0, s.w)
  marks.push(...holes(s, 4, 0.05))
  const chips = s.shape.count ?? 3
  const unit = Math.min(s.u, s.v)
  for (const part of [0.12, 0.2, 0.28]) marks.push({ kind: 'detail', weight: 0.5, d: line(...([[-0.42 + part, 0.4], [-0.42 + part, 0.12], [-0.3 + part, 0], [-0.3 + part, -0.2]] as const).map(([u, v]) => onCap(s, [u * s.u, v * s.v]))) })
  const pins = Math.min(10, Math.max(4, Math.round(s.u / (unit * 0.1))))
  for (let pin = 0; pin < pins; pin++) marks.push({ kind: 'dark', d: circle(s.axis, onCap(s, [(-0.28 + (pin / (pins - 1)) * 0.56) * s.u, -0.41 * s.v]), unit * 0.017) })
  const places: readonly (readonly [number, number, number, number])[] = [[-0.02, 0.12, 0.36, 0.3], [0.3, -0.14, 0.2, 0.16], [-0.28, -0.16, 0.18, 0.22], [0.3, 0.24, 0.16, 0.18], [0.04, -0.18, 0.14, 0.12], [-0.3, 0.24, 0.14, 0.14]]
  const rise = unit * 0.07
  // Far chips first.
  const seated = places.slice(0, chips).sort((a, b) => a[0] - a[1] - (b[0] - b[1]))
  for (const [u, v, width, height] of seated) {
    const outline = roundedRectangle(width * unit, height * unit, 0).map(([a, b]): Point => [a + u * s.u, b + v * s.v])
    marks.push(...prism(s.axis, outline, s.base, s.w, s.w + rise))
    if (width > 0.3) marks.push({ kind: 'dark', d: circle(s.axis, onCap(s, [u * s.u - width * unit * 0.36, v * s.v + height * unit * 0.34], s.w + rise), unit * 0.016) })
  }
  return marks
}

/** A box without a top: floor, two far walls, two near walls, each its own piece so that contents come between them. */
function openBox(s: Sheet): Piece[] {
  const [x, y, z] = s.at
  const [sx, sy, sz] = s.size
  const wall = Math.max(1, Math.min(sx, sy) * 0.045)
  const slab = (min: Vector, max: Vector): Piece => ({ min, max, marks: prism('z', roundedRectangle(max[0] - min[0], max[1] - min[1], 0), [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, min[2]], 0, max[2] - min[2]) })
  const [x0, x1, y0, y1] = [x - sx / 2, x + sx / 2, y - sy / 2, y + sy / 2]
  return [
    slab([x0, y0, z], [x1, y1, z + wall]),
    slab([x0, y0, z + wall], [x0 + wall, y1, z + sz]),
    slab([x0 + wall, y0, z + wall], [x1, y0 + wall, z + sz]),
    slab([x0 + wall, y1 - wall, z + wall], [x1, y1, z + sz]),
    slab([x1 - wall, y0 + wall, z + wall], [x1, y1 - wall, z + sz]),
  ]
}

/** A thin broken line inside the top edge: light on an edge. */
function edgeLight(s: Sheet, outline: readonly Point[]): Mark[] {
  if (s.axis !== 'z' || s.u < 14 || s.v < 14 || s.w < 5) return []
  const inset = 1 - 5 / Math.max(s.u, s.v)
  return [{ kind: 'detail', weight: 0.5, dash: `${short(s.u * 0.4)} 6 10 5 4 400`, d: polygon(scaled(outline, inset).map((point) => onCap(s, point))) }]
}

function holes(s: Sheet, count: number, size = 0.07): Mark[] {
  const unit = Math.min(s.u, s.v)
  const inset = unit * 0.14
  const corners: readonly Point[] = [[1, 1], [-1, 1], [1, -1], [-1, -1]]
  const places = count <= 4 ? corners.slice(0, count) : [...corners, ...Array.from({ length: count - 4 }, (_, index): Point => [-1 + (2 * (index + 1)) / (count - 3), 0])]
  return places.flatMap(([u, v]) => hole(s, [u * (s.u / 2 - inset), v * (s.v / 2 - inset)], unit * size))
}

function hole(s: Sheet, place: Point, radius: number): Mark[] {
  const centre = onCap(s, place)
  return [{ kind: 'dark', faint: true, d: circle(s.axis, centre, radius) }, { kind: 'detail', weight: 0.9, d: circle(s.axis, centre, radius) }]
}

/** A wide hole through the part: its far wall, and what is seen through it. */
function bore(s: Sheet, radius: number): Mark[] {
  const marks: Mark[] = [{ kind: 'face', tone: 'right', d: circle(s.axis, cap(s), radius) }]
  const [a, b] = [radius * ELLIPSE.major, radius * ELLIPSE.minor]
  const [near, far] = [project(cap(s)), project(cap(s, 0))]
  const shift = Math.hypot(far[0] - near[0], far[1] - near[1])
  if (shift < 2 * b) {
    const [mx, my] = longAxis(s.axis)
    const reach = a * Math.sqrt(1 - (shift / (2 * b)) ** 2)
    const [x, y] = [(near[0] + far[0]) / 2, (near[1] + far[1]) / 2]
    const turn = `A${short(a)} ${short(b)} ${ELLIPSE.turn[s.axis]} 0 1 `
    const ends: readonly [Point, Point] = [[x - mx * reach, y - my * reach], [x + mx * reach, y + my * reach]]
    marks.push({ kind: 'dark', faint: true, d: `M${sheetPoint(ends[0])}${turn}${sheetPoint(ends[1])}${turn}${sheetPoint(ends[0])}Z` })
  }
  return marks
}

function face(s: Sheet): Mark[] {
  const unit = Math.min(s.u, s.v)
  const eye = (side: number): Mark => ({ kind: 'dark', d: circle(s.axis, onCap(s, [side * unit * 0.15, unit * 0.0]), unit * 0.035) })
  return [eye(-1), eye(1), { kind: 'dark', d: circle(s.axis, onCap(s, [0, -unit * 0.1]), unit * 0.045) },
    { kind: 'detail', weight: 1, d: arc(s.axis, onCap(s, [0, -unit * 0.1]), unit * 0.12, Math.PI * 1.15, Math.PI * 1.85) }]
}

function plus(s: Sheet): Mark {
  const [x, y] = project(across('z', [0, 0], s.w * 0.82, s.base))
  const r = s.radius * 0.3
  const low = y + s.radius * 0.72
  return { kind: 'detail', weight: 1.2, d: `M${short(x - r)} ${short(low)}h${short(2 * r)}M${short(x)} ${short(low - r)}v${short(2 * r)}` }
}

/** The visible half of a ring round a body, at w along its axis. */
function frontArc(s: Sheet, radius: number, w: number): string {
  const start = VISIBLE_FROM[s.axis]
  return arc(s.axis, across(s.axis, [0, 0], w, s.base), radius, start, start + Math.PI)
}

// Across each axis the half circle (u towards v) whose outside faces the viewer begins here.
const VISIBLE_FROM: Record<Axis, number> = { z: -Math.PI * 0.75, x: Math.PI * 0.25, y: -Math.PI * 0.25 }

function facesViewer(axis: Axis, angle: number): boolean {
  const [x, y, z] = across(axis, [Math.cos(angle), Math.sin(angle)], 0, [0, 0, 0])
  return x + y + z > 0.12
}

function nearHalf(axis: Axis, start: number): boolean {
  const [x, y, z] = across(axis, [Math.cos(((start + 6) / 24) * TAU), Math.sin(((start + 6) / 24) * TAU)], 0, [0, 0, 0])
  return x + y + z > 0
}
