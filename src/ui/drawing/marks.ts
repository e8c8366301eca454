import type { Axis } from '#kernel/shape.ts'
import { across, at, ELLIPSE, longAxis, project, short, type Point, type Vector } from './projection.ts'

export type Tone = 'top' | 'left' | 'right'

/** One stroke or face on the sheet. */
export type Mark =
  | { readonly kind: 'face'; readonly d: string; readonly tone: Tone; readonly bare?: boolean }
  | { readonly kind: 'detail'; readonly d: string; readonly weight?: number; readonly dash?: string }
  | { readonly kind: 'dark'; readonly d: string; readonly faint?: boolean }
  | { readonly kind: 'wire'; readonly d: string; readonly width: number }

const CAP_TONE: Record<Axis, Tone> = { x: 'right', y: 'left', z: 'top' }
const CREASE = Math.cos((32 * Math.PI) / 180)

export function polygon(points: readonly Vector[]): string {
  return `M${points.map((point) => at(project(point))).join('L')}Z`
}

export function line(...points: readonly Vector[]): string {
  return `M${points.map((point) => at(project(point))).join('L')}`
}

/** A whole circle across an axis. */
export function circle(axis: Axis, centre: Vector, radius: number): string {
  const [cx, cy] = project(centre)
  const [mx, my] = longAxis(axis)
  const [a, b] = [radius * ELLIPSE.major, radius * ELLIPSE.minor]
  const arc = `A${short(a)} ${short(b)} ${ELLIPSE.turn[axis]} 0 1 `
  return `M${at([cx - mx * a, cy - my * a])}${arc}${at([cx + mx * a, cy + my * a])}${arc}${at([cx - mx * a, cy - my * a])}Z`
}

/** A piece of a circle across an axis, from angle to angle (radians, u towards v). */
export function arc(axis: Axis, centre: Vector, radius: number, from: number, to: number): string {
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / 0.2))
  return line(...Array.from({ length: steps + 1 }, (_, step) => onCircle(axis, centre, radius, from + ((to - from) * step) / steps)))
}

export function onCircle(axis: Axis, centre: Vector, radius: number, angle: number): Vector {
  return across(axis, [radius * Math.cos(angle), radius * Math.sin(angle)], 0, centre)
}

/** A round body along an axis from w0 to w1 of `base`, with a cap at the near end and a few shade lines at its far side. */
export function cylinder(axis: Axis, base: Vector, radius: number, w0: number, w1: number, shade = true): Mark[] {
  const [back, front] = [across(axis, [0, 0], w0, base), across(axis, [0, 0], w1, base)]
  const [a, b] = [radius * ELLIPSE.major, radius * ELLIPSE.minor]
  const [mx, my] = longAxis(axis)
  const end = ([x, y]: Point, side: 1 | -1): Point => [x + side * mx * a, y + side * my * a]
  const turn = `A${short(a)} ${short(b)} ${ELLIPSE.turn[axis]} 0 1 `
  const [B, F] = [project(back), project(front)]
  const marks: Mark[] = [{ kind: 'face', tone: axis === 'z' ? 'left' : axis === 'x' ? 'left' : 'right', d: `M${at(end(B, -1))}L${at(end(F, -1))}${turn}${at(end(F, 1))}L${at(end(B, 1))}${turn}${at(end(B, -1))}Z` }]
  if (shade && radius * Math.abs(w1 - w0) > 60) {
    // Lines crowd towards the edge that turns away from the light, as an engraver would set them.
    for (const [offset, from] of [[0.2, 0.04], [0.42, 0.18], [0.72, 0.4]] as const) {
      const angle = SHADE_EDGE[axis] + SHADE_TURN[axis] * offset
      const [low, high] = [w0 + (w1 - w0) * from * 0.5, w1 - (w1 - w0) * from * 0.35]
      const point = (w: number) => across(axis, [radius * Math.cos(angle), radius * Math.sin(angle)], w, base)
      marks.push({ kind: 'detail', weight: 0.55, d: line(point(low), point(high)) })
    }
  }
  marks.push({ kind: 'face', tone: CAP_TONE[axis], d: circle(axis, front, radius) })
  return marks
}

// Where on a round body the visible side ends in shade, and which way the lines step from there.
const SHADE_EDGE: Record<Axis, number> = { z: Math.PI / 4, x: -Math.PI / 4 - Math.PI / 2, y: -Math.PI / 4 }
const SHADE_TURN: Record<Axis, number> = { z: -1, x: -1, y: 1 }

/**
 * An outline (u, v), drawn along an axis from w0 to w1 of `base`: only the sides that face the viewer, then the near cap.
 * Works for any simple outline; sharp corners get an edge, round ones do not.
 */
