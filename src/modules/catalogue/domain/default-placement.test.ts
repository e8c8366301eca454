import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlacement, type Placement, type Shape } from '#kernel/shape.ts'
import { defaultPlacement } from './default-placement.ts'

const box = (height: number): Shape => ({ kind: 'box', size: [40, 30, height] })

test('the first part stands on the ground and stays there', () => expect(defaultPlacement([], box(10), 1)).toEqual({ at: [0, 0, 0], lift: 0 }))

test('the next one lies on top and is lifted clear of it', () => {
  const first = { shape: box(10), placement: defaultPlacement([], box(10), 1) }
  expect(defaultPlacement([first], box(4), 1)).toEqual({ at: [0, 0, 10], lift: 14 })
})

test('four of a kind stand in a row', () => {
  const { at, copies } = defaultPlacement([], { kind: 'wheel', size: [10, 30, 30] }, 4)
  expect([at, ...copies!].map(([x]) => x)).toEqual([-24, -8, 8, 24])
})

test('every parts list is drawable, and no part is lifted into the one below', () => {
  const size = fc.integer({ min: 1, max: 200 })
  fc.assert(fc.property(fc.array(fc.record({ height: size, quantity: fc.integer({ min: 1, max: 40 }) }), { minLength: 1, maxLength: 12 }), (parts) => {
    const placed: { shape: Shape; placement: Placement }[] = []
    for (const { height, quantity } of parts) placed.push({ shape: box(height), placement: defaultPlacement(placed, box(height), quantity) })
    expect(placed.every(({ placement }) => isPlacement(placement))).toBe(true)
    for (const [index, { placement }] of placed.entries()) {
      const below = placed[index - 1]
      if (below) expect(placement.at[2] + Number(placement.lift)).toBeGreaterThanOrEqual(below.placement.at[2] + Number(below.placement.lift) + below.shape.size[2])
    }
  }))
})
