import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAql, planFor, type SamplingPlan, type SamplingQuestion } from './sampling-plan.ts'
import { AQLS, INSPECTION_LEVELS, tableText, TABLE_HASH } from './sampling-tables.ts'

const vector = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../../tests/vectors/quality/${name}`, import.meta.url), 'utf8'))

interface Cases { cases: { id: string; in: SamplingQuestion; out: Partial<SamplingPlan> }[] }
const { cases } = vector('aql-cases.json') as Cases

function planned(question: SamplingQuestion): SamplingPlan {
  const result = planFor(question)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

test.each(cases.map((entry) => [entry.id, entry] as const))('published look-up %s', (_, entry) => {
  expect(planned(entry.in)).toMatchObject(entry.out)
})

interface Tables {
  tables: { iso: Record<string, Record<string, Record<string, string>>>; z14_reduced: Record<string, Record<string, string>> }
  codeLetters: ({ lo: number; hi: number | null } & Record<string, string | number | null>)[]
}
const { tables, codeLetters } = vector('aql-tables.json') as Tables

test('every cell and every lot-size boundary equals the transcribed tables', () => {
  let checked = 0
  for (const row of codeLetters) for (const level of INSPECTION_LEVELS) for (const lotSize of [row.lo, row.hi ?? 9_000_000]) for (const aql of AQLS) {
    const letter = row[level] as string
    for (const [severity, table] of Object.entries(tables.iso)) {
      const plan = planned({ lotSize, level, aql, severity: severity as SamplingPlan['severity'], standard: 'iso' })
      expect([plan.letter, [plan.finalLetter, plan.tableN, plan.ac, plan.re].join('/')]).toEqual([letter, table[letter]![aql]])
      checked += 1
    }
    const reduced = planned({ lotSize, level, aql, severity: 'reduced', standard: 'z14' })
    expect([reduced.tableN, reduced.ac, reduced.re].join('/')).toBe(tables.z14_reduced[letter]![aql])
  }
  expect(checked).toBe(15 * 7 * 2 * 26 * 3)
})

test('the hash on a plan is that of the tables', () => {
  expect(createHash('sha256').update(tableText()).digest('hex')).toBe(TABLE_HASH)
})

test('a lot of one is inspected whole', () => {
  expect(planned({ lotSize: 1, level: 'II', aql: '2.5' })).toMatchObject({ letter: null, n: 1, ac: 0, re: 1, fullInspection: true })
})

test('an AQL may be written shorter than printed', () => {
  expect([parseAql('4'), parseAql('0.1'), parseAql('10.0'), parseAql('3'), parseAql('0'), parseAql('')]).toEqual(['4.0', '0.10', '10', null, null, null])
})

test.each([
  [{ lotSize: 0, level: 'II', aql: '2.5' }, 'lot-size'],
  [{ lotSize: 2.5, level: 'II', aql: '2.5' }, 'lot-size'],
  [{ lotSize: 50, level: 'IV', aql: '2.5' }, 'inspection-level'],
  [{ lotSize: 50, level: 'II', aql: '3' }, 'aql'],
])('refuses %j', (question, code) => {
  expect(planFor(question)).toMatchObject({ ok: false, refusal: { code } })
})

test('a plan never asks for more than the lot, and Ac is below Re', () => {
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 200_000 }), fc.constantFrom(...INSPECTION_LEVELS), fc.constantFrom(...AQLS),
    fc.constantFrom('normal', 'tightened', 'reduced'), fc.constantFrom('iso', 'z14'),
    (lotSize, level, aql, severity, standard) => {
      const plan = planned({ lotSize, level, aql, severity: severity as SamplingPlan['severity'], standard: standard as SamplingPlan['standard'] })
      expect(plan.n).toBeLessThanOrEqual(lotSize)
      expect(plan.ac).toBeLessThan(plan.re)
      expect(plan.fullInspection).toBe(plan.tableN >= lotSize)
    },
  ))
})
