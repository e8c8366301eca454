import { isPlacement, isShape, type Shape } from '#kernel/shape.ts'
import type { DrawnLine } from '#ui/drawing/arrange.ts'

/** A part whose drawing data is missing or broken is a plain box: a page is never lost to a drawing. */
export function shapeOf(stored: unknown): Shape {
  return isShape(stored) ? stored : { kind: 'box', size: [20, 20, 10] }
}

/** Lines of a bill of materials as the drawing takes them. Parts nobody has placed yet stand in a row in front of the toy. */
export function drawnLines<Line extends { readonly findNumber: number; readonly shape: unknown; readonly placement: unknown; readonly partName?: string }>(
  lines: readonly Line[], href?: (line: Line) => string | undefined,
): DrawnLine[] {
  let x = 0
  return lines.map((line) => {
    const shape = shapeOf(line.shape)
    const drawn = { findNumber: line.findNumber, shape, label: line.partName ?? '', href: href?.(line) }
    if (isPlacement(line.placement)) return { ...drawn, placement: line.placement }
    x += shape.size[0] / 2 + 12
    const placement = { at: [x, 120, 0] as const, lift: 0 }
    x += shape.size[0] / 2
    return { ...drawn, placement }
  })
}
