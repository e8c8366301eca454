import { expect, test } from 'vitest'
import { isPlacement, isShape } from './shape.ts'

test('a shape needs a known kind and three sizes above nothing', () => {
  expect(isShape({ kind: 'wheel', size: [12, 30, 30], axis: 'x', count: 5 })).toBe(true)
  expect(isShape({ kind: 'panel', size: [60, 50, 4], outline: 'bear', sewn: true })).toBe(true)
  for (const wrong of [null, [], 'box', { kind: 'box' }, { kind: 'cube', size: [1, 1, 1] }, { kind: 'box', size: [1, 1] }, { kind: 'box', size: [1, 0, 1] },
    { kind: 'box', size: [1, 1, Number.NaN] }, { kind: 'gear', size: [9, 9, 2], count: 2.5 }, { kind: 'box', size: [1, 1, 1], axis: 'w' }]) expect(isShape(wrong)).toBe(false)
})

test('a placement is a place and a lift, with further places of the same kind', () => {
  expect(isPlacement({ at: [0, 0, 0], lift: 20 })).toBe(true)
  expect(isPlacement({ at: [0, 0, 0], lift: [0, -30, 10], copies: [[40, 0, 0]] })).toBe(true)
  for (const wrong of [null, { at: [0, 0], lift: 1 }, { at: [0, 0, 0] }, { at: [0, 0, 0], lift: '1' }, { at: [0, 0, 0], lift: 1, copies: [[1]] }]) expect(isPlacement(wrong)).toBe(false)
})
