import type { Vector } from './projection.ts'

interface Boxed {
  readonly min: Vector
  readonly max: Vector
}

/**
 * What is farther comes first. Two boxes are told apart by a plane between them (x, y and z all grow towards the viewer);
 * of boxes that reach into one another see passesThrough, and then their middles.
 */
export function inPainterOrder<Piece extends Boxed>(pieces: readonly Piece[]): Piece[] {
  const nodes = pieces.map((piece) => ({ piece, behind: new Set<number>() }))
  for (const [i, a] of pieces.entries()) {
    for (let j = i + 1; j < pieces.length; j++) {
      const order = compare(a, pieces[j]!)
      if (order < 0) nodes[j]!.behind.add(i)
      else if (order > 0) nodes[i]!.behind.add(j)
    }
  }
  const done: Piece[] = []
  const open = new Set(nodes.keys())
  while (open.size > 0) {
    // In a ring of three that cover each other the farthest one breaks it.
    const free = [...open].filter((index) => ![...nodes[index]!.behind].some((other) => open.has(other)))
    const candidates = free.length > 0 ? free : [...open]
    const next = candidates.reduce((best, index) => (depth(pieces[index]!) < depth(pieces[best]!) ? index : best))
    open.delete(next)
    done.push(nodes[next]!.piece)
  }
  return done
}

const TOUCH = 0.01

/** Below 0: a is farther. 0: nothing separates them on the sheet's depth, order free. */
function compare(a: Boxed, b: Boxed): number {
  let inFront = false
  let behind = false
  for (const axis of [0, 1, 2] as const) {
    if (a.max[axis] <= b.min[axis] + TOUCH) behind = true
    if (b.max[axis] <= a.min[axis] + TOUCH) inFront = true
  }
  if (behind && inFront) return 0
  if (behind) return -1
  if (inFront) return 1
  for (const axis of [0, 1, 2] as const) {
    if (passesThrough(a, b, axis)) return a.max[axis] > b.max[axis] + TOUCH ? 1 : -1
    if (passesThrough(b, a, axis)) return b.max[axis] > a.max[axis] + TOUCH ? -1 : 1
  }
  return depth(a) - depth(b)
}

/** a runs inside b along an axis (an axle in its wheel, a screw in its lid): in sight only where it comes out towards the viewer. */
function passesThrough(a: Boxed, b: Boxed, along: 0 | 1 | 2): boolean {
  return ([0, 1, 2] as const).every((axis) => axis === along || (a.min[axis] >= b.min[axis] - TOUCH && a.max[axis] <= b.max[axis] + TOUCH))
}

function depth({ min, max }: Boxed): number {
  return min[0] + min[1] + min[2] + max[0] + max[1] + max[2]
}
