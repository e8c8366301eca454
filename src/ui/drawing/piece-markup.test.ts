import { expect, test } from 'vitest'
import { pieceMarkup } from './piece-markup.ts'
import type { Piece } from './solids.ts'

test('marks keep their order; fine lines that follow each other are one path; the outside lies below', () => {
  const marks: Piece['marks'] = [
    { kind: 'face', tone: 'top', d: 'M0 0L1 1Z' }, { kind: 'detail', d: 'M1 1L2 2', weight: 0.5 }, { kind: 'detail', d: 'M3 3L4 4', weight: 0.5 }, { kind: 'detail', d: 'M5 5L6 6' },
    { kind: 'dark', d: 'M7 7Z', faint: true }, { kind: 'wire', d: 'M8 8L9 9', width: 1.7 },
  ]
  expect(pieceMarkup({ marks } as Piece, 2)).toBe([
    "<path class='contour' stroke-width='2' d='M0 0L1 1Z'/>", "<path class='face t-top' stroke-width='1.1' d='M0 0L1 1Z'/>", "<path class='detail' stroke-width='0.5' d='M1 1L2 2M3 3L4 4'/>",
    "<path class='detail' stroke-width='1' d='M5 5L6 6'/>", "<path class='dark' fill-opacity='.8' d='M7 7Z'/>", "<path class='detail' stroke-width='3.9' d='M8 8L9 9'/><path class='wire' stroke-width='1.7' d='M8 8L9 9'/>",
  ].join(''))
})
