import { expect, test } from 'vitest'
import { decideHappenedAt, OLDEST_DAYS } from './happened.ts'

const now = new Date('2026-03-02T17:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const DAY = 86_400

test('what the phone noted counts, up to a week back', () => {
  expect(decideHappenedAt(undefined, now)).toEqual({ ok: true, value: now })
  expect(decideHappenedAt(ago(3600), now)).toEqual({ ok: true, value: ago(3600) })
  expect(decideHappenedAt(ago(OLDEST_DAYS * DAY), now)).toEqual({ ok: true, value: ago(OLDEST_DAYS * DAY) })
  expect(decideHappenedAt(ago(OLDEST_DAYS * DAY + 1), now)).toMatchObject({ ok: false, refusal: { code: 'happened-too-long-ago' } })
})

test('a clock a little ahead counts as now; far ahead is refused', () => {
  expect(decideHappenedAt(ago(-90), now)).toEqual({ ok: true, value: now })
  expect(decideHappenedAt(ago(-121), now)).toMatchObject({ ok: false, refusal: { code: 'happened-in-future' } })
  expect(decideHappenedAt(new Date('x'), now)).toMatchObject({ ok: false, refusal: { code: 'happened-not-a-time' } })
})
