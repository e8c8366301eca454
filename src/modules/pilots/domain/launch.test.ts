import { expect, test } from 'vitest'
import { sinceLaunch } from './launch.ts'

const days = [{ date: '2026-05-01', sold: 0 }, { date: '2026-05-02', sold: 3 }, { date: '2026-05-03', sold: 0 }, { date: '2026-05-05', sold: 9 }]

test('days before the planned first day of sale do not count, unless something was sold', () => {
  expect(sinceLaunch(days, '2026-05-04').map(({ date }) => date)).toEqual(['2026-05-02', '2026-05-03', '2026-05-05'])
  expect(sinceLaunch(days.filter(({ sold }) => sold !== 3), '2026-05-04').map(({ date }) => date)).toEqual(['2026-05-05'])
  expect(sinceLaunch(days, null)).toEqual(days)
})
