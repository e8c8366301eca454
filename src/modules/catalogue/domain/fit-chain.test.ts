import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closesCircle, type FitLink } from './fit-chain.ts'

test('a part does not replace itself', () => expect(closesCircle([], { replacement: 'A', original: 'A' })).toBe(true))
test('two parts do not replace each other', () => expect(closesCircle([{ replacement: 'B', original: 'A' }], { replacement: 'A', original: 'B' })).toBe(true))
test('a chain may grow', () => expect(closesCircle([{ replacement: 'B', original: 'A' }], { replacement: 'C', original: 'B' })).toBe(false))
test('a chain may not come back', () => {
  expect(closesCircle([{ replacement: 'B', original: 'A' }, { replacement: 'C', original: 'B' }], { replacement: 'A', original: 'C' })).toBe(true)
})

test('links added only when they close no circle can always be put in one order', () => {
  const part = fc.integer({ min: 0, max: 7 }).map(String)
  fc.assert(fc.property(fc.array(fc.record({ replacement: part, original: part }), { maxLength: 40 }), (wanted) => {
    const links: FitLink[] = []
    for (const link of wanted) if (!closesCircle(links, link)) links.push(link)
    // Kahn's algorithm empties the graph exactly when it has no circle.
    let rest = [...links]
    for (let before = -1; before !== rest.length; ) {
      before = rest.length
      rest = rest.filter(({ original }) => rest.some((other) => other.replacement === original))
    }
    expect(rest).toEqual([])
  }))
})
