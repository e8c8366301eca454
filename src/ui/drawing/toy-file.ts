import { createHash } from 'node:crypto'
import type { DrawnLine } from './arrange.ts'
import { drawTogether } from './together.ts'

/** The drawing of a toy as a file that pages show by `use`, standing on the lower edge of the room it is given there. */
function toyFile(lines: readonly DrawnLine[]): string {
  const { viewBox, markup } = drawTogether(lines, 'toy')
  return `<svg xmlns='http://www.w3.org/2000/svg'><symbol id='toy' viewBox='${viewBox}' preserveAspectRatio='xMidYMax meet' overflow='visible'>${markup}</symbol></svg>`
}

/** The address of such a file: another one whenever another drawing would be in it, so that it can be kept for ever. */
export function toyFileAddress(path: string, lines: readonly DrawnLine[]): string {
  const drawn = lines.map(({ findNumber, shape, placement }) => [findNumber, shape, placement])
  return `${path}?v=${createHash('sha256').update(JSON.stringify(drawn)).digest('base64url').slice(0, 12)}`
}

/** The answer that gives such a file, to be kept by the reader's browser (`private`) or by anybody on the way. */
export function toyFileResponse(lines: readonly DrawnLine[], kept: 'public' | 'private'): Response {
  return new Response(toyFile(lines), { headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': `${kept}, max-age=31536000, immutable` } })
}
