import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptanceProbability, binomialAcceptance, poissonAcceptance, riskSentence } from './acceptance-probability.ts'

interface Curves { curves: { id: string; type: string; lotSize?: number; n: number; c: number; points: { D?: number; p?: number; u?: number; pa: number }[] }[] }
const { curves } = JSON.parse(readFileSync(new URL('../../../../tests/vectors/quality/oc-curves.json', import.meta.url), 'utf8')) as Curves

test.each(curves.map((curve) => [curve.id, curve] as const))('operating characteristic curve %s of R AcceptanceSampling', (_, curve) => {
  for (const point of curve.points) {
    const pa = curve.type === 'hypergeom' ? acceptanceProbability({ lotSize: curve.lotSize!, n: curve.n, ac: curve.c }, point.D!)
      : curve.type === 'binomial' ? binomialAcceptance({ n: curve.n, ac: curve.c }, point.p!)
        : poissonAcceptance({ n: curve.n, ac: curve.c }, (point.u ?? point.p)!)
    expect(Math.abs(pa - point.pa)).toBeLessThan(1e-8)
  }
})

test('more defectives never raise the chance of passing', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 800 }), fc.nat(), fc.nat(), fc.nat(), (lotSize, a, b, c) => {
    const n = 1 + (a % lotSize)
    const ac = b % n
    const defectives = c % lotSize
    const plan = { lotSize, n, ac }
    expect(acceptanceProbability(plan, defectives + 1)).toBeLessThanOrEqual(acceptanceProbability(plan, defectives) + 1e-12)
  }))
})

test('the risk is told in one sentence', () => {
  expect(riskSentence({ lotSize: 120, n: 20, ac: 1 })).toBe('A lot of 120 with 12 defective units passes this plan 37 % of the time.')
  expect(riskSentence({ lotSize: 10, n: 10, ac: 0 })).toBe('A lot of 10 with 1 defective unit never passes this plan.')
})
