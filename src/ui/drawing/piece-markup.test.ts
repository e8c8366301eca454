import { expect, test } from 'vitest'
import type { ArrangedPiece } from './arrange.ts'
import { piecesMarkup } from './piece-markup.ts'

test('marks keep their order; fine lines that follow each other are one path; the outside lies below', () => {
  const marks: ArrangedPiece['marks'] = [
    { kind: 'face', tone: 'top', d: 'M0 0L1 1Z' }, { kind: 'detail', d: 'M1 1L2 2', weight: 0.5 }, { kind: 'detail', d: 'M3 3L4 4', weight: 0.5 }, { kind: 'detail', d: 'M5 5L6 6' },
    { kind: 'dark', d: 'M7 7Z', faint: true }, { kind: 'wire', d: 'M8 8L9 9', width: 1.7 },
  ]
  expect(piecesMarkup([{ marks, findNumber: 1 } as unknown as ArrangedPiece], undefined, 2)).toBe([
    "<g fill='none' stroke='var(--draw-ink)' stroke-linejoin='round' stroke-linecap='round'>",
    "<path fill='var(--draw-ink)' stroke-width='2' d='M0 0L1 1Z'/>", "<path fill='var(--draw-top)' stroke-width='1.1' d='M0 0L1 1Z'/>", "<path stroke-width='0.5' d='M1 1L2 2M3 3L4 4'/>",
    "<path stroke-width='1' d='M5 5L6 6'/>", "<path fill='var(--draw-ink)' stroke='none' fill-opacity='.8' d='M7 7Z'/>", "<path stroke-width='3.9' d='M8 8L9 9'/><path stroke='var(--draw-wire,var(--draw-top))' stroke-width='1.7' d='M8 8L9 9'/>",
    '</g>',
  ].join(''))
})

test('one piece is chosen, the others are not', () => {
  const pieces = [1, 2].map((findNumber) => ({ findNumber, marks: [{ kind: 'face', tone: 'left', d: `M${findNumber} 0Z` }] })) as unknown as ArrangedPiece[]
  const markup = piecesMarkup(pieces, 2)
  expect(markup.match(/class='chosen'/g)).toHaveLength(1)
  expect(markup.indexOf("class='chosen'")).toBeGreaterThan(markup.lastIndexOf('M1 0Z'))
})
