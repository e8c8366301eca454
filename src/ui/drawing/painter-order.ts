import type { Vector } from './projection.ts'

export interface Boxed {
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
    // Whoever has nothing left behind it; in a ring of three that cover each other, whoever has least. Then the farthest.
    const waits = (index: number) => [...nodes[index]!.behind].filter((other) => open.has(other)).length
    const next = [...open].map((index) => ({ index, waits: waits(index), depth: depth(pieces[index]!) }))
      .reduce((best, one) => (one.waits < best.waits || (one.waits === best.waits && one.depth < best.depth) ? one : best)).index
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
  if ((behind && inFront) || !meetOnSheet(a, b)) return 0
  if (behind) return -1
  if (inFront) return 1
  for (const axis of [0, 1, 2] as const) {
    if (passesThrough(a, b, axis)) return a.max[axis] > b.max[axis] + TOUCH ? 1 : -1
    if (passesThrough(b, a, axis)) return b.max[axis] > a.max[axis] + TOUCH ? -1 : 1
  }
  return depth(a) - depth(b)
}

/** a runs inside b along an axis (an axle in its wheel, a screw in its lid): in sight only where it comes out towards the viewer. */
export function passesThrough(a: Boxed, b: Boxed, along: 0 | 1 | 2): boolean {
  return ([0, 1, 2] as const).every((axis) => {
    const slack = TOUCH + (a.max[axis] - a.min[axis]) * 0.2
    return axis === along || (a.min[axis] >= b.min[axis] - slack && a.max[axis] <= b.max[axis] + slack)
  })
}

/** Whether the two can cover each other at all: seen from (1, 1, 1) a box is a hexagon, and two of those overlap when x−y, x−z and y−z all do. */
function meetOnSheet(a: Boxed, b: Boxed): boolean {
  const spans = [([x, y]: Vector) => x - y, ([x, , z]: Vector) => x - z, ([, y, z]: Vector) => y - z].map((measure) => [a, b].map((box) => {
    const values = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => measure([bits & 1 ? box.max[0] : box.min[0], bits & 2 ? box.max[1] : box.min[1], bits & 4 ? box.max[2] : box.min[2]]))
    return [Math.min(...values), Math.max(...values)] as const
  }))
  return spans.every(([first, second]) => first![0] < second![1] && second![0] < first![1])
}

function depth({ min, max }: Boxed): number {
  return min[0] + min[1] + min[2] + max[0] + max[1] + max[2]
}