export function prism(axis: Axis, outline: readonly Point[], base: Vector, w0: number, w1: number, capTone: Tone = CAP_TONE[axis]): Mark[] {
  const count = outline.length
  const corner = (index: number): Point => outline[((index % count) + count) % count]!
  const turn = Math.sign(area(outline)) || 1
  const sides = outline.map((_, index) => {
    const [[u0, v0], [u1, v1]] = [corner(index), corner(index + 1)]
    const normal = across(axis, [(v1 - v0) * turn, (u0 - u1) * turn], 0, [0, 0, 0])
    const length = Math.hypot(...normal) || 1
    return { normal: normal.map((part) => part / length) as [number, number, number], visible: normal[0] + normal[1] + normal[2] > 1e-6 * length }
  })
  const point = (index: number, w: number) => across(axis, corner(index), w, base)
  const marks: { depth: number; marks: Mark[] }[] = []
  for (const run of visibleRuns(sides.map(({ visible }) => visible))) {
    const [first, last] = [run[0]!, run.at(-1)!]
    const own: Mark[] = []
    for (const part of byTone(run, (index) => toneOf(sides[index % count]!.normal))) {
      const edge = [...part.indexes, part.indexes.at(-1)! + 1]
      own.push({ kind: 'face', bare: true, tone: part.tone, d: polygon([...edge.map((index) => point(index, w0)), ...edge.reverse().map((index) => point(index, w1))]) })
    }
    const rim = [...run, last + 1]
    own.push({ kind: 'detail', weight: 1.1, d: line(point(first, w1), ...rim.map((index) => point(index, w0)), point(last + 1, w1)) })
    for (const index of run.slice(1)) {
      const [n, m] = [sides[((index - 1) % count + count) % count]!.normal, sides[index % count]!.normal]
      if (n[0] * m[0] + n[1] * m[1] + n[2] * m[2] < CREASE) own.push({ kind: 'detail', weight: 1, d: line(point(index, w0), point(index, w1)) })
    }
    marks.push({ depth: run.reduce((sum, index) => sum + depthOf(point(index, w0)), 0) / run.length, marks: own })
  }
  return [
    ...marks.sort((a, b) => a.depth - b.depth).flatMap((group) => group.marks),
    { kind: 'face', tone: capTone, d: polygon(outline.map((_, index) => point(index, w1))) },
  ]
}

/** The upper half of a ball, or flatter, or taller, over a circle lying at `base`. */
export function dome(base: Vector, radius: number, height: number): Mark[] {
  const [x, y] = project(base)
  const [a, b] = [radius * ELLIPSE.major, radius * ELLIPSE.minor]
  const c = Math.sqrt(b * b + height * height)
  return [
    { kind: 'face', tone: 'top', d: `M${at([x - a, y])}A${short(a)} ${short(c)} 0 0 1 ${at([x + a, y])}A${short(a)} ${short(b)} 0 0 1 ${at([x - a, y])}Z` },
    { kind: 'detail', weight: 0.6, d: `M${at([x + a * 0.86, y - c * 0.1])}A${short(a * 0.86)} ${short(c * 0.86)} 0 0 0 ${at([x + a * 0.5, y - c * 0.68])}` },
    { kind: 'detail', weight: 0.55, d: `M${at([x + a * 0.72, y - c * 0.06])}A${short(a * 0.72)} ${short(c * 0.72)} 0 0 0 ${at([x + a * 0.52, y - c * 0.44])}` },
    { kind: 'detail', weight: 1, d: `M${at([x - a * 0.62, y - c * 0.42])}A${short(a * 0.75)} ${short(c * 0.75)} 0 0 1 ${at([x - a * 0.3, y - c * 0.68])}` },
  ]
}

function depthOf([x, y, z]: Vector): number {
  return x + y + z
}

function area(outline: readonly Point[]): number {
  return outline.reduce((sum, [u, v], index) => {
    const [nextU, nextV] = outline[(index + 1) % outline.length]!
    return sum + u * nextV - nextU * v
  }, 0)
}

function toneOf([x, y, z]: readonly [number, number, number]): Tone {
  return z >= x && z >= y ? 'top' : x >= y ? 'right' : 'left'
}

/** Indexes of neighbouring visible sides, each run in order; a run may pass the end of the list. */
function visibleRuns(visible: readonly boolean[]): number[][] {
  const count = visible.length
  const start = visible.findIndex((seen, index) => seen && !visible[(index + count - 1) % count])
  if (start < 0) return visible[0] ? [visible.map((_, index) => index)] : []
  const runs: number[][] = []
  for (let step = 0; step < count; step++) {
    if (!visible[(start + step) % count]) continue
    const run = runs.at(-1)
    if (run && run.at(-1) === start + step - 1) run.push(start + step)
    else runs.push([start + step])
  }
  return runs
}

function byTone(run: readonly number[], tone: (index: number) => Tone): { tone: Tone; indexes: number[] }[] {
  const parts: { tone: Tone; indexes: number[] }[] = []
  const count = run.length
  for (let step = 0; step < count; step++) {
    const index = run[step]!
    const part = parts.at(-1)
    if (part && part.tone === tone(index)) part.indexes.push(index)
    else parts.push({ tone: tone(index), indexes: [index] })
  }
  return parts
}
