import { expect, test } from 'vitest'
import { decideMove, previewMove, whoCouldGiveWay, type RunToMove } from './move-run.ts'
import type { Booking } from './schedule.ts'

// 2026-03-09 is a Monday.
const [MON, TUE, WED, THU, FRI] = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']
const calendar = { workingDays: [1, 2, 3, 4, 5], hoursPerDay: 8, closures: [{ firstDay: FRI, lastDay: FRI }] }
const run: RunToMove = { id: 'r', number: 'RUN-0007', state: 'confirmed', hours: 12, startOn: MON, readyOn: TUE }
const other: Booking = { id: 'o', hours: 8, startOn: WED, dueOn: WED }

test('where it fits: others keep their hours, the ready day follows', () => {
  expect(previewMove(run, TUE, [other], calendar, MON)).toMatchObject({ ok: true, value: { fits: { startOn: TUE, readyOn: THU }, keptOver: 4, squeezed: [{ runId: 'r', over: 4, on: TUE }] } })
  expect(decideMove(run, { startOn: TUE }, [other], calendar, MON)).toEqual({ ok: true, value: { startOn: TUE, readyOn: THU, over: 0 } })
})

test('on purpose: the day is kept and the hours are over', () => {
  expect(decideMove(run, { startOn: TUE, keepReady: true }, [other], calendar, MON)).toEqual({ ok: true, value: { startOn: TUE, readyOn: TUE, over: 4 } })
  expect(decideMove(run, { startOn: WED, keepReady: true }, [other], calendar, MON)).toMatchObject({ ok: false, refusal: { code: 'ready-before-start' } })
})

test('refuses the past, a day beyond the plan, a closed day, a run that began, and a plan that changed meanwhile', () => {
  const code = (result: ReturnType<typeof decideMove>) => (result.ok ? 'ok' : result.refusal.code)
  expect(code(decideMove(run, { startOn: '2026-03-06' }, [], calendar, MON))).toBe('start-in-the-past')
  expect(code(decideMove(run, { startOn: '2028-03-08' }, [], calendar, MON))).toBe('ok')
  expect(code(decideMove(run, { startOn: '2028-03-09' }, [], calendar, MON))).toBe('start-too-far')
  expect(code(decideMove(run, { startOn: '2999-01-01' }, [], calendar, MON))).toBe('start-too-far')
  expect(code(decideMove(run, { startOn: FRI }, [], calendar, MON))).toBe('workshop-closed-then')
  expect(code(decideMove({ ...run, state: 'in-production' }, { startOn: TUE }, [], calendar, MON))).toBe('run-not-movable')
  expect(code(decideMove({ ...run, state: 'quoted' }, { startOn: TUE }, [], calendar, MON))).toBe('run-not-movable')
  expect(code(decideMove(run, { startOn: TUE, shownReadyOn: WED }, [other], calendar, MON))).toBe('plan-changed')
})

test('who could give way, and where they would go', () => {
  const bookings: Booking[] = [{ id: 'r', hours: 12, startOn: MON, dueOn: TUE }, { id: 'fixed', hours: 8, startOn: MON, dueOn: MON }]
  // r and fixed need 20 of 16 hours by Tuesday. Moved, r goes where fixed leaves room: Tuesday and Wednesday.
  expect(whoCouldGiveWay([run], bookings, calendar, MON)).toEqual([{ runId: 'r', startOn: TUE, readyOn: WED, overLeft: 0 }])
  expect(whoCouldGiveWay([run], [bookings[0]!], calendar, MON)).toEqual([])
})
