import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reachableStates } from '#kernel/state-machine.ts'
import { decideAmend } from './amend.ts'
import { evaluateMetric, sellOutDay, type PilotFacts, type PilotMetric } from './metrics.ts'
import { decideApprove, decideClose, decidePilotVerb, pilotMachine } from './pilot-state.ts'
import { pilotVerdict } from './verdict.ts'

const facts: PilotFacts = {
  unitsReceived: 500, firstDayOfSale: '2026-05-01', today: '2026-05-10', decisionDate: '2026-05-15', good: 500, scrap: 12, productionFinished: true,
  soldByDay: [{ date: '2026-05-01', sold: 160, returned: 0 }, { date: '2026-05-02', sold: 190, returned: 0 }, { date: '2026-05-03', sold: 95, returned: 0 }, { date: '2026-05-04', sold: 55, returned: 0 }],
}
const slow: PilotFacts = { ...facts, soldByDay: [{ date: '2026-05-01', sold: 60, returned: 0 }, { date: '2026-05-06', sold: 40, returned: 4 }] }
const metric = (name: PilotMetric['metric'], direction: PilotMetric['direction'], threshold: number): PilotMetric => ({ metric: name, direction, threshold })

test('every state is reached', () => {
  expect(reachableStates(pilotMachine)).toEqual(new Set(['draft', 'approved', 'running', 'deciding', 'closed', 'cancelled']))
  expect(decidePilotVerb({ number: 'PIL-0001', state: 'draft' }, 'close')).toMatchObject({ ok: false, refusal: { code: 'pilot-cannot-close' } })
})

test('approving needs a hypothesis, a metric and a stop rule; closing a verdict, a decision and a learning', () => {
  const plan = { number: 'PIL-0001', state: 'draft', hypothesis: 'Sells out within a week', stopRule: 'More than 3 % returned', metrics: [1] } as const
  expect(decideApprove(plan)).toEqual({ ok: true, value: 'approved' })
  expect([decideApprove({ ...plan, hypothesis: '' }), decideApprove({ ...plan, metrics: [] }), decideApprove({ ...plan, stopRule: ' ' })].map((r) => (r.ok ? '' : r.refusal.code)))
    .toEqual(['hypothesis-missing', 'metric-missing', 'stop-rule-missing'])
  const pilot = { number: 'PIL-0001', state: 'deciding', hasVerdict: true, learnings: 1 } as const
  expect(decideClose(pilot, 'iterate')).toEqual({ ok: true, value: 'closed' })
  expect([decideClose({ ...pilot, hasVerdict: false }, 'iterate'), decideClose(pilot, null), decideClose({ ...pilot, learnings: 0 }, 'iterate')].map((r) => (r.ok ? '' : r.refusal.code)))
    .toEqual(['verdict-missing', 'decision-missing', 'learning-missing'])
})

test('sold out on day four', () => {
  expect(sellOutDay(facts)).toBe(4)
  expect(evaluateMetric(metric('days-to-sell-out', 'at-most', 7), facts)).toMatchObject({ value: 4, outcome: 'met', sentence: 'Days to sell-out: 4 days (wanted: at most 7 days).' })
  expect(evaluateMetric(metric('days-to-sell-out', 'at-most', 3), facts)).toMatchObject({ outcome: 'not-met' })
  expect(evaluateMetric(metric('sell-through', 'at-least', 80), facts)).toMatchObject({ value: 100, outcome: 'met' })
})

test('cannot tell before it is certain', () => {
  expect(sellOutDay(slow)).toBeNull()
  expect(evaluateMetric(metric('sell-through', 'at-least', 80), slow)).toMatchObject({ outcome: 'cannot-tell', sentence: 'Sell-through: 19.2 % so far (wanted: at least 80 %).' })
  expect(evaluateMetric(metric('sell-through', 'at-least', 80), { ...slow, today: '2026-05-15' })).toMatchObject({ outcome: 'not-met' })
  expect(evaluateMetric(metric('units-sold', 'at-least', 90), slow)).toMatchObject({ value: 96, outcome: 'met' })
  expect(evaluateMetric(metric('units-sold', 'at-most', 90), slow)).toMatchObject({ outcome: 'not-met' })
  expect(evaluateMetric(metric('days-to-sell-out', 'at-most', 9), slow)).toMatchObject({ value: null, outcome: 'not-met' })
  expect(evaluateMetric(metric('days-to-sell-out', 'at-most', 10), slow)).toMatchObject({ outcome: 'cannot-tell' })
  expect(evaluateMetric(metric('return-rate', 'at-most', 5), slow)).toMatchObject({ value: 4, outcome: 'cannot-tell' })
  expect(evaluateMetric(metric('return-rate', 'at-most', 4), { ...slow, today: '2026-05-15' })).toMatchObject({ outcome: 'met' })
  expect(evaluateMetric(metric('scrap-rate', 'at-most', 2), slow)).toMatchObject({ value: 2.34375, outcome: 'not-met' })
  expect(evaluateMetric(metric('scrap-rate', 'at-most', 2), { ...slow, productionFinished: false })).toMatchObject({ outcome: 'cannot-tell' })
  const before = { ...slow, soldByDay: [], firstDayOfSale: null }
  for (const name of ['sell-through', 'days-to-sell-out', 'units-sold', 'return-rate'] as const) expect(evaluateMetric(metric(name, 'at-least', 1), before)).toMatchObject({ value: null, outcome: 'cannot-tell' })
})

