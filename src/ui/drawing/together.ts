import type { Shape } from '#kernel/shape.ts'
import { arrange, type DrawnLine } from './arrange.ts'
import type { Drawing } from './drawn.tsx'
import { piecesMarkup } from './piece-markup.ts'

/** How a thing is drawn put together: the least room it gets, so that small things are not blown up, and the weight of its contour. */
const ROOMS = { part: { room: [96, 84], contour: 2 }, toy: { room: [320, 260], contour: 2.6 } } as const

/** Lines put together, as a view box and the text of what is in it. */
export function drawTogether(lines: readonly DrawnLine[], size: keyof typeof ROOMS, chosen?: number): Drawing {
  const { room, contour } = ROOMS[size]
  const { pieces, bounds } = arrange(lines, room, 0)
  const margin = 6
  const width = Math.max(room[0], bounds.right - bounds.left) + 2 * margin
  const height = bounds.bottom - bounds.top + 2 * margin
  const left = (bounds.left + bounds.right) / 2 - width / 2
  return { viewBox: [left, bounds.top - margin, width, height].map((length) => Math.round(length * 10) / 10).join(' '), markup: piecesMarkup(pieces, chosen, contour) }
}

/** One part, drawn by itself. */
export function drawPart(shape: Shape, chosen = false): Drawing {
  return drawTogether([{ findNumber: 1, shape, placement: { at: [0, 0, 0], lift: 0 }, label: '' }], 'part', chosen ? 1 : undefined)
}
