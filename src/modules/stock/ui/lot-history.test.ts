import { expect, test } from 'vitest'
import { lotHistory } from './lot-history.ts'

test('what was decided about a lot on its arrival is said in words', () => {
  const looked = { id: '1', at: '2026-11-30T22:00:00.000Z', by: 'Inés', type: 'sourcing.lot-inspected', data: { number: 'INC-0087', checked: 5, defects: 1, before: 'quarantine', after: 'rejected', reason: 'One seam torn' } }
  expect(lotHistory([looked])).toMatchObject([{ what: 'Rejected on arrival', note: 'INC-0087 · 1 bad in 5 · One seam torn', tone: 'rejected' }])
  expect(lotHistory([{ ...looked, data: { number: 'INC-0001', checked: 32, defects: 0, after: 'released' } }])).toMatchObject([{ what: 'Released on arrival', note: 'INC-0001 · 0 bad in 32', tone: 'released' }])
})
