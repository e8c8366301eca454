import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChecklistItem } from './checklist.ts'
import { planInspection, planSentence, type AqlByClass, type DefectClass, type InspectionPlan } from './inspection-plan.ts'
import { decideByClass, inspectionVerdict, unanswered, type RecordedAnswer } from './inspection-verdict.ts'
import type { Severity } from './sampling-plan.ts'

interface Verdicts {
  verdicts: {
    id: string
    in: { lotSize: number; level: string; aqlByClass: AqlByClass; severity: Severity; defectivesWithinEachClassSample: Partial<Record<DefectClass, number>> }
    out: { byClass: Record<DefectClass, { n: number | string }>; lot: string }
  }[]
}
const { verdicts } = JSON.parse(readFileSync(new URL('../../../../tests/vectors/quality/aql-cases.json', import.meta.url), 'utf8')) as Verdicts

function planned(question: Parameters<typeof planInspection>[0]): InspectionPlan {
  const result = planInspection(question)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

test.each(verdicts.map((entry) => [entry.id, entry] as const))('multi-class verdict %s', (_, entry) => {
  const plan = planned(entry.in)
  const verdict = decideByClass(plan.classes, entry.in.defectivesWithinEachClassSample)
  expect(verdict.lot).toBe(entry.out.lot)
  for (const [defectClass, expected] of Object.entries(entry.out.byClass)) {
    const n = expected.n === 'max n of other classes' ? plan.sampleSize : expected.n
    expect(verdict.byClass.find((found) => found.defectClass === defectClass)).toMatchObject({ ...expected, n })
  }
})

const items: ChecklistItem[] = [
  { key: 'small-parts', prompt: 'No small part comes off', kind: 'passFail', defectClass: 'critical' },
  { key: 'axle', prompt: 'Axle diameter', kind: 'numeric', defectClass: 'major', upper: '32.15' },
  { key: 'gap', prompt: 'Gap at the seam', kind: 'passFail', defectClass: 'major' },
  { key: 'scratches', prompt: 'Scratches', kind: 'count', defectClass: 'minor' },
  { key: 'remark', prompt: 'Remark', kind: 'text', defectClass: null, optional: true },
]
const everyAnswer = (plan: InspectionPlan, fails: ReadonlySet<string>): RecordedAnswer[] =>
  unanswered(plan, items, []).map(({ position, itemKey }) => ({ position, itemKey, passed: !fails.has(`${position} ${itemKey}`) }))

test('lot 40: major is asked in the first 5 units only, minor in 13', () => {
  const plan = planned({ lotSize: 40, level: 'II', aqlByClass: { critical: '0', major: '2.5', minor: '4.0' } })
  const asked = unanswered(plan, items, [])
  expect(asked.filter(({ itemKey }) => itemKey === 'axle').length).toBe(5)
  expect(asked.filter(({ itemKey }) => itemKey === 'scratches').length).toBe(13)
  expect(asked.filter(({ itemKey }) => itemKey === 'small-parts').length).toBe(13)
  expect(planSentence(plan)).toBe('13 of 40 units, level II: critical none in the first 13, major none in the first 5, minor at most 1 in the first 13.')
  // A major defect recorded at unit 6 is outside its class's sample: it is dealt with, but does not decide.
  const late = [...everyAnswer(plan, new Set()), { position: 6, itemKey: 'axle', passed: false }]
  expect(inspectionVerdict(plan, items, late)).toMatchObject({ ok: true, value: { lot: 'accept', nonconformingPositions: [6] } })
})

test('a unit with two major defects counts once', () => {
  const plan = planned({ lotSize: 300, level: 'II', aqlByClass: { major: '2.5' } })
  const fails = new Set(['1 axle', '1 gap', '2 axle', '2 gap', '3 gap'])
  expect(inspectionVerdict(plan, items, everyAnswer(plan, fails))).toMatchObject({ ok: true, value: { lot: 'accept', byClass: [{ found: 3 }] } })
})

test('above AQL 10 nonconformities are counted, not units', () => {
  const plan = planned({ lotSize: 20, level: 'II', aqlByClass: { minor: '15' } })
  const answers = everyAnswer(plan, new Set(['1 scratches'])).map((answer) => (answer.passed ? answer : { ...answer, measured: '7' }))
  expect(inspectionVerdict(plan, items, answers)).toMatchObject({ ok: true, value: { byClass: [{ found: 7 }] } })
})

test('reduced Z1.4 between Ac and Re accepts the lot and brings normal inspection back', () => {
  const plan = planned({ lotSize: 300, level: 'II', aqlByClass: { major: '2.5' }, severity: 'reduced' })
  expect([1, 2, 3, 4].map((found) => decideByClass(plan.classes, { major: found }))).toMatchObject([
    { lot: 'accept', backToNormal: false }, { lot: 'accept', backToNormal: true }, { lot: 'accept', backToNormal: true }, { lot: 'reject', backToNormal: false },
  ])
})

test('an unfinished inspection has no verdict', () => {
  const plan = planned({ lotSize: 40, level: 'II', aqlByClass: { critical: '0', minor: '4.0' } })
  const answers = everyAnswer(plan, new Set()).filter(({ position, itemKey }) => !(position === 9 && itemKey === 'scratches'))
  expect(inspectionVerdict(plan, items, answers)).toMatchObject({ ok: false, refusal: { code: 'inspection-unfinished', detail: { missing: 1, position: 9, itemKey: 'scratches' } } })
})

test('critical alone means every unit', () => {
  expect(planned({ lotSize: 77, level: 'II', aqlByClass: { critical: '0' } })).toMatchObject({ sampleSize: 77, classes: [{ ac: 0, re: 1, fullInspection: true }] })
  expect(planInspection({ lotSize: 77, level: 'II', aqlByClass: {} })).toMatchObject({ ok: false, refusal: { code: 'no-defect-class' } })
  expect(planInspection({ lotSize: 77, level: 'II', aqlByClass: { minor: '3' } })).toMatchObject({ ok: false, refusal: { field: 'aql.minor' } })
})

test('one more failed answer never turns a rejection into an acceptance', () => {
  fc.assert(fc.property(
    fc.integer({ min: 2, max: 300 }), fc.constantFrom('normal', 'tightened', 'reduced'), fc.array(fc.tuple(fc.nat(200), fc.constantFrom('small-parts', 'axle', 'gap', 'scratches')), { maxLength: 30 }),
    (lotSize, severity, failed) => {
      const plan = planned({ lotSize, level: 'II', aqlByClass: { critical: '0', major: '2.5', minor: '4.0' }, severity: severity as Severity })
      const fails = new Set<string>()
      let rejected = false
      for (const [position, key] of failed) {
        fails.add(`${(position % plan.sampleSize) + 1} ${key}`)
        const verdict = inspectionVerdict(plan, items, everyAnswer(plan, fails))
        const reject = verdict.ok && verdict.value.lot === 'reject'
        expect(reject || !rejected).toBe(true)
        rejected = reject
      }
    },
  ), { numRuns: 40 })
})
