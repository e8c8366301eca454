import type { Placement, Shape } from '#kernel/shape.ts'

/** A line of a bill of materials as drawings need it; `placement` null: not placed, so not drawn. */
export interface DrawnPart {
  readonly findNumber: number
  readonly label: string
  readonly shape: Shape
  readonly placement: Placement | null
}

/** The lines that can be drawn. */
export function drawable<Line extends DrawnPart>(lines: readonly Line[]): (Line & { readonly placement: Placement })[] {
  return lines.flatMap((line) => (line.placement ? [{ ...line, placement: line.placement }] : []))
}
