import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeRows, type RowToJudge } from './judge-rows.ts'

const row = (line: number, change: Partial<RowToJudge> = {}): RowToJudge => ({ line, rowKey: `k${line}`, skuId: 'kit', localDate: '2026-11-05', sold: 1, returned: 0, ...change })
const facts = (free: number, taken: string[] = []) => ({ takenKeys: new Set(taken), shelf: new Map([['kit', free]]), codeOf: () => 'KIT-01', placeName: 'Corner Shop' })

test('a sale that came with an earlier file counts once', () => {
  expect(judgeRows([row(2), row(3)], facts(5, ['k2']))).toEqual(new Map([[2, expect.objectContaining({ code: 'taken-before' })]]))
})

test('rows count in the order of their days; a refused row takes nothing', () => {
  const verdicts = judgeRows([row(2, { localDate: '2026-11-07', sold: 2 }), row(3, { localDate: '2026-11-05', sold: 4 }), row(4, { localDate: '2026-11-06', sold: 9 })], facts(5))
  expect([...verdicts.keys()]).toEqual([4, 2])
  expect(verdicts.get(2)!.detail).toContain('only 1 of KIT-01 is left at Corner Shop')
})

test('what came back can be sold again, and what was never there cannot', () => {
  expect(judgeRows([row(2, { sold: 0, returned: 1 }), row(3)], facts(0)).size).toBe(0)
  expect(judgeRows([row(2, { skuId: 'other' })], facts(5)).get(2)!.code).toBe('never-here')
})

test('whatever the file says, the good rows never sell more than there is', () => {
  const rows = fc.array(fc.record({ sold: fc.nat(6), returned: fc.nat(2), day: fc.integer({ min: 1, max: 28 }) }), { maxLength: 30 })
  fc.assert(fc.property(rows, fc.nat(40), (made, free) => {
    const file = made.map(({ sold, returned, day }, index) => row(index + 2, { sold, returned, localDate: `2026-11-${String(day).padStart(2, '0')}` }))
    const bad = judgeRows(file, facts(free))
    const good = file.filter(({ line }) => !bad.has(line))
    return good.reduce((left, { sold, returned }) => left + returned - sold, free) >= 0
  }))
})
