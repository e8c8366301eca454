import { expect, test } from 'vitest'
import { layoutGraph } from './graph-layout.ts'

test('each lot stands after all it was made from', () => {
  const edges = [{ from: 'resin', to: 'wheel' }, { from: 'wheel', to: 'car' }, { from: 'resin', to: 'car' }, { from: 'car', to: 'set' }]
  const columns = new Map(layoutGraph('car', ['resin', 'wheel'], ['set'], edges).map(({ id, column }) => [id, column]))
  expect(columns).toEqual(new Map([['resin', -2], ['wheel', -1], ['car', 0], ['set', 1]]))
})

test('a circle ends', () => {
  expect(layoutGraph('a', ['b', 'c'], [], [{ from: 'b', to: 'c' }, { from: 'c', to: 'b' }, { from: 'b', to: 'a' }])).toHaveLength(3)
})