test('the verdict follows from the metrics and the stop rule', () => {
  const demand = metric('days-to-sell-out', 'at-most', 7)
  const making = metric('scrap-rate', 'at-most', 2)
  const fine = { text: 'More than 3 % returned', hit: false }
  expect(pilotVerdict([demand], facts, fine)).toMatchObject({ outcome: 'met', recommended: 'repeat', soldOut: true })
  expect(pilotVerdict([demand, making], facts, fine)).toMatchObject({ outcome: 'partly-met', recommended: 'iterate' })
  expect(pilotVerdict([demand, making], facts, fine).reasons.join(' ')).toContain('Demand was higher than sales')
  expect(pilotVerdict([metric('sell-through', 'at-least', 80)], { ...slow, today: '2026-05-15' }, fine)).toMatchObject({ outcome: 'not-met', recommended: 'stop' })
  expect(pilotVerdict([metric('sell-through', 'at-least', 80)], slow, fine)).toMatchObject({ outcome: 'cannot-tell', recommended: null })
  expect(pilotVerdict([demand], facts, { ...fine, hit: true })).toMatchObject({ recommended: 'stop', reasons: expect.arrayContaining(['The stop rule was hit: More than 3 % returned']) as unknown })
})

test('without returns, what is once certain stays so while sales go on', () => {
  const anyMetric = fc.record({ metric: fc.constantFrom('sell-through', 'days-to-sell-out', 'units-sold'), direction: fc.constantFrom('at-least', 'at-most'), threshold: fc.integer({ min: 1, max: 120 }) })
  fc.assert(fc.property(anyMetric, fc.array(fc.nat(30), { minLength: 1, maxLength: 25 }), (planned, sales) => {
    let certain: string | null = null
    for (let days = 1; days <= sales.length; days += 1) {
      let stock = 100
      const soldByDay = sales.slice(0, days).map((wantedUnits, index) => {
        const sold = Math.min(stock, wantedUnits)
        stock -= sold
        return { date: `2026-06-${String(index + 1).padStart(2, '0')}`, sold, returned: 0 }
      })
      const { outcome } = evaluateMetric(planned as PilotMetric, { ...facts, unitsReceived: 100, firstDayOfSale: '2026-06-01', today: `2026-06-${String(days).padStart(2, '0')}`, decisionDate: '2026-07-01', soldByDay })
      if (certain) expect(outcome).toBe(certain)
      if (outcome !== 'cannot-tell') certain = outcome
    }
  }))
})

test('a locked pilot changes by dated amendments', () => {
  const pilot = { number: 'PIL-0001', state: 'running', locked: true } as const
  const date = { field: 'decisionDate', before: '2026-05-15', after: '2026-05-22' } as const
  expect(decideAmend({ ...pilot, locked: false }, [date], '')).toMatchObject({ ok: true, value: { edits: [date], amendments: [] } })
  expect(decideAmend(pilot, [date], '')).toMatchObject({ ok: false, refusal: { code: 'amendment-reason-missing', field: 'why' } })
  expect(decideAmend(pilot, [date, { field: 'title', before: 'a', after: 'b' }], 'late delivery')).toMatchObject({ ok: true, value: { edits: [{ field: 'title' }], amendments: [{ ...date, why: 'late delivery' }] } })
  expect(decideAmend(pilot, [{ field: 'skuId', before: 'x', after: 'y' }], 'why not')).toMatchObject({ ok: false, refusal: { code: 'pilot-field-fixed' } })
  expect(decideAmend({ ...pilot, state: 'closed' }, [date], 'late')).toMatchObject({ ok: false, refusal: { code: 'pilot-ended' } })
  expect(decideAmend(pilot, [{ ...date, after: date.before }], '')).toEqual({ ok: true, value: { edits: [], amendments: [] } })
})
