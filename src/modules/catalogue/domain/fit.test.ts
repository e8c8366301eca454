import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closesCircle } from './fit-chain.ts'
import { currentPart, replacementsOf } from './fit.ts'
import type { Fit, FitEdge } from './fit.ts'

const edge = (replacementId: string, originalId: string, fit: Fit = 'exact', toyRevisionId = 'T'): FitEdge => ({ replacementId, originalId, toyRevisionId, fit, change: fit === 'with-change' ? `trim ${replacementId}` : '' })

test('a chain leads to one current part, with everything to do on the way', () => {
  const edges = [edge('B', 'A'), edge('C', 'B', 'with-change'), edge('D', 'C')]
  expect(currentPart(edges, 'A', 'T')).toEqual({ partRevisionId: 'D', fit: 'with-change', changes: ['trim C'] })
  expect(currentPart(edges, 'A', 'another toy')).toEqual({ partRevisionId: 'A', fit: 'exact', changes: [] })
  expect(currentPart([edge('B', 'A'), edge('C', 'A')], 'A', 'T', (id) => (id === 'C' ? 3 : 2)).partRevisionId).toBe('C')
  expect(currentPart([edge('B', 'A', 'with-change'), edge('C', 'A')], 'A', 'T').partRevisionId).toBe('C')
})

test('what is not safe is never offered, not even by a detour', () => {
  expect(replacementsOf([edge('B', 'A', 'not-safe')], 'A', 'T')).toEqual([])
  expect(replacementsOf([edge('B', 'A'), edge('C', 'B'), edge('C', 'A', 'not-safe')], 'A', 'T').map(({ partRevisionId }) => partRevisionId)).toEqual(['B'])
})

test('without circles there is always one current part, and nothing unsafe is offered', () => {
  const part = fc.constantFrom('A', 'B', 'C', 'D', 'E')
  fc.assert(fc.property(fc.array(fc.tuple(part, part, fc.constantFrom<Fit>('exact', 'with-change', 'not-safe')), { maxLength: 25 }), (list) => {
    const edges = list.reduce<FitEdge[]>((kept, [replacement, original, fit]) => {
      const links = kept.filter((known) => known.fit !== 'not-safe').map(({ replacementId, originalId }) => ({ replacement: replacementId, original: originalId }))
      return replacement === original || (fit !== 'not-safe' && closesCircle(links, { replacement, original })) ? kept : [...kept, edge(replacement, original, fit)]
    }, [])
    for (const original of ['A', 'B', 'C', 'D', 'E']) {
      const offered = replacementsOf(edges, original, 'T').map(({ partRevisionId }) => partRevisionId)
      expect(offered).not.toContain(original)
      for (const { replacementId, originalId, fit } of edges) if (fit === 'not-safe' && originalId === original) expect(offered).not.toContain(replacementId)
      expect([original, ...offered]).toContain(currentPart(edges, original, 'T').partRevisionId)
    }
  }))
})
