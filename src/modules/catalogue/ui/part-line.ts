import { pick } from '#kernel/pick.ts'
import { drawPart } from '#ui/drawing/together.ts'
import type { Drawing } from '#ui/drawing/drawn.tsx'
import type { PartRow } from '../queries/parts.ts'

export interface PartLine extends Pick<PartRow, 'id' | 'number' | 'name' | 'category' | 'state' | 'revision' | 'material' | 'unitCost' | 'sparePrice' | 'safetyFlags' | 'usedIn'> {
  /** Its shape, drawn: what draws it is not for the browser. */
  readonly drawing: Drawing
}

/** Of a part, what the table of parts shows. */
export function partLine(part: PartRow): PartLine {
  return { ...pick(part, 'id', 'number', 'name', 'category', 'state', 'revision', 'material', 'unitCost', 'sparePrice', 'safetyFlags', 'usedIn'), drawing: drawPart(part.shape) }
}
