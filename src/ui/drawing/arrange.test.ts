import { expect, test } from 'vitest'
import { SHAPE_KINDS, type Shape } from '#kernel/shape.ts'
import { arrange, placeBalloons, type DrawnLine } from './arrange.ts'
import { inPainterOrder } from './painter-order.ts'
import { piecesOf } from './solids.ts'

test('every kind of part can be drawn along every axis, with finite numbers only', () => {
  for (const kind of SHAPE_KINDS) for (const axis of ['x', 'y', 'z'] as const) {
    const marks = piecesOf({ kind, size: [40, 30, 20], axis }, [0, 0, 0]).flatMap((piece) => piece.marks)
    expect(marks.length, `${kind} ${axis}`).toBeGreaterThan(0)
    for (const mark of marks) expect(mark.d, `${kind} ${axis}`).not.toMatch(/NaN|Infinity|undefined/)
  }
})

const block = (name: string, min: [number, number, number], max: [number, number, number]) => ({ name, min, max })
const order = (...blocks: ReturnType<typeof block>[]) => inPainterOrder(blocks).map(({ name }) => name)

test('nearer boxes come later, whatever order they are given in', () => {
  const [floor, back, front, roof] = [block('floor', [0, 0, 0], [10, 10, 1]), block('back', [0, 0, 1], [4, 4, 5]), block('front', [6, 6, 1], [10, 10, 5]), block('roof', [0, 0, 5], [10, 10, 6])]
  expect(order(roof, front, back, floor)).toEqual(['floor', 'back', 'front', 'roof'])
  expect(order(back, roof, floor, front)).toEqual(['floor', 'back', 'front', 'roof'])
})

test('what lies inside is hidden, what comes out towards the viewer is not', () => {
  const wheel = block('wheel', [0, 8, 0], [10, 10, 10])
  expect(order(wheel, block('short axle', [4, -10, 4], [6, 9, 6]))).toEqual(['short axle', 'wheel'])
  expect(order(wheel, block('long axle', [4, -10, 4], [6, 14, 6]))).toEqual(['wheel', 'long axle'])
})

test('find numbers stand in two columns, apart, in the order of what they point at', () => {
  const shape: Shape = { kind: 'plate', size: [40, 30, 4] }
  const lines: DrawnLine[] = Array.from({ length: 12 }, (_, index) => ({ findNumber: index + 1, label: `Plate ${index + 1}`, shape, placement: { at: [0, 0, index * 4], lift: index * 20 } }))
  const drawing = arrange(lines, [250, 470], 1)
  const balloons = placeBalloons(drawing, [-200, 200], [drawing.bounds.top, drawing.bounds.bottom], 33)
  expect(balloons.map(({ findNumber }) => findNumber).sort((a, b) => a - b)).toEqual(lines.map(({ findNumber }) => findNumber))
  for (const column of [-200, 200]) {
    const own = balloons.filter(({ at }) => at[0] === column)
    for (let index = 1; index < own.length; index++) {
      expect(own[index]!.at[1] - own[index - 1]!.at[1]).toBeGreaterThan(32.9)
      expect(own[index]!.anchor[1]).toBeGreaterThanOrEqual(own[index - 1]!.anchor[1])
    }
  }
})
